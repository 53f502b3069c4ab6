package io.github.pluginregistry.sdk;

import java.util.Optional;

/**
 * Provides tokens of hosts, for example from a vault. Asked for a host only where settings.xml and
 * the environment have no token of it.
 *
 * <p>An exception ends the run for the repositories of that host: they are not asked without a
 * token instead.
 */
public interface SecretSource extends Extension {

    /**
     * The token of a host.
     *
     * @param host such as {@code github.com}
     * @return empty where this source has none; the token is never logged or stored
     * @throws Exception if the source cannot be read
     */
    Optional<String> token(String host) throws Exception;
}
