package io.github.pluginregistry.core.publish.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEditor;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.errors.LockFailedException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.RepositoryState;
import org.eclipse.jgit.revwalk.ObjectWalk;
import org.eclipse.jgit.revwalk.RevObject;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.jspecify.annotations.Nullable;

/**
 * Takes a checkout on by one commit. Only the files of that commit change in the index, and no file
 * of the work tree does: what else is staged or edited stays so.
 */
record Following(Repository repository, Path root, CommitOrder order) {

    /**
     * Takes it on, unless somebody is in the midst of something here.
     *
     * @param upstream the branch of the remote that has the commit, for example {@code origin/main}
     */
    boolean to(Workshop workshop, String commit, String upstream) throws IOException {
        if (repository.getRepositoryState() != RepositoryState.SAFE) {
            return false;
        }
        ObjectId next = ObjectId.fromString(commit);
        copy(workshop.repository(), next);
        DirCache index;
        try {
            index = repository.lockDirCache();
        } catch (LockFailedException e) {
            return false;
        }
        try {
            if (!move(Constants.HEAD, next, ObjectId.fromString(order.parent()))) {
                return false;
            }
            stage(index, next);
        } finally {
            index.unlock();
        }
        if (repository.exactRef(Constants.R_REMOTES + upstream) != null) {
            move(Constants.R_REMOTES + upstream, next, null);
        }
        return true;
    }

    /** Only what is new in the commit is not here yet. */
    private void copy(Repository from, ObjectId commit) throws IOException {
        try (ObjectWalk walk = new ObjectWalk(from);
                ObjectInserter inserter = repository.newObjectInserter()) {
            walk.markStart(walk.parseCommit(commit));
            walk.markUninteresting(walk.parseCommit(ObjectId.fromString(order.parent())));
            insert(inserter, walk, walk.next());
            for (RevObject object = walk.nextObject(); object != null; object = walk.nextObject()) {
                insert(inserter, walk, object);
            }
            inserter.flush();
        }
    }

    private static void insert(ObjectInserter inserter, ObjectWalk walk, ObjectId object)
            throws IOException {
        ObjectLoader loader = walk.getObjectReader().open(object);
        inserter.insert(loader.getType(), loader.getBytes());
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

    /** Stages a file; git need not look into it where it is as it was committed. */
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
                // Git looks for itself.
            }
        }

        private boolean isAsCommitted() throws IOException {
            byte[] content = Files.readAllBytes(file);
            return Stream.of(text, text.replace("\n", "\r\n"))
                    .anyMatch(
                            same -> Arrays.equals(content, same.getBytes(StandardCharsets.UTF_8)));
        }
    }
}
