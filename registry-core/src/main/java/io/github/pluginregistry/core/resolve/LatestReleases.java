package io.github.pluginregistry.core.resolve;

import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.forge.ReleaseSource;
import io.github.pluginregistry.core.http.RequestCounter;
import io.github.pluginregistry.core.model.LatestRelease;
import io.github.pluginregistry.core.model.PluginId;
import io.github.pluginregistry.core.model.ProgressListener;
import io.github.pluginregistry.core.resolve.ResolutionProblem.Impact;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Finds the latest release of each plugin in the repositories and forges of a definition.
 *
 * @param sources opens a release source that counts its requests
 * @param acceptedMoves whether a tag may point to another commit than the published one
 */
public record LatestReleases(
        Function<RequestCounter, ReleaseSource> sources,
        ProgressListener progress,
        Clock clock,
        ResolveLimits limits,
        Predicate<String> acceptedMoves) {

    private static final Duration BEAT = Duration.ofSeconds(1);

    /**
     * The releases that were found.
     *
     * @param details one per plugin, in the definition's order
     */
    public record Found(List<ResolutionDetails> details, RequestStats cost) {

        public Found {
            details = List.copyOf(details);
        }

        /** One resolution per plugin, in the definition's order. */
        public List<Resolution> resolutions() {
            return details.stream().map(ResolutionDetails::resolution).toList();
        }
    }

    /**
     * Finds the latest release of each plugin of a definition. The problem of a plugin is part of
     * its result, never an exception.
     *
     * @param published the published releases by plugin id; they are kept of plugins that cannot be
     *     resolved
     */
    public Found find(
            RegistryDefinition definition,
            Map<String, LatestRelease> published,
            ResolveScope scope) {
        Instant start = clock.instant();
        RequestCounter requests = new RequestCounter();
        List<RepositoryResolver> repositories = new ArrayList<>();
        definition.plugins().stream()
                .collect(
                        Collectors.groupingBy(
                                PluginDefinition::repository,
                                LinkedHashMap::new,
                                Collectors.toList()))
                .forEach(
                        (repository, plugins) ->
                                repositories.add(
                                        new RepositoryResolver(
                                                new RepositoryContext(
                                                        repository,
                                                        definition.forgeOf(repository),
                                                        plugins,
                                                        start,
                                                        acceptedMoves),
                                                published,
                                                scope)));
        try (ReleaseSource source = sources.apply(requests)) {
            new ParallelResolver(source, limits, requests, progress, BEAT)
                    .run(repositories, late());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the run was interrupted; nothing was written", e);
        }
        Map<PluginId, ResolutionDetails> details =
                repositories.stream()
                        .flatMap(repository -> repository.resolved().stream())
                        .collect(Collectors.toMap(it -> it.plugin().id(), Function.identity()));
        return new Found(
                definition.plugins().stream().map(plugin -> details.get(plugin.id())).toList(),
                RequestStats.of(
                        repositories.size(), requests, Duration.between(start, clock.instant())));
    }

    /** The same message for every repository, so that a run reports it once. */
    private ResolutionProblem late() {
        return new ResolutionProblem(
                Impact.TRANSIENT,
                "no answer came within the %s s that a run may take"
                        .formatted(
                                BigDecimal.valueOf(limits.timeLimit().toMillis(), 3)
                                        .stripTrailingZeros()
                                        .toPlainString()),
                "run again later, or let -Dregistry.timeLimit name more seconds");
    }
}
