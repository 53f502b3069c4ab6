package io.github.pluginregistry.core.model;

/**
 * Decides whether a registry may be changed now.
 *
 * @param <E> how it refuses
 */
@FunctionalInterface
public interface Precondition<E extends RegistryException> {

    /**
     * Returns if it may.
     *
     * @param registry the registry as it is published
     * @throws E if it may not
     */
    void require(Registry registry) throws E;
}
