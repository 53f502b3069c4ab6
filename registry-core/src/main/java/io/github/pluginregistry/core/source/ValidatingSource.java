package io.github.pluginregistry.core.source;

import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.model.RepositoryId;
import io.github.pluginregistry.core.source.SourceException.Kind;
import io.github.pluginregistry.core.text.Excerpt;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Hands on what another source answers if all of it is what git and the format of the registry
 * allow. A host that says anything else is the problem of its own plugins; nothing of that answer
 * is published, recorded or remembered.
 */
public final class ValidatingSource implements ReleaseSource {

    private final ReleaseSource source;

    /**
     * @param source who is asked
     */
    public ValidatingSource(ReleaseSource source) {
        this.source = source;
    }

    @Override
    public List<Release> releases(RepositoryId repository) throws SourceException {
        return valid(repository, source.releases(repository));
    }

    @Override
    public List<Release> tags(RepositoryId repository) throws SourceException {
        return valid(repository, source.tags(repository));
    }

    @Override
    public List<Release> tags(RepositoryId repository, Set<String> prefixes)
            throws SourceException {
        return valid(repository, source.tags(repository, prefixes));
    }

    @Override
    public boolean hasTag(RepositoryId repository, String tag) throws SourceException {
        return source.hasTag(repository, tag);
    }

    @Override
    public boolean isAtHand(RepositoryId repository) {
        return source.isAtHand(repository);
    }

    @Override
    public boolean narrows(RepositoryId repository) {
        return source.narrows(repository);
    }

    @Override
    public Optional<RepositoryId> movedTo(RepositoryId repository) {
        return source.movedTo(repository);
    }

    @Override
    public void close() {
        source.close();
    }

    private static List<Release> valid(RepositoryId repository, List<Release> releases)
            throws SourceException {
        for (Release release : releases) {
            Optional<String> mistake = ReleaseRules.mistake(release);
            if (mistake.isPresent()) {
                throw new SourceException(
                        Kind.UNUSABLE,
                        "%s lists the tag \"%s\" with %s, so nothing of its answer is used"
                                .formatted(repository, Excerpt.of(release.tag()), mistake.get()),
                        "check the repository, its host, and any proxy in between",
                        null);
            }
        }
        return releases;
    }
}
