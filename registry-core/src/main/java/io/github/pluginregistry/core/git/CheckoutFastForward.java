package io.github.pluginregistry.core.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.RepositoryState;
import org.eclipse.jgit.revwalk.ObjectWalk;
import org.eclipse.jgit.revwalk.RevObject;
import org.jspecify.annotations.Nullable;

/** Fast-forwards a checkout by one commit; other staged or edited files stay as they are. */
record CheckoutFastForward(Repository repository, Path root, CommitRequest request) {

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
                    || !new IndexUpdate(repository, root, request.files())
                            .write(journal.draftOfIndex(), next)
                    || !move(Constants.HEAD, next, ObjectId.fromString(request.parent()))) {
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
            walk.markUninteresting(walk.parseCommit(ObjectId.fromString(request.parent())));
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
                        request.committer().name(),
                        request.committer().email(),
                        request.when(),
                        ZoneOffset.UTC));
        update.setRefLogMessage("registry:publish", false);
        RefUpdate.Result result = expected == null ? update.forceUpdate() : update.update();
        return result == RefUpdate.Result.FAST_FORWARD;
    }
}
