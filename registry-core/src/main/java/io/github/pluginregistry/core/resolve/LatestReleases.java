package io.github.pluginregistry.core.resolve;

import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.forge.ReleaseSource;
import io.github.pluginregistry.core.http.RequestCounter;
import io.github.pluginregistry.core.model.LatestRelease;
import io.github.pluginregistry.core.model.PluginId;
import io.github.pluginregistry.core.model.ProgressListener;
import io.github.pluginregistry.core.model.RepositoryUrl;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Finds the latest release of each plugin in the repositories and forges of a definition. All hosts
 * are asked in parallel, each with threads of its own, so that a slow host delays only its own
 * plugins.
 *
 * @param sources opens a release source that counts its requests
 * @param acceptedMoves whether a tag may point to another commit than the published one
 * @param beat how long the progress listener hears nothing at most
 */
public record LatestReleases(
        Function<RequestCounter, ReleaseSource> sources,
        ProgressListener progress,
        Clock clock,
        ResolveLimits limits,
        Predicate<String> acceptedMoves,
        Duration beat) {

    /** With a word to the progress listener every second. */
    public LatestReleases(
            Function<RequestCounter, ReleaseSource> sources,
            ProgressListener progress,
            Clock clock,
            ResolveLimits limits,
            Predicate<String> acceptedMoves) {
        this(sources, progress, clock, limits, acceptedMoves, Duration.ofSeconds(1));
    }

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
        List<RepositoryResolver> repositories = repositories(definition, published, scope, start);
        PendingRepositories pending = new PendingRepositories(repositories.size());
        try (ReleaseSource source = sources.apply(requests);
                HostThreads threads = new HostThreads(limits.perHost(), pending::fail)) {
            for (List<RepositoryResolver> host : byHost(repositories)) {
                new HostResolver(host, source, progress, threads.next(), pending::end).start();
            }
            pending.await(progress, requests, limits.timeLimit(), beat);
            // Before their threads are interrupted, which would be another reason.
            ResolutionProblem late = ResolutionProblem.of(limits.exceeded());
            repositories.forEach(repository -> repository.giveUp(late));
        }
        advise(repositories);
        return new Found(
                inOrder(definition, repositories),
                RequestStats.of(
                        repositories.size(), requests, Duration.between(start, clock.instant())));
    }

    private List<RepositoryResolver> repositories(
            RegistryDefinition definition,
            Map<String, LatestRelease> published,
            ResolveScope scope,
            Instant now) {
        Map<RepositoryUrl, List<PluginDefinition>> plugins =
                grouped(definition.plugins(), PluginDefinition::repository);
        return plugins.entrySet().stream()
                .map(
                        it ->
                                new RepositoryResolver(
                                        new RepositoryContext(
                                                it.getKey(),
                                                definition.forgeOf(it.getKey()),
                                                it.getValue(),
                                                now,
                                                acceptedMoves),
                                        published,
                                        scope))
                .toList();
    }

    private static Collection<List<RepositoryResolver>> byHost(
            List<RepositoryResolver> repositories) {
        return grouped(repositories, RepositoryResolver::host).values();
    }

    private static <K, T> Map<K, List<T>> grouped(List<T> all, Function<T, K> key) {
        return all.stream()
                .collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()));
    }

    private void advise(List<RepositoryResolver> repositories) {
        repositories.stream()
                .map(RepositoryResolver::details)
                .distinct()
                .flatMap(details -> details.advice().stream())
                .forEach(progress::advice);
    }

    private static List<ResolutionDetails> inOrder(
            RegistryDefinition definition, List<RepositoryResolver> repositories) {
        Map<PluginId, ResolutionDetails> details =
                repositories.stream()
                        .flatMap(repository -> repository.resolved().stream())
                        .collect(Collectors.toMap(it -> it.plugin().id(), Function.identity()));
        return definition.plugins().stream().map(plugin -> details.get(plugin.id())).toList();
    }
}
