package io.github.pluginregistry.core.resolve;

import io.github.pluginregistry.core.definition.VersionSelection;
import io.github.pluginregistry.core.definition.VersionSelection.SourceKind;
import io.github.pluginregistry.core.forge.ReleaseAnswer;
import io.github.pluginregistry.core.forge.ReleaseQuery;
import io.github.pluginregistry.core.forge.TagRelease;
import io.github.pluginregistry.core.http.SourceException;
import io.github.pluginregistry.core.model.LatestRelease;
import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.model.RepositoryUrl;
import io.github.pluginregistry.core.resolve.KnownReleases.AnyRelease;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which release of one plugin is the latest, with few requests: it looks up the highest
 * versions first and goes down only while what it finds is pending or flagged as a prerelease. Used
 * by one thread.
 *
 * <p>Whether a tag counts without a release depends on whether any tag of the plugin has one
 * ({@code source: auto}). So if none of the highest has one, all are looked up, unless the
 * repository has no release at all.
 */
final class ReleaseSearch {

    /** Beyond that many lookups a plugin is taken for one that makes no releases. */
    private static final int MOST_BATCHED = 1_000;

    /** The same where each lookup is a request of its own. */
    private static final int MOST_SINGLE = 20;

    private static final int LARGE_BATCH = 100;

    /** Beyond that many single lookups, a prerelease that is not wanted is not worth another. */
    private static final int MOST_PRERELEASES = 3;

    private final RepositoryUrl repository;
    private final VersionSelection selection;
    private final List<Candidate> candidates;
    private final List<Candidate> versions;
    private final @Nullable LatestRelease published;
    private final boolean batched;
    private final boolean exhaustive;
    private final Predicate<Release> complete;
    private final KnownReleases known;
    private boolean restRequested;

    /**
     * @param candidates the tags of the plugin, the highest version first; those that cannot count
     *     are not looked up
     * @param published what is published; where each lookup is a request, it is taken as it is
     *     while its tag leads to the same commit
     * @param batched whether many tags are looked up in one request
     * @param exhaustive whether all other tags are looked up in the end, so that each has its
     *     status
     * @param complete whether a tag is left out of that, since everything about it is known
     */
    ReleaseSearch(
            RepositoryUrl repository,
            VersionSelection selection,
            List<Candidate> candidates,
            @Nullable LatestRelease published,
            boolean batched,
            boolean exhaustive,
            Predicate<Release> complete) {
        this.repository = repository;
        this.selection = selection;
        this.candidates = List.copyOf(candidates);
        this.versions =
                candidates.stream().filter(candidate -> candidate.status().counts()).toList();
        this.known = new KnownReleases(repository);
        this.published = published;
        this.batched = batched;
        this.exhaustive = exhaustive && batched;
        this.complete = complete;
    }

    /**
     * What to look up next.
     *
     * @param firstBatch how many versions the first query looks up
     * @return empty where the latest version is known, or nothing more can be found out
     */
    Optional<ReleaseQuery> next(int firstBatch) {
        if (selection.source() == SourceKind.TAGS || known.failure().isPresent()) {
            return Optional.empty();
        }
        if (isUndecided() && !usesTags()) {
            return Optional.of(new ReleaseQuery(repository, List.of(), true));
        }
        Optional<String> before = publishedTag();
        if (before.isPresent()) {
            return query(List.of(before.get()));
        }
        boolean inVain =
                selection.source() == SourceKind.RELEASES && known.anyRelease() == AnyRelease.NO;
        if (!batched && !known.anyFound() && (inVain || known.size() >= MOST_SINGLE)) {
            return Optional.empty();
        }
        List<String> tags = wanted(known.isEmpty() ? firstBatch : batched ? LARGE_BATCH : 1);
        boolean enough = tags.isEmpty() || (usesTags() && !mayBeDraft());
        return query(!enough ? tags : exhaustive ? rest() : List.of());
    }

    /**
     * Whether it matters now if the repository has any release. Where each lookup is a request, a
     * host that denies everything is known by that alone.
     */
    private boolean isUndecided() {
        return (selection.source() == SourceKind.AUTO || !batched)
                && known.anyRelease() == AnyRelease.UNKNOWN
                && !known.isEmpty()
                && !known.anyFound();
    }

