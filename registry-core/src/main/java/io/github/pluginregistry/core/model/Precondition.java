package io.github.pluginregistry.core.model;

/** Decides whether a registry may be changed now. */
@FunctionalInterface
public interface Precondition<E extends RegistryException> {

    /**
     * Returns if it may.
     *
     * @throws E if it may not
     */
    void require(Registry registry) throws E;
}
