package io.github.pluginregistry.core.resolve;

import io.github.pluginregistry.core.definition.Selection;
import io.github.pluginregistry.core.definition.SourceKind;
import io.github.pluginregistry.core.model.Latest;
import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.model.RepositoryId;
import io.github.pluginregistry.core.source.ReleaseAnswer;
import io.github.pluginregistry.core.source.ReleaseQuery;
import io.github.pluginregistry.core.source.SourceException;
import io.github.pluginregistry.core.source.TagRelease;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds out which release of one plugin is the latest, with few questions: it looks up the highest
 * versions first and goes down only while what it finds is pending or flagged as a prerelease. Used
 * by one thread.
 *
 * <p>What a plugin's tags are worth without a release depends on whether any of them has one
 * ({@code source: auto}). So where none of the highest has, all are looked up, unless the
 * repository has no release at all.
 */
final class ReleaseSearch {

    /** Beyond that many lookups a plugin is taken for one that makes no releases. */
    private static final int MOST_BATCHED = 1_000;

    /** The same where each lookup is a request of its own. */
    private static final int MOST_SINGLE = 20;

    private static final int LARGE_BATCH = 100;

    private final RepositoryId repository;
    private final Selection selection;
    private final List<Candidate> candidates;
    private final Optional<Latest> published;
    private final boolean batched;
    private final Map<String, TagRelease> releases = new HashMap<>();
    private Optional<Boolean> anyRelease = Optional.empty();
    private Optional<RepositoryId> renamedTo = Optional.empty();
    private Optional<SourceException> failure = Optional.empty();

    /**
     * @param candidates the tags of the plugin that are versions and not ignored, the highest first
     * @param published what is published; where each lookup is a request, it is taken as it is
     *     while its tag leads to the same commit
     * @param batched whether many tags are looked up in one request
     */
    ReleaseSearch(
            RepositoryId repository,
            Selection selection,
            List<Candidate> candidates,
            Optional<Latest> published,
            boolean batched) {
        this.repository = repository;
        this.selection = selection;
        this.candidates = List.copyOf(candidates);
        this.published = published;
        this.batched = batched;
    }

    /**
     * What to look up next.
     *
     * @param few how many versions are looked up at first
     * @return empty where the latest version is known, or nothing more can be found out
     */
    Optional<ReleaseQuery> next(int few) {
        if (selection.source() == SourceKind.TAGS || failure.isPresent()) {
            return Optional.empty();
        }
        List<String> tags = wanted(releases.isEmpty() ? few : batched ? LARGE_BATCH : 1);
        if (tags.isEmpty() || usesTags()) {
            return Optional.empty();
        }
        boolean undecided =
                selection.source() == SourceKind.AUTO
                        && anyRelease.isEmpty()
                        && !releases.isEmpty()
                        && !foundAny();
        return Optional.of(new ReleaseQuery(repository, undecided ? List.of() : tags, undecided));
    }

    /** Takes note of an answer. */
    void learn(ReleaseAnswer answer) {
        releases.putAll(answer.releases());
        anyRelease = answer.anyRelease().or(() -> anyRelease);
        renamedTo = answer.renamedTo().or(() -> renamedTo);
        failure = answer.failure();
    }

    /**
     * The candidates with what was found out of their releases. Those that have none yet are
     * pending, and below the latest version most were not looked up.
     */
    List<Candidate> judged() {
        return usesTags() ? candidates : candidates.stream().map(this::judged).toList();
    }

    private Candidate judged(Candidate candidate) {
        Optional<TagRelease> known = release(candidate);
        if (known.isEmpty()) {
            return isAsPublished(candidate)
                    ? candidate
                    : candidate.judged(Standing.UNCHECKED, "its release was not looked up");
        }
        return known.get()
                .fold(
                        candidate::released,
                        draft ->
                                candidate.judged(
                                        Standing.PENDING, "its release is not published yet"),
                        none -> candidate.judged(Standing.PENDING, "it has no release yet"));
    }

    private Optional<TagRelease> release(Candidate candidate) {
        return Optional.ofNullable(releases.get(candidate.release().tag()));
    }

    /** Why no more is known. */
    Optional<SourceException> failure() {
        return failure;
    }

    /** The address that the repository has now, where that is another one. */
    Optional<RepositoryId> renamedTo() {
        return renamedTo;
    }

    /** Whether the tags count as they are, since none of them has a release. */
    boolean usesTags() {
        return selection.source() == SourceKind.TAGS
                || (selection.source() == SourceKind.AUTO
                        && !foundAny()
                        && failure.isEmpty()
                        && (anyRelease.equals(Optional.of(false)) || isExhausted()));
    }

    private boolean isExhausted() {
        return releases.size() >= (batched ? MOST_BATCHED : MOST_SINGLE)
                || candidates.stream()
                        .allMatch(candidate -> releases.containsKey(candidate.release().tag()));
    }

    private boolean foundAny() {
        return releases.values().stream().anyMatch(TagRelease.Published.class::isInstance);
    }

    /** Whether a version is taken as it is published, since its tag leads to the same commit. */
    private boolean isAsPublished(Candidate candidate) {
        Release release = candidate.release();
        return !batched
                && published
                        .filter(latest -> latest.tag().equals(Optional.of(release.tag())))
                        .flatMap(Latest::commit)
                        .equals(release.commit())
                && release.commit().isPresent();
    }

    /** The next tags to look up, ties of the last one included. */
    private List<String> wanted(int most) {
        List<String> tags = new ArrayList<>();
        boolean prerelease = false;
        Optional<Candidate> last = Optional.empty();
        for (Candidate candidate : candidates) {
            boolean tie = last.filter(before -> !before.isAbove(candidate)).isPresent();
            if (tags.size() >= most && !tie) {
                break;
            }
            boolean wanted = Choice.mayBeLatest(candidate, selection);
            Optional<TagRelease> known = release(candidate);
            if (known.isEmpty() && (wanted || !prerelease)) {
                if (isAsPublished(candidate) && wanted) {
                    break;
                }
                tags.add(candidate.release().tag());
                last = Optional.of(candidate);
                prerelease |= candidate.isPrerelease();
            } else if (known.isPresent() && known.get() instanceof TagRelease.Published release) {
                if (wanted && (!release.prerelease() || selection.includePrereleases())) {
                    break;
                }
                prerelease = true;
            }
        }
        return tags;
    }
}
