package io.github.pluginregistry.core.git;

import io.github.pluginregistry.core.http.SourceException;
import io.github.pluginregistry.core.http.SourceException.Kind;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;

/**
 * Limits for reading a local repository. JGit keeps all references and whole objects in memory, so
 * larger ones are rejected before they are loaded.
 *
 * @param tags how many tags there may be
 * @param bytes how large a configuration, a tag or a commit may be
 */
record LocalLimits(int tags, long bytes) {

    static final LocalLimits STANDARD = new LocalLimits(1_000_000, 1 << 20);

    /** The most that the line of a packed reference takes, to bound other stores by their size. */
    private static final int LINE = 256;

    /** Rejects a repository whose configuration or references are too large. */
    void check(File gitDirectory, Path path) throws IOException, SourceException {
        Path git = gitDirectory.toPath();
        Path config = git.resolve("config");
        if (Files.isRegularFile(config) && Files.size(config) > bytes) {
            throw tooLarge("the configuration of", path, Files.size(config));
        }
        LocalFiles.check(git);
        if (packed(git) + loose(git) > tags || reftables(git) > (long) tags * LINE) {
            throw new SourceException(
                    Kind.UNUSABLE,
                    "the git repository at %s has more than %,d tags, which are not read"
                            .formatted(path, tags),
                    "delete unused tags, or release from a repository with fewer",
                    null);
        }
    }

    private long packed(Path git) throws IOException {
        Path packed = git.resolve("packed-refs");
        if (!Files.isRegularFile(packed)) {
            return 0;
        }
        // A tag takes a line of at least its id, and this is quicker than reading all of them.
        if (Files.size(packed) <= (long) tags * Constants.OBJECT_ID_STRING_LENGTH) {
            return 0;
        }
        // Branches and notes are loaded, too, and a line may never end.
        if (Files.size(packed) > (long) tags * LINE) {
            return tags + 1L;
        }
        try (BufferedReader lines = Files.newBufferedReader(packed, StandardCharsets.ISO_8859_1)) {
            return lines.lines()
                    .filter(line -> line.contains(" " + Constants.R_TAGS))
                    .limit(tags + 1L)
                    .count();
        }
    }

    private long loose(Path git) throws IOException {
        return count(git.resolve(Constants.R_TAGS));
    }

    private long count(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            return files.limit(tags + 1L).count();
        }
    }

    private static long reftables(Path git) throws IOException {
        Path tables = git.resolve("reftable");
        if (!Files.isDirectory(tables)) {
            return 0;
        }
        long size = 0;
        try (Stream<Path> files = Files.list(tables)) {
            for (Path table : files.toList()) {
                size += Files.size(table);
            }
        }
        return size;
    }

    /** Rejects a tag, or the commit of one, that is too large. */
    void check(ObjectReader objects, AnyObjectId id, String tag, Path path)
            throws IOException, SourceException {
        try {
            if (objects.getObjectSize(id, ObjectReader.OBJ_ANY) <= bytes) {
                return;
            }
        } catch (MissingObjectException e) {
            return; // The caller that loads it reports that.
        }
        ObjectLoader object = objects.open(id);
        if (object.getType() == Constants.OBJ_TAG || object.getType() == Constants.OBJ_COMMIT) {
            throw tooLarge("the tag %s of".formatted(tag), path, object.getSize());
        }
    }

    private SourceException tooLarge(String what, Path path, long size) {
        return new SourceException(
                Kind.UNUSABLE,
                "%s the git repository at %s takes %,d bytes, and no more than %,d are read"
                        .formatted(what, path, size, bytes),
                "look at it, and make it smaller or delete it",
                null);
    }
}
