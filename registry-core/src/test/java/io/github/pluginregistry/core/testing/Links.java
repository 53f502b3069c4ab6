package io.github.pluginregistry.core.testing;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes links; where the file system or the user's rights have none, the test is skipped. */
public final class Links {

    private Links() {}

    /** A symbolic link, in place of whatever file is there. */
    public static Path symbolic(Path link, Path target) throws IOException {
        Files.createDirectories(link.toAbsolutePath().resolveSibling(""));
        Files.deleteIfExists(link);
        try {
            return Files.createSymbolicLink(link, target);
        } catch (IOException | UnsupportedOperationException e) {
            assumeThat(e).as("symbolic links").isNull();
            throw e;
        }
    }

    /** A hard link, in place of whatever file is there. */
    public static Path hard(Path link, Path file) throws IOException {
        Files.deleteIfExists(link);
        try {
            return Files.createLink(link, file);
        } catch (IOException | UnsupportedOperationException e) {
            assumeThat(e).as("hard links").isNull();
            throw e;
        }
    }
}
