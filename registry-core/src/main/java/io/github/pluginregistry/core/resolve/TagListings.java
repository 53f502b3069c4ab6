package io.github.pluginregistry.core.resolve;

import io.github.pluginregistry.core.forge.ReleaseSource;
import io.github.pluginregistry.core.forge.TagListing;
import io.github.pluginregistry.core.http.RequestCounter;
import io.github.pluginregistry.core.http.SourceException;
import io.github.pluginregistry.core.model.ProgressListener;
import io.github.pluginregistry.core.model.RepositoryUrl;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Lists all tags of repositories. All hosts are asked in parallel, as by {@link LatestReleases}.
 *
 * @param sources opens a release source that counts its requests
 * @param beat how long the progress listener hears nothing at most
 */
public record TagListings(
        Function<RequestCounter, ReleaseSource> sources,
        ProgressListener progress,
        ResolveLimits limits,
        Duration beat) {

    /** With a word to the progress listener every second. */
    public TagListings(
            Function<RequestCounter, ReleaseSource> sources,
            ProgressListener progress,
            ResolveLimits limits) {
        this(sources, progress, limits, Duration.ofSeconds(1));
    }

    /** Each repository has either its tags or a failure. */
    public record Found(
            Map<RepositoryUrl, TagListing> tags, Map<RepositoryUrl, SourceException> failures) {

        public Found {
            tags = Map.copyOf(tags);
            failures = Map.copyOf(failures);
        }
    }

    /** Lists the tags of repositories that differ. */
    public Found list(Collection<RepositoryUrl> repositories) {
        RequestCounter requests = new RequestCounter();
        PendingRepositories pending = new PendingRepositories(repositories.size());
        Map<RepositoryUrl, TagListing> tags = new ConcurrentHashMap<>();
        Map<RepositoryUrl, SourceException> failures = new ConcurrentHashMap<>();
        try (ReleaseSource source = sources.apply(requests);
                HostThreads threads = new HostThreads(limits.perHost(), pending::fail)) {
            for (List<RepositoryUrl> host : byHost(repositories)) {
                Executor executor = threads.next();
                for (RepositoryUrl repository : host) {
                    executor.execute(
                            () -> {
                                list(repository, source, tags, failures);
                                pending.end();
                            });
                }
            }
            pending.await(progress, requests, limits.timeLimit(), beat);
            // Before their threads are interrupted, which would be another reason.
            Map<RepositoryUrl, TagListing> listed = Map.copyOf(tags);
            SourceException late = limits.exceeded();
            repositories.stream()
                    .filter(repository -> !listed.containsKey(repository))
                    .forEach(repository -> failures.putIfAbsent(repository, late));
            return new Found(listed, failures);
        }
    }

    private void list(
            RepositoryUrl repository,
            ReleaseSource source,
            Map<RepositoryUrl, TagListing> tags,
            Map<RepositoryUrl, SourceException> failures) {
        progress.asking(repository);
        try {
            TagListing listing = source.tags(repository, Set.of(""));
            progress.answered(repository, listing.tags().size());
            tags.put(repository, listing);
        } catch (SourceException e) {
            failures.putIfAbsent(repository, e);
        } finally {
            progress.done(repository);
        }
    }

    private static Collection<List<RepositoryUrl>> byHost(Collection<RepositoryUrl> repositories) {
        return repositories.stream().collect(Collectors.groupingBy(RepositoryUrl::host)).values();
    }
}
