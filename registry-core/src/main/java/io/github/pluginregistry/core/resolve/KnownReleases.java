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
    private @Nullable Boolean anyRelease;
    private @Nullable RepositoryUrl renamedTo;
    private @Nullable SourceException failure;

    KnownReleases(RepositoryUrl repository) {
        this.repository = repository;
    }

    /**
     * Takes note of an answer.
     *
     * @param versions the tags of the plugin; the answer may tell of those of others
     * @param optional whether an answer to a part of the query will do
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
        anyRelease = answer.any() == null ? anyRelease : answer.any();
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

    /** Whether the forge was not asked yet if the repository has any release. */
    boolean isAnyReleaseUnknown() {
        return anyRelease == null;
    }

    /** Whether the forge says that the repository has releases. */
    boolean saysSome() {
        return Boolean.TRUE.equals(anyRelease);
    }

    /** Whether the forge says that the repository has none. */
    boolean saysNone() {
        return Boolean.FALSE.equals(anyRelease);
    }

    /** The status of a tag by itself: it counts unless its release is a draft. */
    Candidate judgedAsTag(Candidate candidate) {
        return release(candidate).filter(TagRelease.Draft.class::isInstance).isPresent()
                ? judged(candidate, false)
                : candidate;
    }

    /**
     * What a tag is worth by its release.
     *
     * @param trusted whether it is taken as it is where its release is not known
     */
    Candidate judged(Candidate candidate, boolean trusted) {
        if (!candidate.status().counts()) {
            return candidate;
        }
        Optional<TagRelease> release = release(candidate);
        if (release.isEmpty()) {
            return trusted
                    ? candidate
                    : candidate.judged(CandidateStatus.UNCHECKED, "its release was not looked up");
        }
        return release.get()
                .fold(
                        candidate::released,
                        draft ->
                                candidate.judged(
                                        CandidateStatus.PENDING,
                                        "its release is not published yet"),
                        none -> candidate.judged(CandidateStatus.PENDING, "it has no release yet"));
    }
}