    /**
     * What is published, where nothing above it has a release and others of the repository have:
     * its own release shows whether the plugin makes any.
     */
    private Optional<String> publishedTag() {
        return batched || known.anyRelease() != AnyRelease.YES || known.anyFound()
                ? Optional.empty()
                : versions.stream()
                        .map(Candidate::release)
                        .filter(this::isPublished)
                        .map(Release::tag)
                        .filter(tag -> !known.has(tag))
                        .findFirst();
    }

    private Optional<ReleaseQuery> query(List<String> tags) {
        return tags.isEmpty()
                ? Optional.empty()
                : Optional.of(new ReleaseQuery(repository, tags, false));
    }

    /** All other tags. They are looked up once; it is no failure if the answer lacks some. */
    private List<String> rest() {
        if (restRequested) {
            return List.of();
        }
        restRequested = true;
        return versions.stream()
                .map(Candidate::release)
                .filter(release -> !complete.test(release))
                .limit(MOST_BATCHED)
                .map(Release::tag)
                .filter(tag -> !known.has(tag))
                .toList();
    }

    /** Takes note of an answer, which may hold more than was asked for. */
    void learn(ReleaseQuery asked, ReleaseAnswer answer) {
        known.learn(asked, answer, versions, restRequested);
    }

    /**
     * The candidates with what was found out of their releases. Those that have none yet are
     * pending, and below the latest version most were not looked up.
     */
    List<Candidate> candidates() {
        boolean tags = usesTags();
        return candidates.stream()
                .map(it -> tags ? known.asTag(it) : known.withRelease(it, isAsPublished(it)))
                .toList();
    }

    /** Why no more is known. */
    Optional<SourceException> failure() {
        return known.failure();
    }

    /** The address that the repository has now, where that is another one. */
    Optional<RepositoryUrl> renamedTo() {
        return known.renamedTo();
    }

    /** Whether the tags count as they are, since none of them has a release. */
    boolean usesTags() {
        return selection.source() == SourceKind.TAGS
                || (selection.source() == SourceKind.AUTO
                        && !known.anyFound()
                        && known.failure().isEmpty()
                        && (known.anyRelease() == AnyRelease.NO || isExhausted()));
    }

    /**
     * Where each lookup is a request of its own, a repository that the host denies has no release
     * either; so only its list of all releases counts.
     */
    private boolean isExhausted() {
        if (!batched && known.anyRelease() == AnyRelease.UNKNOWN) {
            return false;
        }
        return known.size() >= (batched ? MOST_BATCHED : MOST_SINGLE)
                || versions.stream().allMatch(candidate -> known.has(candidate.release().tag()));
    }

    /** Whether the tag that would be the latest was not looked up, and may be a draft. */
    private boolean mayBeDraft() {
        return selection.source() == SourceKind.AUTO
                && versions.stream()
                        .filter(candidate -> candidate.mayBeLatest(selection))
                        .map(known::release)
                        .filter(it -> it.filter(TagRelease.Draft.class::isInstance).isEmpty())
                        .findFirst()
                        .filter(Optional::isEmpty)
                        .isPresent();
    }

    /** Whether a version is taken as it is published, since its tag leads to the same commit. */
    private boolean isAsPublished(Candidate candidate) {
        return !batched
                && (known.anyRelease() == AnyRelease.UNKNOWN || known.anyFound())
                && isPublished(candidate.release());
    }

    private boolean isPublished(Release release) {
        return published != null && published.isOf(release);
    }

    /** The next tags to look up, ties of the last one included. */
    private List<String> wanted(int most) {
        List<String> tags = new ArrayList<>();
        int limit = most;
        boolean prerelease = !batched && known.size() >= MOST_PRERELEASES;
        Optional<Candidate> last = Optional.empty();
        for (Candidate candidate : versions) {
            boolean tie = last.filter(before -> !before.isAbove(candidate)).isPresent();
            if (tags.size() >= limit && !tie) {
                break;
            }
            boolean wanted = candidate.mayBeLatest(selection);
            Optional<TagRelease> release = known.release(candidate);
            if (release.isEmpty() && (wanted || !prerelease)) {
                if (isAsPublished(candidate) && wanted) {
                    last = Optional.of(candidate);
                    limit = tags.size();
                    continue;
                }
                tags.add(candidate.release().tag());
                last = Optional.of(candidate);
                prerelease |= candidate.isPrerelease();
            } else if (release.isPresent() && release.get() instanceof TagRelease.Published found) {
                if (wanted && (!found.prerelease() || selection.includePrereleases())) {
                    break;
                }
                prerelease = true;
            }
        }
        return tags;
    }
}
