package io.github.pluginregistry.core.source.git;

import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.model.RepositoryId;
import io.github.pluginregistry.core.source.SourceException;
import io.github.pluginregistry.core.source.SourceException.Kind;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
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
record LocalTags(Path baseDirectory, RepositoryId repository) implements TagListing {

    @Override
    public List<Release> list() throws SourceException {
        LocalPath path = new LocalPath(baseDirectory, repository);
        File directory = path.gitDirectory();
        try (Repository git = new RepositoryBuilder().setGitDir(directory).build();
                RevWalk walk = new RevWalk(git)) {
            List<Release> tags = new ArrayList<>();
            for (Ref ref : git.getRefDatabase().getRefsByPrefix(Constants.R_TAGS)) {
                tags.add(release(ref, walk));
            }
            return List.copyOf(tags);
        } catch (IOException e) {
            throw new SourceException(
                    Kind.UNUSABLE,
                    "the tags of the git repository at %s cannot be read (%s)"
                            .formatted(path.path(), e.getMessage()),
                    "look at it with \"git fsck\", and at who may read its files",
                    e);
        }
    }

    private static Release release(Ref ref, RevWalk walk) throws IOException {
        RevObject object = walk.parseAny(ref.getObjectId());
        RevObject target = walk.peel(object);
        Release release = Release.ofTag(ref.getName().substring(Constants.R_TAGS.length()));
        if (target instanceof RevCommit) {
            release = release.withCommit(target.name());
        }
        return date(object, target).map(release::publishedAt).orElse(release);
    }

    private static Optional<Instant> date(RevObject object, RevObject target) {
        @Nullable PersonIdent author =
                object instanceof RevTag tag
                        ? tag.getTaggerIdent()
                        : target instanceof RevCommit commit ? commit.getCommitterIdent() : null;
        return Optional.ofNullable(author).map(PersonIdent::getWhenAsInstant);
    }
}
