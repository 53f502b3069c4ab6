package io.github.pluginregistry.core.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.lib.Constants;

/**
 * A push to a local repository, which this process writes itself. It is recorded in the git
 * directory that is pushed from, so that the lock of the branch can be removed if this process is
 * killed while it holds it.
 */
public final class LocalPush {

    private static final String NOTE = "pushing";

    private LocalPush() {}

    /** Records a push that is about to begin. */
    static void begin(Path gitDirectory, Path remote, String branch, String commit)
            throws IOException {
        Path lock = remote.resolve(Constants.R_HEADS + branch + ".lock");
        Files.write(gitDirectory.resolve(NOTE), List.of(lock.toString(), commit, "."));
    }

    /**
     * Removes the lock that a killed push left.
     *
     * @param gitDirectory the directory that a killed run pushed from
     */
    public static void recover(Path gitDirectory) throws IOException {
        Path note = gitDirectory.resolve(NOTE);
        List<String> lines = Files.exists(note) ? Files.readAllLines(note) : List.of();
        // An incomplete record belongs to a push that had not begun.
        if (lines.size() == 3) {
            FastForwardJournal.deleteLock(Path.of(lines.get(0)), lines.get(1), note);
        }
    }
}
