package io.github.pluginregistry.outputs;

import io.github.pluginregistry.core.io.BoundedFileReader;
import java.nio.charset.StandardCharsets;

/** Keeps files small enough that the next run reads them. */
final class FileLimit {

    private FileLimit() {}

    /**
     * The same text.
     *
     * @param output the output that the file belongs to
     * @throws IllegalArgumentException if it is larger than any file may be that is read
     */
    static String require(String file, String output, String text) {
        if (text.getBytes(StandardCharsets.UTF_8).length > BoundedFileReader.LIMIT) {
            throw new IllegalArgumentException(
                    "%s would be larger than %d MB; remove %s from the outputs of the definition, or split the registry"
                            .formatted(file, BoundedFileReader.LIMIT / 1024 / 1024, output));
        }
        return text;
    }
}
