package io.github.pluginregistry.core.resolve;

import io.github.pluginregistry.core.forge.ReleaseAnswer;
import io.github.pluginregistry.core.forge.ReleaseQuery;
import io.github.pluginregistry.core.forge.TagRelease;
import io.github.pluginregistry.core.http.SourceException;
import io.github.pluginregistry.core.model.RepositoryUrl;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The releases of one plugin that were looked up so far. Used by one thread. */
final class KnownReleases {

    private final RepositoryUrl repository;
    private final Map<String, TagRelease> releases = new HashMap<>();
    private AnyRelease anyRelease = AnyRelease.UNKNOWN;
    private @Nullable RepositoryUrl renamedTo;
    private @Nullable SourceException failure;

    /** Whether a repository has a published release. */
    enum AnyRelease {
        /** It was not looked up. */
        UNKNOWN,
        YES,
        NO
    }

    KnownReleases(RepositoryUrl repository) {
        this.repository = repository;
    }

    /**
     * Takes note of an answer.
     *
     * @param versions the tags of the plugin; the answer may have others too
     * @param optional whether an incomplete answer is no failure
     */
    void learn(
            ReleaseQuery asked, ReleaseAnswer answer, List<Candidate> versions, boolean optional) {
        for (Candidate candidate : versions) {
            String tag = candidate.release().tag();
            @Nullable TagRelease release = answer.releases().get(tag);
            if (release != null) {
                releases.put(tag, release);
            }
        }
        answer.anyRelease().ifPresent(any -> anyRelease = any ? AnyRelease.YES : AnyRelease.NO);
        renamedTo = answer.newAddress() == null ? renamedTo : answer.newAddress();
        boolean missing =
                !answer.releases().keySet().containsAll(asked.tags())
                        || (asked.anyRelease() && answer.any() == null);
        failure = missing && !optional ? answer.failure().orElseGet(this::incomplete) : null;
    }

    private SourceException incomplete() {
        return new SourceException(
                SourceException.Kind.SERVER_ERROR,
                "%s did not tell all that was asked of the releases of %s"
                        .formatted(repository.host(), repository),
                "run again later",
                null);
    }

    /** Why no more is known. */
    Optional<SourceException> failure() {
        return Optional.ofNullable(failure);
    }

    /** The address that the repository has now, where that is another one. */
    Optional<RepositoryUrl> renamedTo() {
        return Optional.ofNullable(renamedTo);
    }

    boolean isEmpty() {
        return releases.isEmpty();
    }

    int size() {
        return releases.size();
    }

    boolean has(String tag) {
        return releases.containsKey(tag);
    }

    Optional<TagRelease> release(Candidate candidate) {
        return Optional.ofNullable(releases.get(candidate.release().tag()));
    }

    /** Whether any tag of the plugin has a published release. */
    boolean anyFound() {
        return releases.values().stream().anyMatch(TagRelease.Published.class::isInstance);
    }

    /** Whether the repository has any published release, of this plugin or another. */
    AnyRelease anyRelease() {
        return anyRelease;
    }

    /** A tag as it counts without a release: it does unless its release is a draft. */
    Candidate asTag(Candidate candidate) {
        return release(candidate)
                .filter(TagRelease.Draft.class::isInstance)
                .map(candidate::with)
                .orElse(candidate);
    }

    /**
     * A tag with its release.
     *
     * @param trusted whether it stays as it is if its release is not known
     */
    Candidate withRelease(Candidate candidate, boolean trusted) {
        return release(candidate)
                .map(candidate::with)
                .orElseGet(() -> trusted ? candidate : candidate.unchecked());
    }
}
