package io.github.pluginregistry.sdk;

/** Writes lines to the log of the run. */
public interface ExtensionLog {

    /** Shown where debug output is on. */
    void debug(String message);

    /** Shown unless the run is quiet. */
    void info(String message);

    /** Shown as a warning. */
    void warn(String message);
}
