package io.github.pluginregistry.sdk;

import java.util.Objects;

/**
 * A rendered file.
 *
 * @param path its name, as in {@link Capabilities#outputs()}
 * @param content its text, which is written as UTF-8
 */
public record OutputFile(String path, String content) {

    public OutputFile {
        Objects.requireNonNull(path);
        Objects.requireNonNull(content);
    }
}
