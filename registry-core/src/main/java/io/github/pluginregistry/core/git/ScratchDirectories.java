package io.github.pluginregistry.core.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.Comparator;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectInserter;

/**
 * The directories of scratch repositories, below the directory for temporary files. Their names
 * tell the repository that they belong to, so that a run finds those of killed runs.
 */
final class ScratchDirectories {

    private ScratchDirectories() {}

    /**
     * Creates a directory.
     *
     * @param common the directory of the repository's objects and settings
     */
    static Path create(Path common) throws IOException {
        return Files.createTempDirectory(prefix(common));
    }

    /**
     * Deletes the directories of killed runs. No other run may use that repository meanwhile.
     *
     * @param common the directory of the repository's objects and settings
     */
    static void sweep(Path common, Path temporary) throws IOException {
        String prefix = prefix(common);
        UserPrincipal own = Files.getOwner(common);
        try (DirectoryStream<Path> old = Files.newDirectoryStream(temporary, prefix + "*")) {
            for (Path directory : old) {
                // Other users may write into a temporary directory, too.
                if (Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)
                        && Files.isWritable(directory)
                        && Files.getOwner(directory, LinkOption.NOFOLLOW_LINKS).equals(own)) {
                    LocalPush.recover(directory);
                    delete(directory);
                }
            }
        }
    }

    /** The same for all runs of one repository, and different for every other one. */
    private static String prefix(Path common) throws IOException {
        byte[] place = common.toRealPath().toString().getBytes(StandardCharsets.UTF_8);
        try (ObjectInserter.Formatter formatter = new ObjectInserter.Formatter()) {
            return "registry-publish-%s-"
                    .formatted(formatter.idFor(Constants.OBJ_BLOB, place).name());
        }
    }

    static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
