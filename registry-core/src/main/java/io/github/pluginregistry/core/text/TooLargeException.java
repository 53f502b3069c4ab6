package io.github.pluginregistry.core.text;

import java.io.Serial;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** A file is larger than any file of its kind, and was not read. */
public final class TooLargeException extends FileSystemException {

    @Serial private static final long serialVersionUID = 1L;

    TooLargeException(Path file, int limit) {
        super(
                file.toString(),
                null,
                "it is larger than %d MB and was not read; check that it is the right file"
                        .formatted(limit / 1024 / 1024));
    }
}
