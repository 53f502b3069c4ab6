package io.github.pluginregistry.sdk;

/** A repository that does not exist, or that may not be read. */
public final class RepositoryNotFoundException extends Exception {

    private static final long serialVersionUID = 1;

    /**
     * @param message what was asked for, and where
     */
    public RepositoryNotFoundException(String message) {
        super(message);
    }
}
