package io.github.pluginregistry.core.source.git;

import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.model.RepositoryId;
import io.github.pluginregistry.core.source.SourceException;
import io.github.pluginregistry.core.source.SourceException.Kind;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.RepositoryBuilder;
import org.eclipse.jgit.lib.RepositoryCache.FileKey;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevObject;
import org.eclipse.jgit.revwalk.RevTag;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.util.FS;
import org.jspecify.annotations.Nullable;

/** The tags of a repository on this machine, with or without a working tree. */
record LocalTags(Path baseDirectory, RepositoryId repository) implements TagListing {

    private static final Pattern OWNER_AND_NAME =
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]*/[A-Za-z0-9._-]+");

    @Override
    public List<Release> list() throws SourceException {
        Path path = path();
        QuietSystemReader.install();
        @Nullable File directory = FileKey.resolve(path.toFile(), FS.DETECTED);
        if (directory == null) {
            throw noRepository(path);
        }
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
                            .formatted(path, e.getMessage()),
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

    private Path path() throws SourceException {
        String address = repository.address();
        try {
            return address.contains("://")
                    ? Path.of(URI.create(address))
                    : baseDirectory.resolve(address).normalize();
        } catch (IllegalArgumentException e) {
            throw new SourceException(
                    Kind.UNUSABLE,
                    "\"%s\" is no path on this machine (%s)".formatted(address, e.getMessage()),
                    "write the path as it is, or as a URL with three slashes, such as file:///srv/git/plugins.git",
                    e);
        }
    }

    private SourceException noRepository(Path path) {
        String address = repository.address();
        boolean relative = !address.contains("://") && !Path.of(address).isAbsolute();
        return new SourceException(
                Kind.NOT_FOUND,
                relative
                        ? "there is no git repository at %s, which is \"%s\" relative to %s"
                                .formatted(path, address, baseDirectory)
                        : "there is no git repository at %s".formatted(path),
                OWNER_AND_NAME.matcher(address).matches()
                        ? "write https://github.com/%s if the repository on GitHub is meant, or correct the path"
                                .formatted(address)
                        : "correct the path; it leads to the repository itself, not to a folder in it",
                null);
    }
}
