package io.github.pluginregistry.core;

import io.github.pluginregistry.core.RoutedSource.Route;
import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.forge.Forge;
import io.github.pluginregistry.core.source.Credentials;
import io.github.pluginregistry.core.source.OfflineSource;
import io.github.pluginregistry.core.source.ReleaseSource;
import io.github.pluginregistry.core.source.Traffic;
import io.github.pluginregistry.core.source.git.GitSource;
import io.github.pluginregistry.core.source.git.ProtocolMemory;
import io.github.pluginregistry.core.source.git.TimeOuts;
import io.github.pluginregistry.core.source.github.GitHubLimits;
import io.github.pluginregistry.core.source.github.GitHubSource;
import io.github.pluginregistry.core.source.github.PageCache;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The sources that ask the repositories themselves, by the way to each.
 *
 * @param directory where relative addresses start
 * @param cache a folder for what is remembered from one run to the next
 * @param offline whether no host is asked; repositories on this machine still answer
 */
record LiveSources(
        RegistryDefinition definition,
        Path directory,
        Credentials credentials,
        GitHubLimits gitHubLimits,
        Optional<Path> cache,
        boolean offline) {

    /** Who asks each repository by its way, and is made when the first one takes that way. */
    ReleaseSource open(Traffic traffic) {
        return new RoutedSource(definition, way -> source(way, traffic));
    }

    private ReleaseSource source(RoutedSource.Key way, Traffic traffic) {
        if (offline && way.route() != Route.LOCAL_GIT) {
            return new OfflineSource();
        }
        return way.route() == Route.FORGE
                ? gitHub(way.host(), traffic)
                : git(
                        way.route() == Route.LOCAL_GIT ? TimeOuts.STANDARD : TimeOuts.LISTING,
                        traffic);
    }

    private GitSource git(TimeOuts timeOuts, Traffic traffic) {
        return new GitSource(
                directory,
                credentials,
                traffic,
                timeOuts,
                cache.map(folder -> ProtocolMemory.in(folder.resolve("git")))
                        .orElseGet(ProtocolMemory::ofThisRun));
    }

    private GitHubSource gitHub(String host, Traffic traffic) {
        return new GitHubSource(
                host,
                PullRequestFactory.api(definition, Forge.GITHUB, host),
                credentials,
                traffic,
                gitHubLimits,
                cache.map(folder -> PageCache.in(folder.resolve("http"))).orElse(PageCache.NONE));
    }
}
