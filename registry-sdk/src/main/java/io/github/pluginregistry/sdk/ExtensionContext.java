package io.github.pluginregistry.sdk;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** What an extension may use while it runs. All methods may be called by any thread. */
public interface ExtensionContext {

    /** The id of the extension. */
    String id();

    /**
     * The configuration from the definition, valid against {@link
     * Capabilities#configurationSchema()}. Values are strings, numbers, booleans, lists and maps
     * with string keys; the map is unmodifiable and empty where nothing is configured.
     */
    Map<String, Object> configuration();

    /** A value of the configuration that is a text. */
    default Optional<String> text(String key) {
        return Optional.ofNullable(configuration().get(key)).map(String::valueOf);
    }

    /** The registry's name and home. */
    RegistryInfo registry();

    /** Sends requests over HTTP, with the limits, retries and proxies of the run. */
    HttpAccess http();

    /**
     * The token for a host, from settings.xml, the environment or a {@link SecretSource}.
     *
     * @param host a host of {@link Capabilities#tokenHosts()}
     * @return empty where none is configured
     * @throws SecurityException if the capabilities do not name the host
     * @throws IOException if the token cannot be read
     */
    Optional<String> token(String host) throws IOException;

    /** Writes to the log of the run. Each line is shown with the id of the extension. */
    ExtensionLog log();
}
