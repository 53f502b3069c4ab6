package io.github.pluginregistry.core.git;

import io.github.pluginregistry.core.io.BoundedFileReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Constants;

/**
 * Checks the files of a local repository that JGit reads whole, and quotes if they are malformed. A
 * directory that is laid out like a bare repository can be tracked, with links in it, so no link
 * may lead out of it, into a loop, or to a device. Nothing below {@code .git} can be tracked; links
 * there are the user's own.
 */
final class LocalFiles {

    private static final List<String> WHOLE =
            List.of("HEAD", "config", "config.worktree", "shallow", "gitdir");
    private static final Pattern INCLUDE = Pattern.compile("(?i)\\[\\s*include");
    private static final String COMMON = "commondir";
    private static final String ALTERNATES = "info/alternates";
    private static final String TABLES = "reftable";

    /** How many repositories objects may be borrowed from. */
    private static final int OTHERS = 100;

    private LocalFiles() {}

    /** Rejects a repository in which such a file is not a regular file, or is too large. */
    static void check(Path gitDirectory) throws IOException {
        check(gitDirectory.toAbsolutePath().normalize(), new HashSet<>());
    }

    private static void check(Path git, Set<Path> seen) throws IOException {
        if (!seen.add(git) || !Files.isDirectory(git)) {
            return;
        }
        if (seen.size() > OTHERS) {
            throw new IOException("it borrows from more than %d repositories".formatted(OTHERS));
        }
        for (String name : WHOLE) {
            refuseInclude(git, name, text(git, git.resolve(name)));
        }
        checkReferences(git);
        for (String other : text(git, git.resolve(COMMON)).strip().lines().toList()) {
            check(resolved(git, other), seen);
        }
        Path objects = git.resolve("objects");
        for (String other : text(objects, objects.resolve(ALTERNATES)).lines().toList()) {
            check(resolved(objects, other).resolveSibling("").normalize(), seen);
        }
    }

    /** An included configuration could be any file, too. */
    private static void refuseInclude(Path git, String name, String text) throws IOException {
        if (isTrackable(git) && name.startsWith("config") && INCLUDE.matcher(text).find()) {
            throw new IOException(
                    git.resolve(name)
                            + " includes another file, as only that of a .git directory may");
        }
    }

    private static void checkReferences(Path git) throws IOException {
        isFile(git, git.resolve(Constants.PACKED_REFS));
        Path tables = git.resolve(TABLES);
        text(git, tables.resolve("tables.list"));
        for (Path directory : List.of(git.resolve(Constants.R_TAGS), tables)) {
            requireInside(git, directory);
            if (isTrackable(git) && Files.isDirectory(directory)) {
                refuseLinks(directory);
            }
        }
    }

    private static void refuseLinks(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory.toRealPath())) {
            Path link = files.filter(Files::isSymbolicLink).findFirst().orElse(directory);
            if (!link.equals(directory)) {
                throw new IOException(link + " is a symbolic link, and is not followed");
            }
        }
    }

    /** The text of a file; empty where there is none. */
    private static String text(Path root, Path file) throws IOException {
        return isFile(root, file)
                ? new String(
                        BoundedFileReader.bytes(file.toRealPath(), BoundedFileReader.LIMIT),
                        StandardCharsets.UTF_8)
                : "";
    }

    private static boolean isFile(Path root, Path file) throws IOException {
        requireInside(root, file);
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new IOException(file + " is no file");
        }
        return Files.exists(file);
    }

    private static void requireInside(Path root, Path place) throws IOException {
        if (isTrackable(root)
                && Files.exists(place, LinkOption.NOFOLLOW_LINKS)
                && !(Files.exists(place) && place.toRealPath().startsWith(root.toRealPath()))) {
            throw new IOException(
                    "%s is a symbolic link, or lies behind one, that leads out of the repository"
                            .formatted(place));
        }
    }

    private static boolean isTrackable(Path directory) {
        for (Path name : directory) {
            if (name.toString().equals(Constants.DOT_GIT)) {
                return false;
            }
        }
        return true;
    }

    private static Path resolved(Path directory, String other) throws IOException {
        try {
            return directory.resolve(other).normalize();
        } catch (InvalidPathException e) {
            throw new IOException(directory + " names a repository that has no path", e);
        }
    }
}
