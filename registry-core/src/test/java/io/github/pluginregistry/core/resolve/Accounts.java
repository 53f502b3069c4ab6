package io.github.pluginregistry.core.resolve;

import static io.github.pluginregistry.core.testing.Definitions.HOME;

import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.definition.RegistryDefinition.IgnoredTags;
import io.github.pluginregistry.core.forge.ReleaseSource;
import io.github.pluginregistry.core.testing.FakeSource;
import io.github.pluginregistry.core.testing.TestResolver;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Accounts of plugins whose repository has certain tags. */
final class Accounts {

    private static final Instant NOW = Instant.parse("2026-11-20T06:00:00Z");

    private Accounts() {}

    static List<ResolutionDetails> of(List<String> tags, PluginDefinition... plugins) {
        return of(new FakeSource().tags(HOME, tags.toArray(String[]::new)), plugins);
    }

    static List<ResolutionDetails> of(ReleaseSource source, PluginDefinition... plugins) {
        return new TestResolver(source, NOW).details(ResolveScope.ALL_TAGS, Map.of(), plugins);
    }

    /** The one repository that all of the plugins live in. */
    static RepositoryCoverage ground(List<String> tags, PluginDefinition... plugins) {
        return ground(List.of(), tags, plugins);
    }

    static RepositoryCoverage ground(
            List<IgnoredTags> ignored, List<String> tags, PluginDefinition... plugins) {
        return RepositoryCoverage.of(of(tags, plugins), ignored).findFirst().orElseThrow();
    }
}
