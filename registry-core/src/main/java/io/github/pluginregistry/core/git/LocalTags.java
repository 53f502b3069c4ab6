package io.github.pluginregistry.core.git;

import io.github.pluginregistry.core.http.SourceException;
import io.github.pluginregistry.core.http.SourceException.Kind;
import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.model.RepositoryUrl;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.RepositoryBuilder;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevObject;
import org.eclipse.jgit.revwalk.RevTag;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;

/** The tags of a repository on this machine, with or without a working tree. */
record LocalTags(Path baseDirectory, RepositoryUrl repository, LocalLimits limits) {

    /** A tag may point to a tag; longer chains are not followed. */
    private static final int CHAIN = 100;

    List<Release> list() throws SourceException {
        LocalPath path = new LocalPath(baseDirectory, repository);
        File directory = path.gitDirectory();
        try {
            limits.check(directory, path.path());
            return list(directory, path.path());
        } catch (IOException | RuntimeException e) {
            // JGit trusts that a repository is what git made; not all are.
            throw new SourceException(
                    Kind.UNUSABLE,
                    "the tags of the git repository at %s cannot be read (%s)"
                            .formatted(path.path(), e.getMessage()),
                    "look at it with \"git fsck\", and at who may read its files",
                    e);
        }
    }

    private List<Release> list(File directory, Path path) throws IOException, SourceException {
        try (Repository git = new RepositoryBuilder().setGitDir(directory).build();
                RevWalk walk = new RevWalk(git)) {
            List<Release> tags = new ArrayList<>();
            for (Ref ref : git.getRefDatabase().getRefsByPrefix(Constants.R_TAGS)) {
                tags.add(release(ref, walk, path));
            }
            return List.copyOf(tags);
        }
    }

    private Release release(Ref ref, RevWalk walk, Path path) throws IOException, SourceException {
        String name = ref.getName().substring(Constants.R_TAGS.length());
        RevObject object = load(ref.getObjectId(), walk, name, path);
        RevObject target = object;
        for (int i = 0; target instanceof RevTag tag && i < CHAIN; i++) {
            target = load(tag.getObject(), walk, name, path);
        }
        Release release = Release.ofTag(name);
        if (target instanceof RevCommit) {
            release = release.withCommit(target.name());
        }
        return date(object, target).map(release::publishedAt).orElse(release);
    }

    private RevObject load(@Nullable ObjectId id, RevWalk walk, String tag, Path path)
            throws IOException, SourceException {
        if (id == null) {
            throw new IOException("the tag %s leads nowhere".formatted(tag));
        }
        limits.check(walk.getObjectReader(), id, tag, path);
        return walk.parseAny(id);
    }

    private static Optional<Instant> date(RevObject object, RevObject target) {
        @Nullable PersonIdent author =
                object instanceof RevTag tag
                        ? tag.getTaggerIdent()
                        : target instanceof RevCommit commit ? commit.getCommitterIdent() : null;
        return Optional.ofNullable(author).map(PersonIdent::getWhenAsInstant);
    }
}
