package io.github.pluginregistry.core.git;

import io.github.pluginregistry.core.io.BoundedFileReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEditor;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.RepositoryState;
import org.eclipse.jgit.revwalk.ObjectWalk;
import org.eclipse.jgit.revwalk.RevObject;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.jspecify.annotations.Nullable;

/**
 * Fast-forwards a checkout by one commit. Only the files of that commit change in the index, and no
 * file of the work tree: other staged or edited files stay as they are.
 */
record CheckoutFastForward(Repository repository, Path root, CommitRequest order) {

    /**
     * Fast-forwards the branch, unless a merge, a rebase or the like is in progress.
     *
     * @param upstream the branch of the remote that has the commit, for example {@code origin/main}
     */
    boolean to(ScratchRepository scratch, String commit, String upstream) throws IOException {
        if (repository.getRepositoryState() != RepositoryState.SAFE) {
            return false;
        }
        ObjectId next = ObjectId.fromString(commit);
        String branch = repository.getFullBranch();
        String remote = Constants.R_REMOTES + upstream;
        FastForwardJournal journal = new FastForwardJournal(repository);
        if (!journal.begin(next, List.of(branch, remote))) {
            return false;
        }
        try {
            if (!copy(scratch, next, journal)
                    || !stage(journal.draftOfIndex(), next)
                    || !move(Constants.HEAD, next, ObjectId.fromString(order.parent()))) {
                return false;
            }
            journal.replaceIndex();
            if (repository.exactRef(remote) != null) {
                move(remote, next, null);
            }
        } finally {
            journal.end();
        }
        return true;
    }

    /**
     * Copies the new objects of the commit, each one after those it refers to: git takes a commit
     * that exists for complete.
     *
     * @return whether all of them exist now
     */
    private boolean copy(ScratchRepository scratch, ObjectId commit, FastForwardJournal journal)
            throws IOException {
        for (ObjectId object : missing(scratch.repository(), commit)) {
            String name = object.name();
            String path = "objects/" + name.substring(0, 2) + "/" + name.substring(2);
            Path from = scratch.directory().resolve(path);
            Path to = repository.getCommonDirectory().toPath().resolve(path);
            if (Files.exists(to)) {
                continue;
            }
            if (!Files.exists(from)) {
                return false;
            }
            Files.createDirectories(to.resolveSibling(""));
            Files.copy(from, journal.draftOfObject(), StandardCopyOption.REPLACE_EXISTING);
            boolean isReadOnly = journal.draftOfObject().toFile().setReadOnly();
            assert isReadOnly : "git's own objects are";
            Files.move(journal.draftOfObject(), to, StandardCopyOption.ATOMIC_MOVE);
        }
        return true;
    }

    /** Files first, then trees, then the commit. */
    private List<ObjectId> missing(Repository from, ObjectId commit) throws IOException {
        List<RevObject> objects = new ArrayList<>();
        try (ObjectWalk walk = new ObjectWalk(from)) {
            walk.markStart(walk.parseCommit(commit));
            walk.markUninteresting(walk.parseCommit(ObjectId.fromString(order.parent())));
            objects.add(walk.next());
            for (RevObject object = walk.nextObject(); object != null; object = walk.nextObject()) {
                if (!repository.getObjectDatabase().has(object)) {
                    objects.add(object);
                }
            }
        }
        return objects.stream()
                .sorted(Comparator.comparingInt(RevObject::getType).reversed())
                .map(ObjectId.class::cast)
                .toList();
    }

    private boolean move(String ref, ObjectId next, @Nullable ObjectId expected)
            throws IOException {
        RefUpdate update = repository.updateRef(ref);
        update.setNewObjectId(next);
        if (expected != null) {
            update.setExpectedOldObjectId(expected);
        }
        update.setRefLogIdent(
                new PersonIdent(
                        order.committer().name(),
                        order.committer().email(),
                        order.when(),
                        ZoneOffset.UTC));
        update.setRefLogMessage("registry:publish", false);
        RefUpdate.Result result = expected == null ? update.forceUpdate() : update.update();
        return result == RefUpdate.Result.FAST_FORWARD;
    }

    /**
     * Creates the index for the commit.
     *
     * @return false if something else is staged at a path of the files
     */
    private boolean stage(Path draft, ObjectId commit) throws IOException {
        Path current = repository.getIndexFile().toPath();
        if (Files.exists(current)) {
            Files.copy(current, draft, StandardCopyOption.REPLACE_EXISTING);
        }
        DirCache index = DirCache.lock(draft.toFile(), repository.getFS());
        try {
            if (order.files().keySet().stream().anyMatch(file -> isTaken(index, file))) {
                return false;
            }
            stage(index, commit);
            return true;
        } finally {
            index.unlock();
        }
    }

    private static boolean isTaken(DirCache index, String file) {
        return index.getEntriesWithin(file).length > 0
                || Stream.iterate(
                                file.lastIndexOf('/'),
                                at -> at > 0,
                                at -> file.lastIndexOf('/', at - 1))
                        .anyMatch(at -> index.findEntry(file.substring(0, at)) >= 0);
    }

    private void stage(DirCache index, ObjectId commit) throws IOException {
        DirCacheEditor editor = index.editor();
        for (Map.Entry<String, String> file : order.files().entrySet()) {
            try (ObjectWalk walk = new ObjectWalk(repository);
                    TreeWalk entry =
                            TreeWalk.forPath(
                                    repository,
                                    file.getKey(),
                                    walk.parseCommit(commit).getTree())) {
                editor.add(
                        new Staging(
                                file.getKey(),
                                entry.getFileMode(),
                                entry.getObjectId(0),
                                root.resolve(file.getKey()),
                                file.getValue()));
            }
        }
        editor.commit();
    }

    /**
     * Stages a file. If the work tree has the committed content, its size and time are recorded, so
     * that git does not read it again.
     */
    private static final class Staging extends DirCacheEditor.PathEdit {

        private final FileMode mode;
        private final ObjectId blob;
        private final Path file;
        private final String text;

        Staging(String path, FileMode mode, ObjectId blob, Path file, String text) {
            super(path);
            this.mode = mode;
            this.blob = blob;
            this.file = file;
            this.text = text;
        }

        @Override
        public void apply(DirCacheEntry entry) {
            entry.setFileMode(mode);
            entry.setObjectId(blob);
            entry.setLength(0);
            entry.setLastModified(Instant.EPOCH);
            try {
                if (isAsCommitted()) {
                    entry.setLength(Files.size(file));
                    entry.setLastModified(Files.getLastModifiedTime(file).toInstant());
                }
            } catch (IOException e) {
                // Git reads the file itself.
            }
        }

        private boolean isAsCommitted() throws IOException {
            byte[] content = BoundedFileReader.bytes(file, BoundedFileReader.LIMIT);
            return Stream.of(text, text.replace("\n", "\r\n"))
                    .anyMatch(
                            same -> Arrays.equals(content, same.getBytes(StandardCharsets.UTF_8)));
        }
    }
}
