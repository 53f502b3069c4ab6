package io.github.pluginregistry.sdk;

/**
 * An extension of a plugin registry. Implement it through the interfaces of the contracts: a class
 * that implements {@link CheckRule} is an extension with a rule, and one class may implement
 * several contracts.
 *
 * <p>An extension in the JVM needs a public constructor without parameters, and an entry in {@code
 * META-INF/services/io.github.pluginregistry.sdk.Extension}. There is one instance per run; a
 * server keeps it for all runs of a registry. Its methods may be called by several threads at once,
 * except {@link #start} and {@link #stop}.
 *
 * <p>A method may throw any exception. It fails that call alone, within the rules of the contract;
 * after three failures the extension is disabled for the rest of the run.
 */
public interface Extension {

    /**
     * Describes the extension. Called before {@link #start} and without its configuration, so it
     * returns constants.
     */
    Capabilities capabilities();

    /**
     * Prepares the extension. No other method but {@link #capabilities()} is called before.
     *
     * @param context what the extension may use while it runs
     * @throws Exception if the extension cannot work; it is disabled, and the message is shown
     */
    default void start(ExtensionContext context) throws Exception {}

    /** Tells whether the extension can work, for the list of extensions and for health checks. */
    default Health health() {
        return Health.UP;
    }

    /** Releases resources. No other method is called afterwards. */
    default void stop() throws Exception {}
}
