package io.github.pluginregistry.core.resolve;

import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.forge.ReleaseAnswer;
import io.github.pluginregistry.core.forge.ReleaseDetails;
import io.github.pluginregistry.core.forge.ReleaseQuery;
import io.github.pluginregistry.core.http.UnreadableTokenException;
import io.github.pluginregistry.core.model.LatestRelease;
import io.github.pluginregistry.core.model.PluginVersion;
import io.github.pluginregistry.core.model.Release;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One plugin during one run: its release is searched for among the tags of its repository, and
 * decided. The answer of a host may cause any failure in what reads it, by an unforeseen depth or
 * size; that is a problem of this plugin, and of no other.
 */
final class PluginTask {

    /** Of so many tags one request fetches the dates; older ones wait for the next runs. */
    private static final int MOST_DATES = 1_000;

    private final RepositoryContext context;
    private final PluginDefinition plugin;
    private final @Nullable LatestRelease published;
    private final TagIndex listing;
    private final PluginHistory history;
    private final ResolveScope scope;
    private final ReleaseDetails details;
    private final @Nullable ReleaseSearch search;
    private @Nullable ReleaseQuery query;
    private @Nullable ResolutionProblem failure;

    /**
     * @param details looks up the releases
     * @param scope whether the releases of all tags are looked up, where one request can, and for
     *     which history
     */
    PluginTask(
            RepositoryContext context,
            PluginDefinition plugin,
            @Nullable LatestRelease published,
            TagIndex listing,
            ReleaseDetails details,
            ResolveScope scope) {
        this.context = context;
        this.plugin = plugin;
        this.published = published;
        this.listing = listing;
        this.history = new PluginHistory(plugin, scope.history().of(plugin.id()));
        this.scope = scope;
        this.details = details;
        this.search = guarded(() -> Optional.of(newSearch())).orElse(null);
    }

    private ReleaseSearch newSearch() {
        return new ReleaseSearch(
                listing.movedTo().orElse(plugin.repository()),
                plugin.selection(),
                VersionChoice.of(plugin.selection(), listing).candidates(),
                published,
                details.isBatched(),
                scope.allReleases(),
                history::isComplete);
    }

    private Optional<ReleaseSearch> search() {
        return Optional.ofNullable(search);
    }

    /**
     * What to look up next.
     *
     * @param firstBatch how many versions the first query looks up
     */
    Optional<ReleaseQuery> next(int firstBatch) {
        query = guarded(() -> search().flatMap(it -> it.next(firstBatch))).orElse(null);
        return Optional.ofNullable(query);
    }

    /** Takes note of the answer to the last query, which may hold more than that. */
    void learn(ReleaseAnswer answer) {
        if (search != null && query != null) {
            search.learn(query, answer);
        }
    }

    /** The tags whose dates are needed; what is published as it is needs none. */
    List<String> undated() {
        VersionChoice choice =
                guarded(() -> Optional.of(choice(Map.of()))).orElse(VersionChoice.NONE);
        List<String> tags = choice.undated();
        List<String> ofHistory = scope.history().isKept() ? undatedVersions() : List.of();
        boolean asPublished = choice.latest().filter(it -> isPublished(it.release())).isPresent();
        boolean alone =
                published != null && tags.equals(published.tag().map(List::of).orElse(List.of()));
        return Stream.concat(asPublished && alone ? Stream.of() : tags.stream(), ofHistory.stream())
                .distinct()
                .toList();
    }

    /** The newest of those that have no date in the history either. */
    private List<String> undatedVersions() {
        return guarded(() -> search().map(ReleaseSearch::candidates)).orElse(List.of()).stream()
                .filter(it -> it.status().counts() || isTakenAsTag(it))
                .map(Candidate::release)
                .filter(it -> it.publishedAt().isEmpty())
                .filter(it -> !isPublished(it) && !history.isComplete(it))
                .limit(MOST_DATES)
                .map(Release::tag)
                .toList();
    }

    private boolean isTakenAsTag(Candidate candidate) {
        return !details.isBatched() && candidate.status() == CandidateStatus.UNCHECKED;
    }

    private boolean isPublished(Release release) {
        return published != null && published.isOf(release);
    }

    /**
     * Decides.
     *
     * @param dates of tags that were listed without
     */
    ResolutionDetails resolve(Map<String, Instant> dates) {
        Optional<ResolutionDetails> decided =
                guarded(() -> search().map(found -> resolve(found, dates)));
        return decided.orElseGet(
                () ->
                        PluginResolver.ofNoTags(context, plugin, published)
                                .keep(Objects.requireNonNull(failure))
                                .with(history.unchanged()));
    }

    private ResolutionDetails resolve(ReleaseSearch found, Map<String, Instant> dates) {
        PluginResolver resolver =
                new PluginResolver(
                        context, plugin, published, listing, choice(dates), details.hasReleases());
        return found.failure()
                .map(e -> resolver.keep(ResolutionProblem.of(e)).with(history.unchanged()))
                .orElseGet(
                        () ->
                                resolver.resolve(
                                                listing.movedTo().or(found::renamedTo).orElse(null))
                                        .with(versions(resolver)));
    }

    private List<PluginVersion> versions(PluginResolver resolver) {
        return scope.history().isKept()
                ? history.updated(resolver.candidates(), listing, details.isBatched())
                : List.of();
    }

    private VersionChoice choice(Map<String, Instant> dates) {
        return VersionChoice.of(
                plugin.selection(),
                search().stream()
                        .flatMap(it -> it.candidates().stream())
                        .map(candidate -> dated(candidate, dates))
                        .toList());
    }

    /** What is published has its date, unless its tag was moved. */
    private Candidate dated(Candidate candidate, Map<String, Instant> dates) {
        Release release = candidate.release();
        if (release.publishedAt().isPresent()) {
            return candidate;
        }
        return Optional.ofNullable(dates.get(release.tag()))
                .or(
                        () ->
                                Optional.ofNullable(published)
                                        .filter(it -> it.isOf(release))
                                        .flatMap(LatestRelease::releasedAt))
                .map(candidate::publishedAt)
                .orElse(candidate);
    }

    /** The result of a step; empty after a failure, too. */
    private <T> Optional<T> guarded(Supplier<Optional<T>> step) {
        if (failure != null) {
            return Optional.empty();
        }
        try {
            return step.get();
        } catch (UnreadableTokenException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            failure = ResolutionProblem.unexpected(plugin.repository(), e);
            return Optional.empty();
        }
    }
}
