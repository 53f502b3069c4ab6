package io.github.pluginregistry.core.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Map;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEditor;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.GpgSignature;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;

/**
 * Creates commits from the tree of a parent and changed files, without an index or a work tree.
 *
 * @param signer signs the commits; null not to sign them
 */
record CommitWriter(Repository repository, @Nullable CommitSigner signer) {

    /**
     * Creates a commit that changes some files of its parent.
     *
     * @return its object id
     */
    String make(CommitRequest request) throws IOException, PublishException {
        try (RevWalk walk = new RevWalk(repository);
                ObjectInserter inserter = repository.newObjectInserter()) {
            CommitBuilder commit = new CommitBuilder();
            commit.setParentId(ObjectId.fromString(request.parent()));
            commit.setTreeId(
                    edited(
                            walk.parseCommit(ObjectId.fromString(request.parent())).getTree(),
                            request.files(),
                            inserter));
            commit.setAuthor(person(request, request.author()));
            commit.setCommitter(person(request, request.committer()));
            commit.setMessage(request.message().strip() + "\n");
            if (signer != null) {
                commit.setGpgSignature(
                        new GpgSignature(signer.sign(commit.build(), request.committer())));
            }
            ObjectId id = inserter.insert(commit);
            inserter.flush();
            return id.name();
        }
    }

    private static PersonIdent person(CommitRequest request, CommitIdentity identity) {
        return new PersonIdent(identity.name(), identity.email(), request.when(), ZoneOffset.UTC);
    }

    private ObjectId edited(ObjectId tree, Map<String, String> files, ObjectInserter inserter)
            throws IOException {
        DirCache entries = DirCache.newInCore();
        DirCacheBuilder builder = entries.builder();
        builder.addTree(new byte[0], DirCacheEntry.STAGE_0, repository.newObjectReader(), tree);
        builder.finish();
        DirCacheEditor editor = entries.editor();
        for (Map.Entry<String, String> file : files.entrySet()) {
            ObjectId blob = inserter.insert(Constants.OBJ_BLOB, bytes(file.getValue()));
            editor.add(new Rewriting(file.getKey(), blob));
        }
        editor.finish();
        return entries.writeTree(inserter);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Replaces the content at a path of a tree; an executable file stays executable. */
    private static final class Rewriting extends DirCacheEditor.PathEdit {

        private final ObjectId blob;

        Rewriting(String path, ObjectId blob) {
            super(path);
            this.blob = blob;
        }

        @Override
        public void apply(DirCacheEntry entry) {
            if (!FileMode.EXECUTABLE_FILE.equals(entry.getRawMode())) {
                entry.setFileMode(FileMode.REGULAR_FILE);
            }
            entry.setObjectId(blob);
        }
    }
}
