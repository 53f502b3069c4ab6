package io.github.pluginregistry.maven.log;

import io.github.pluginregistry.sdk.ExtensionLog;

/**
 * The log of an extension. The id before each line says who wrote it, and keeps a line from being
 * taken for a command of the CI system.
 */
public record PrefixedLog(SanitizingLog log, String id) implements ExtensionLog {

    @Override
    public void debug(String message) {
        log.debug(prefixed(message));
    }

    @Override
    public void info(String message) {
        log.info(prefixed(message));
    }

    @Override
    public void warn(String message) {
        log.warn(prefixed(message));
    }

    private String prefixed(String message) {
        return "[%s] %s".formatted(id, message);
    }
}
