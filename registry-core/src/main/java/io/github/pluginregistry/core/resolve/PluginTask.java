package io.github.pluginregistry.core.resolve;

import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.forge.ReleaseAnswer;
import io.github.pluginregistry.core.forge.ReleaseQuery;
import io.github.pluginregistry.core.http.UnreadableTokenException;
import io.github.pluginregistry.core.model.LatestRelease;
import io.github.pluginregistry.core.model.Release;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One plugin during one run: its release is searched for among the tags of its repository, and
 * decided. The answer of a host may cause any failure in what reads it, by an unforeseen depth or
 * size; that is a problem of this plugin, and of no other.
 */
final class PluginTask {

    private final RepositoryContext context;
    private final PluginDefinition plugin;
    private final @Nullable LatestRelease published;
    private final TagIndex listing;
    private final @Nullable ReleaseSearch search;
    private @Nullable ReleaseQuery query;
    private @Nullable ResolutionProblem failure;

    /**
     * @param batched whether many tags are looked up in one request
     * @param exhaustive whether the releases of all tags are looked up, where one request can
     */
    PluginTask(
            RepositoryContext context,
            PluginDefinition plugin,
            @Nullable LatestRelease published,
            TagIndex listing,
            boolean batched,
            boolean exhaustive) {
        this.context = context;
        this.plugin = plugin;
        this.published = published;
        this.listing = listing;
        this.search = guarded(() -> Optional.of(search(batched, exhaustive))).orElse(null);
    }

    private ReleaseSearch search(boolean batched, boolean exhaustive) {
        return new ReleaseSearch(
                listing.movedTo().orElse(plugin.repository()),
                plugin.selection(),
                VersionChoice.of(plugin.selection(), listing).candidates(),
                published,
                batched,
                exhaustive);
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
        boolean asPublished = choice.latest().filter(it -> isPublished(it.release())).isPresent();
        boolean alone =
                published != null && tags.equals(published.tag().map(List::of).orElse(List.of()));
        return asPublished && alone ? List.of() : tags;
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
                                .keep(Objects.requireNonNull(failure)));
    }

    private ResolutionDetails resolve(ReleaseSearch found, Map<String, Instant> dates) {
        PluginResolver resolver =
                new PluginResolver(context, plugin, published, listing, choice(dates));
        return found.failure()
                .map(e -> resolver.keep(ResolutionProblem.of(e)))
                .orElseGet(
                        () ->
                                resolver.resolve(
                                        listing.movedTo().or(found::renamedTo).orElse(null)));
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
