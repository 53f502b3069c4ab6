package io.github.pluginregistry.maven.log;

import io.github.pluginregistry.sdk.ExtensionLog;

/** The log of an extension, with its id before each line, so that none is a CI command. */
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
