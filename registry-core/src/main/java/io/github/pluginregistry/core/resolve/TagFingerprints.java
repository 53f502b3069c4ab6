package io.github.pluginregistry.core.resolve;

import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.forge.ReleaseSource;
import io.github.pluginregistry.core.http.RequestCounter;
import io.github.pluginregistry.core.http.SourceException;
import io.github.pluginregistry.core.io.Sha256;
import io.github.pluginregistry.core.model.LatestRelease;
import io.github.pluginregistry.core.model.RepositoryUrl;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Fingerprints of the tags of repositories: equal as long as no tag that an update would list is
 * added, moved or deleted.
 *
 * @param sources opens a release source that counts its requests
 */
public record TagFingerprints(Function<RequestCounter, ReleaseSource> sources, int concurrency) {

    /**
     * Lists the tags of each repository once, as an update does first.
     *
     * @param published the published releases, by plugin id
     * @return the fingerprints by address; a repository that could not be listed has none
     * @throws InterruptedException if the thread was interrupted meanwhile
     */
    public Map<String, String> of(
            RegistryDefinition definition, Map<String, LatestRelease> published)
            throws InterruptedException {
        Map<RepositoryUrl, List<PluginDefinition>> repositories =
                definition.plugins().stream()
                        .collect(
                                Collectors.groupingBy(
                                        PluginDefinition::repository,
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        ExecutorService workers =
                Executors.newFixedThreadPool(
                        Math.max(1, Math.min(concurrency, repositories.size())));
        try (ReleaseSource source = sources.apply(new RequestCounter())) {
            Map<String, Future<Optional<String>>> asked = new TreeMap<>();
            repositories.forEach(
                    (repository, plugins) ->
                            asked.put(
                                    repository.address(),
                                    workers.submit(
                                            () ->
                                                    fingerprint(
                                                            source,
                                                            repository,
                                                            new TagPrefixes(plugins, published)))));
            Map<String, String> known = new TreeMap<>();
            for (Map.Entry<String, Future<Optional<String>>> entry : asked.entrySet()) {
                entry.getValue().get().ifPresent(it -> known.put(entry.getKey(), it));
            }
            return known;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("the tags could not be listed", e.getCause());
        } finally {
            workers.shutdownNow();
        }
    }

    private static Optional<String> fingerprint(
            ReleaseSource source, RepositoryUrl repository, TagPrefixes prefixes) {
        try {
            return Optional.of(
                    Sha256.of(
                            source.tags(repository, prefixes.needed()).tags().stream()
                                    .map(tag -> tag.tag() + " " + tag.commit().orElse(""))
                                    .sorted()
                                    .collect(Collectors.joining("\n"))));
        } catch (SourceException e) {
            // The update that follows says what is wrong.
            return Optional.empty();
        }
    }
}
