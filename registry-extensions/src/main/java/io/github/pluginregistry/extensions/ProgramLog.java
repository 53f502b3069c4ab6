package io.github.pluginregistry.extensions;

import io.github.pluginregistry.sdk.ExtensionLog;

/** Reads the level of a line that a program wrote to its standard error. */
final class ProgramLog {

    private ProgramLog() {}

    /** Lines that begin with {@code DEBUG}, {@code INFO} or {@code WARN} have that level. */
    static void write(ExtensionLog log, String line) {
        int space = line.indexOf(' ');
        String level = space < 0 ? line : line.substring(0, space);
        String rest = space < 0 ? "" : line.substring(space + 1);
        switch (level) {
            case "DEBUG" -> log.debug(rest);
            case "INFO" -> log.info(rest);
            case "WARN" -> log.warn(rest);
            default -> log.info(line);
        }
    }
}
