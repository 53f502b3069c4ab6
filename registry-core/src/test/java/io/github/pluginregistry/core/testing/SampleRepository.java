package io.github.pluginregistry.core.testing;

import io.github.pluginregistry.core.git.NoConfigSystemReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.RepositoryBuilder;
import org.eclipse.jgit.lib.TagBuilder;
import org.eclipse.jgit.lib.TreeFormatter;

/** A git repository with a branch and one commit, to which a test adds its tags. */
public final class SampleRepository implements AutoCloseable {

    public static final Instant COMMITTED = Instant.parse("2026-03-01T10:00:00Z");

    private final Repository repository;
    private final ObjectId tree;
    private final ObjectId commit;

    private SampleRepository(Repository repository) throws IOException {
        this.repository = repository;
        this.tree = insert(inserter -> inserter.insert(new TreeFormatter()));
        this.commit = insertCommit("a commit");
        point("refs/heads/main", commit);
    }

    public static SampleRepository bare(Path directory) {
        return create(new RepositoryBuilder().setGitDir(directory.toFile()).setBare(), true);
    }

    public static SampleRepository withWorkTree(Path directory) {
        return create(new RepositoryBuilder().setWorkTree(directory.toFile()), false);
    }

    private static SampleRepository create(RepositoryBuilder builder, boolean bare) {
        // The same for all who build this project: no test depends on their git configuration.
        NoConfigSystemReader.install();
        try {
            Repository repository = builder.build();
            repository.create(bare);
            return new SampleRepository(repository);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Repository repository() {
        return repository;
    }

    public String commit() {
        return commit.name();
    }

    public SampleRepository branch(String name) {
        point(Constants.R_HEADS + name, commit);
        return this;
    }

    /** Adds lightweight tags, each on a commit of its own. */
    public SampleRepository tags(String... tags) {
        for (String tag : tags) {
            point(Constants.R_TAGS + tag, insertCommit(tag));
        }
        return this;
    }

    public SampleRepository lightweight(String tag) {
        point(Constants.R_TAGS + tag, commit);
        return this;
    }

    public SampleRepository annotated(String tag, Instant when) {
        point(Constants.R_TAGS + tag, tagObject(tag, commit, Constants.OBJ_COMMIT, when));
        return this;
    }

    public SampleRepository tagOfTag(String tag, Instant inner, Instant outer) {
        ObjectId first = tagObject(tag + "-inner", commit, Constants.OBJ_COMMIT, inner);
        point(Constants.R_TAGS + tag, tagObject(tag, first, Constants.OBJ_TAG, outer));
        return this;
    }

    public SampleRepository tagOfTree(String tag) {
        point(Constants.R_TAGS + tag, tree);
        return this;
    }

    public SampleRepository annotatedBlob(String tag, Instant when) {
        ObjectId blob =
                insert(
                        inserter ->
                                inserter.insert(
                                        Constants.OBJ_BLOB,
                                        "a key".getBytes(StandardCharsets.UTF_8)));
        point(Constants.R_TAGS + tag, tagObject(tag, blob, Constants.OBJ_BLOB, when));
        return this;
    }

    /** A tag that leads to an object which is not there. */
    public SampleRepository broken(String tag) {
        try {
            Files.writeString(
                    repository.getDirectory().toPath().resolve(Constants.R_TAGS + tag),
                    "0123456789012345678901234567890123456789\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    private ObjectId tagObject(String name, ObjectId target, int type, Instant when) {
        TagBuilder builder = new TagBuilder();
        builder.setTag(name);
        builder.setObjectId(target, type);
        builder.setTagger(person(when));
        builder.setMessage("a tag");
        return insert(inserter -> inserter.insert(builder));
    }

    private ObjectId insertCommit(String message) {
        CommitBuilder builder = new CommitBuilder();
        builder.setTreeId(tree);
        builder.setAuthor(person(COMMITTED));
        builder.setCommitter(person(COMMITTED));
        builder.setMessage(message);
        return insert(inserter -> inserter.insert(builder));
    }

    private void point(String ref, ObjectId target) {
        try {
            RefUpdate update = repository.updateRef(ref);
            update.setNewObjectId(target);
            update.disableRefLog();
            RefUpdate.Result result = update.forceUpdate();
            if (result != RefUpdate.Result.NEW) {
                throw new IllegalStateException(ref + " could not be made: " + result);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ObjectId insert(Insertion insertion) {
        try (ObjectInserter inserter = repository.newObjectInserter()) {
            ObjectId id = insertion.into(inserter);
            inserter.flush();
            return id;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PersonIdent person(Instant when) {
        return new PersonIdent("A Maintainer", "maintainer@example.com", when, ZoneOffset.UTC);
    }

    @Override
    public void close() {
        repository.close();
    }

    private interface Insertion {
        ObjectId into(ObjectInserter inserter) throws IOException;
    }
}
