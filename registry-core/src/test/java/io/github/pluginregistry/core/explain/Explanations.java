package io.github.pluginregistry.core.explain;

import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.model.LatestRelease;
import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.resolve.ResolveScope;
import io.github.pluginregistry.core.testing.FakeSource;
import io.github.pluginregistry.core.testing.TestResolver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Explanations for tests, and the texts that they are held against. */
final class Explanations {

    private static final Instant NOW = Instant.parse("2026-11-20T06:00:00Z");
    private static final Path GOLDEN =
            Path.of(
                    System.getProperty("repository.root"),
                    "registry-core/src/test/resources/explain");

    private Explanations() {}

    static Explanation ofTags(PluginDefinition plugin, List<String> tags) {
        return of(
                plugin,
                new FakeSource().tags(plugin.repository().address(), tags.toArray(String[]::new)),
                Optional.empty());
    }

    static Explanation ofReleases(PluginDefinition plugin, Release... releases) {
        return of(
                plugin,
                new FakeSource().releases(plugin.repository().address(), releases),
                Optional.empty());
    }

    static Explanation of(
            PluginDefinition plugin, FakeSource source, Optional<LatestRelease> published) {
        return new Explanation(
                new TestResolver(source, NOW)
                        .details(
                                ResolveScope.EVERYTHING,
                                published
                                        .map(latest -> Map.of(plugin.id().value(), latest))
                                        .orElse(Map.of()),
                                plugin)
                        .get(0),
                published.orElseGet(() -> LatestRelease.unknown(plugin.repository().address())));
    }

    static ExplainReport report(Explanation... plugins) {
        return new ExplainReport(List.of(plugins), List.of());
    }

    /** The content of a file; {@code -Ddocs.update} rewrites it instead. */
    static String golden(String file, String actual) throws IOException {
        if (System.getProperty("docs.update") != null) {
            Files.createDirectories(GOLDEN);
            Files.writeString(GOLDEN.resolve(file), actual);
        }
        return Files.readString(GOLDEN.resolve(file));
    }
}
