package io.github.pluginregistry.sdk;

import java.util.Objects;

/**
 * Something that is wrong with a plugin or with the registry.
 *
 * @param rule what is checked, such as {@code description}; shown and configured as {@code
 *     EXTENSION/RULE}
 * @param severity how much it weighs
 * @param plugin the id of the plugin; empty where it concerns the registry
 * @param message what is wrong, in one line
 * @param remedy what to do; empty where the message says it
 */
public record Finding(
        String rule, Severity severity, String plugin, String message, String remedy) {

    /** How much a finding weighs. */
    public enum Severity {
        /** Fails the check. */
        ERROR,
        /** Shown, and fails the check only where the build wants that. */
        WARNING
    }

    public Finding {
        Objects.requireNonNull(rule);
        Objects.requireNonNull(severity);
        Objects.requireNonNull(plugin);
        Objects.requireNonNull(message);
        Objects.requireNonNull(remedy);
    }

    /** An error about a plugin. */
    public static Finding error(String rule, String plugin, String message) {
        return new Finding(rule, Severity.ERROR, plugin, message, "");
    }

    /** A warning about a plugin. */
    public static Finding warning(String rule, String plugin, String message) {
        return new Finding(rule, Severity.WARNING, plugin, message, "");
    }

    /** The same, with what to do. */
    public Finding withRemedy(String text) {
        return new Finding(rule, severity, plugin, message, text);
    }
}
