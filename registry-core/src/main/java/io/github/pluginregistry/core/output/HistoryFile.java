package io.github.pluginregistry.core.output;

import io.github.pluginregistry.core.model.VersionHistory;
import java.io.IOException;

/** The file of a registry that keeps all versions of its plugins. */
public interface HistoryFile {

    /** The name of the file, relative to the output directory and below it. */
    String name();

    /**
     * Reads the file.
     *
     * @param text its text; empty where there is no such file
     * @throws IOException if it is not a history; the message has the line and what is wrong there
     */
    VersionHistory read(String text) throws IOException;
}
