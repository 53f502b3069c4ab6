package io.github.pluginregistry.core.testing;

import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.forge.ReleaseSource;
import io.github.pluginregistry.core.model.LatestRelease;
import io.github.pluginregistry.core.model.ProgressListener;
import io.github.pluginregistry.core.resolve.LatestReleases;
import io.github.pluginregistry.core.resolve.Resolution;
import io.github.pluginregistry.core.resolve.ResolutionDetails;
import io.github.pluginregistry.core.resolve.ResolveLimits;
import io.github.pluginregistry.core.resolve.ResolveScope;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/**
 * Finds the latest releases of the plugins of a test at a fixed time.
 *
 * @param source has their tags and releases
 */
public record TestResolver(
        ReleaseSource source, Instant now, ProgressListener progress, ResolveLimits limits) {

    public TestResolver(ReleaseSource source, Instant now) {
        this(source, now, ProgressListener.SILENT, ResolveLimits.USUAL);
    }

    /** Resolves plugins of which nothing is published. */
    public List<Resolution> resolve(PluginDefinition... plugins) {
        return resolve(Map.of(), plugins);
    }

    /**
     * Resolves plugins.
     *
     * @param published the published releases, by plugin id
     */
    public List<Resolution> resolve(
            Map<String, LatestRelease> published, PluginDefinition... plugins) {
        return find(ResolveScope.NEEDED, published, plugins).resolutions();
    }

    /** Resolves plugins, and returns how. */
    public List<ResolutionDetails> details(
            ResolveScope scope, Map<String, LatestRelease> published, PluginDefinition... plugins) {
        return find(scope, published, plugins).details();
    }

    private LatestReleases.Found find(
            ResolveScope scope, Map<String, LatestRelease> published, PluginDefinition... plugins) {
        return new LatestReleases(
                        any -> source,
                        progress,
                        Clock.fixed(now, ZoneOffset.UTC),
                        limits,
                        any -> false)
                .find(Definitions.registry(plugins), published, scope);
    }
}
