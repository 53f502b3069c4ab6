package io.github.pluginregistry.core.testing;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.TagBuilder;
import org.eclipse.jgit.lib.TreeFormatter;

/** A bare repository with as many tags as a test needs, each on a commit of its own. */
public final class GitFixture {

    private static final PersonIdent AUTHOR =
            new PersonIdent(
                    "Author",
                    "author@example.com",
                    Instant.ofEpochSecond(1_700_000_000L),
                    ZoneOffset.UTC);

    private final Path directory;

    private GitFixture(Path directory) {
        this.directory = directory;
    }

    public static GitFixture bare(Path directory) throws Exception {
        Git.init().setBare(true).setDirectory(directory.toFile()).call().close();
        return new GitFixture(directory);
    }

    /** Adds a tag that points at a new commit. */
    public GitFixture tag(String name) throws Exception {
        return point(name, false);
    }

    /** Adds a tag object that points at a new commit. */
    public GitFixture annotatedTag(String name) throws Exception {
        return point(name, true);
    }

    private GitFixture point(String name, boolean annotated) throws Exception {
        try (Git git = Git.open(directory.toFile());
                ObjectInserter inserter = git.getRepository().newObjectInserter()) {
            ObjectId target = commit(inserter, name);
            if (annotated) {
                TagBuilder tag = new TagBuilder();
                tag.setTag(name);
                tag.setObjectId(target, Constants.OBJ_COMMIT);
                tag.setTagger(AUTHOR);
                tag.setMessage(name);
                target = inserter.insert(tag);
            }
            inserter.flush();
            RefUpdate update = git.getRepository().updateRef("refs/tags/" + name);
            update.setNewObjectId(target);
            update.forceUpdate();
        }
        return this;
    }

    private static ObjectId commit(ObjectInserter inserter, String message) throws Exception {
        CommitBuilder commit = new CommitBuilder();
        commit.setTreeId(inserter.insert(new TreeFormatter()));
        commit.setAuthor(AUTHOR);
        commit.setCommitter(AUTHOR);
        commit.setMessage(message);
        return inserter.insert(commit);
    }
}
