package io.github.pluginregistry.core.resolve;

import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.forge.ReleaseAnswer;
import io.github.pluginregistry.core.forge.ReleaseQuery;
import io.github.pluginregistry.core.http.UnreadableTokenException;
import io.github.pluginregistry.core.model.LatestRelease;
import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.model.RepositoryUrl;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * One plugin during one run: its release is searched for among the tags of its repository, and
 * decided. What a host says may bring down what reads it, by a depth or a size that nobody thought
 * of; that is the trouble of this plugin, and of no other.
 */
final class PluginTask {

    private final PluginDefinition plugin;
    private final Optional<LatestRelease> published;
    private final PluginResolver verdict;
    private final TagIndex listing;
    private final Optional<ReleaseSearch> search;
    private Optional<ReleaseQuery> asked = Optional.empty();
    private Optional<ResolutionProblem> failure = Optional.empty();

    /**
     * @param published what the registry says of the plugin until now
     * @param batched whether many tags are looked up in one request
     * @param exhaustive whether the releases of all tags are looked up, where one request can
     */
    PluginTask(
            PluginDefinition plugin,
            Optional<LatestRelease> published,
            PluginResolver verdict,
            TagIndex listing,
            boolean batched,
            boolean exhaustive) {
        this.plugin = plugin;
        this.published = published;
        this.verdict = verdict;
        this.listing = listing;
        this.search =
                guarded(
                        () ->
                                Optional.of(
                                        new ReleaseSearch(
                                                listing.movedTo().orElse(plugin.repository()),
                                                plugin.selection(),
                                                VersionChoice.of(plugin.selection(), listing)
                                                        .candidates(),
                                                published,
                                                batched,
                                                exhaustive)),
                        Optional.empty());
    }

    /**
     * What to look up next.
     *
     * @param few how many versions are looked up at first
     */
    Optional<ReleaseQuery> next(int few) {
        asked = guarded(() -> search.flatMap(it -> it.next(few)), Optional.empty());
        return asked;
    }

    /** Takes note of the answer to what was asked last, which may hold more than that. */
    void learn(ReleaseAnswer answer) {
        asked.ifPresent(query -> search.ifPresent(it -> it.learn(query, answer)));
    }

    /** The tags whose dates are needed; what is published as it is needs none. */
    List<String> undated() {
        VersionChoice choice =
                guarded(
                        () -> choice(Map.of()),
                        new VersionChoice(List.of(), Optional.empty(), Optional.empty()));
        List<String> tags = choice.undated();
        boolean asPublished =
                choice.latest()
                        .filter(
                                latest ->
                                        published
                                                .filter(it -> it.isOf(latest.release()))
                                                .isPresent())
                        .isPresent();
        boolean alone =
                tags.equals(published.flatMap(LatestRelease::tag).map(List::of).orElse(List.of()));
        return asPublished && alone ? List.of() : tags;
    }

    /**
     * Decides.
     *
     * @param dates of tags that were listed without
     */
    ResolutionDetails account(Map<String, Instant> dates) {
        Optional<ResolutionDetails> decided = guarded(() -> decided(dates), Optional.empty());
        return decided.orElseGet(() -> verdict.without(plugin, published, failure.orElseThrow()));
    }

    private Optional<ResolutionDetails> decided(Map<String, Instant> dates) {
        return search.map(
                found -> {
                    VersionChoice choice = choice(dates);
                    Optional<RepositoryUrl> moved = listing.movedTo().or(found::renamedTo);
                    return found.failure()
                            .map(
                                    e ->
                                            verdict.open(
                                                    plugin,
                                                    listing,
                                                    choice,
                                                    published,
                                                    ResolutionProblem.of(e)))
                            .orElseGet(() -> verdict.on(plugin, listing, choice, published, moved));
                });
    }

    private VersionChoice choice(Map<String, Instant> dates) {
        return VersionChoice.of(
                plugin.selection(),
                search.stream()
                        .flatMap(it -> it.judged().stream())
                        .map(candidate -> dated(candidate, dates))
                        .collect(Collectors.toList()));
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
                                published
                                        .filter(it -> it.isOf(release))
                                        .flatMap(LatestRelease::releasedAt))
                .map(candidate::publishedAt)
                .orElse(candidate);
    }

    private <T> T guarded(Supplier<T> step, T otherwise) {
        try {
            return failure.isPresent() ? otherwise : step.get();
        } catch (UnreadableTokenException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            failure = Optional.of(ResolutionProblem.unexpected(plugin.repository(), e));
            return otherwise;
        }
    }
}
