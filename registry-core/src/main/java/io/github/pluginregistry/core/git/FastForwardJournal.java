package io.github.pluginregistry.core.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;

/**
 * A journal of what a run is about to change in a checkout, so that the next run can finish or undo
 * what a killed run began. The journal is a file in the git directory, and the lock of the index is
 * a hard link to it, so the lock of another program is never mistaken for ours.
 */
final class FastForwardJournal {

    private static final String NAME = "registry-publish";

    private final Repository repository;
    private final Path directory;
    private final Path journal;
    private final Path index;
    private final Path indexLock;

    FastForwardJournal(Repository repository) {
        this.repository = repository;
        this.directory = repository.getDirectory().toPath();
        this.journal = directory.resolve(NAME);
        this.index = repository.getIndexFile().toPath();
        this.indexLock = index.resolveSibling(index.getFileName() + ".lock");
    }

    /** The file in which the new index is created before it replaces the old one. */
    Path draftOfIndex() {
        return directory.resolve(NAME + ".index");
    }

    /** The file in which an object is created before it is moved into place. */
    Path draftOfObject() {
        return directory.resolve(NAME + ".object");
    }

    /**
     * Writes the journal, and locks the index.
     *
     * @param next the commit that the refs will lead to
     * @return whether the index is locked now; if not, another program has locked it
     */
    boolean begin(ObjectId next, List<String> refs) throws IOException {
        Files.writeString(
                journal,
                next.name() + "\n" + String.join("\n", refs) + "\n.\n",
                StandardOpenOption.CREATE_NEW);
        try {
            Files.createLink(indexLock, journal);
            return true;
        } catch (FileAlreadyExistsException | UnsupportedOperationException e) {
            end();
            return false;
        }
    }

    /** Replaces the index by the new one. */
    void replaceIndex() throws IOException {
        Files.move(
                draftOfIndex(),
                index,
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    /** Unlocks the index, and deletes the journal. */
    void end() throws IOException {
        if (isOurs(indexLock)) {
            Files.delete(indexLock);
        }
        sweep();
    }

    /** Finishes or undoes what a killed run began. No other run may use this checkout meanwhile. */
    void recover() throws IOException {
        if (Files.exists(journal)) {
            List<String> lines = Files.readAllLines(journal);
            // An incomplete journal belongs to a run that had not begun.
            if (lines.size() > 1 && lines.get(lines.size() - 1).equals(".")) {
                recover(lines.get(0), lines.subList(1, lines.size() - 1));
            }
        }
        sweep();
    }

    private void recover(String next, List<String> refs) throws IOException {
        for (String ref : refs) {
            deleteLock(
                    repository.getCommonDirectory().toPath().resolve(ref + ".lock"), next, journal);
        }
        if (isOurs(indexLock)) {
            @Nullable ObjectId head = repository.resolve(Constants.HEAD);
            if (head != null && head.name().equals(next) && Files.exists(draftOfIndex())) {
                replaceIndex();
            }
            Files.delete(indexLock);
        }
    }

    /**
     * Deletes the lock of a ref that a killed run left. A lock belongs to that run if it is not
     * older than its record, and contains the beginning of what that run would have written.
     *
     * @param next the commit that the ref would have led to
     */
    static void deleteLock(Path lock, String next, Path record) throws IOException {
        if (Files.isRegularFile(lock)
                && Files.getLastModifiedTime(lock).compareTo(Files.getLastModifiedTime(record)) >= 0
                && (next + "\n").startsWith(Files.readString(lock, StandardCharsets.ISO_8859_1))) {
            Files.delete(lock);
        }
    }

    private boolean isOurs(Path lock) throws IOException {
        return Files.exists(lock) && Files.exists(journal) && Files.isSameFile(lock, journal);
    }

    /** The journal is deleted last: without it the owner of the lock is unknown. */
    private void sweep() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file :
                    files.filter(it -> String.valueOf(it.getFileName()).startsWith(NAME + "."))
                            .toList()) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(journal);
    }
}
