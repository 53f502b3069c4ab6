package io.github.pluginregistry.extensions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** The rules for the path of a program: it names one file, with no shell and no search path. */
final class ProgramPath {

    private ProgramPath() {}

    /**
     * Resolves a path as it is written.
     *
     * @param base the directory that a relative path starts from, and does not leave
     * @throws IllegalArgumentException if it climbs, or has characters that no path needs
     */
    static Path resolve(Path base, String written) {
        if (written.isBlank() || written.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "\"%s\" is not the path of a program"
                            .formatted(written.replaceAll("\\p{Cntrl}", "?")));
        }
        Path path;
        try {
            path = Path.of(written);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException(
                    "\"%s\" is not the path of a program".formatted(written), e);
        }
        for (Path part : path) {
            if (part.toString().equals("..")) {
                throw new IllegalArgumentException(
                        "the path %s climbs with \"..\"; write it without".formatted(written));
            }
        }
        if (!path.isAbsolute() && path.getNameCount() == 1 && !written.startsWith(".")) {
            throw new IllegalArgumentException(
                    "%s is a name and not a path, and no search path is used; write ./%s or an absolute path"
                            .formatted(written, written));
        }
        if (!path.isAbsolute() && leadsOut(base.resolve(path), base)) {
            throw new IllegalArgumentException(
                    "%s is a link out of %s; write the absolute path of the program"
                            .formatted(written, base));
        }
        return base.resolve(path).normalize();
    }

    /** Whether links lead to a file that is not below the directory. */
    private static boolean leadsOut(Path program, Path base) {
        try {
            return !program.toRealPath().startsWith(base.toRealPath());
        } catch (IOException e) {
            // A file that is missing is reported when it is started.
            return false;
        }
    }

    /**
     * Checks that a program can be started.
     *
     * @throws ExtensionFailure if it cannot
     */
    static void requireExecutable(Path program) throws ExtensionFailure {
        if (!Files.isRegularFile(program)) {
            throw ExtensionFailure.unusable("there is no program " + program);
        }
        if (!Files.isExecutable(program)) {
            throw ExtensionFailure.unusable(
                    "%s is not executable; run chmod +x on it".formatted(program));
        }
    }
}
