package io.github.pluginregistry.server.credential;

import io.github.pluginregistry.server.config.SecretReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;

/** What a file with a key has to be. */
final class KeyFiles {

    private KeyFiles() {}

    static void requireSafe(SecretReference key, Path dataDirectory) throws SecretException {
        if (key.source() == SecretReference.Source.SEALED) {
            throw new SecretException(
                    "credentials.keys names the sealed credential %s".formatted(key.name()),
                    "name a file or a variable: a key cannot be sealed with itself");
        }
        if (key.source() == SecretReference.Source.FILE) {
            requireSafe(Path.of(key.name()), dataDirectory);
        }
    }

    private static void requireSafe(Path file, Path dataDirectory) throws SecretException {
        try {
            Path real = file.toRealPath();
            if (Files.exists(dataDirectory) && real.startsWith(dataDirectory.toRealPath())) {
                throw new SecretException(
                        "the key %s is in the data directory".formatted(file),
                        "move it elsewhere: a copy of the database must not contain the key to its secrets");
            }
            // A group may read it: containers get files of secrets so.
            if (Files.getFileStore(real).supportsFileAttributeView("posix")
                    && Files.getPosixFilePermissions(real)
                            .contains(PosixFilePermission.OTHERS_READ)) {
                throw new SecretException(
                        "every user of this machine can read the key %s".formatted(file),
                        "run: chmod 600 " + file);
            }
        } catch (IOException e) {
            throw new SecretException(
                    "the key %s cannot be read".formatted(file),
                    "create it with: openssl rand -base64 32 > %s".formatted(file),
                    e);
        }
    }
}
