package io.github.pluginregistry.benchmarks;

import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.model.LatestRelease;
import io.github.pluginregistry.core.model.Plugin;
import io.github.pluginregistry.core.model.Registry;
import io.github.pluginregistry.core.output.JsonRenderer;
import io.github.pluginregistry.core.output.MarkdownRenderer;
import io.github.pluginregistry.core.output.PageLocation;
import io.github.pluginregistry.core.testing.Commits;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A registry as text. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class RenderBenchmark {

    private static final PageLocation PLACE = PageLocation.of(Path.of("docs"), Path.of("registry.yaml"));
    private static final Instant PUBLISHED = Instant.parse("2026-11-20T06:00:00Z");

    @Param({"100", "1000", "10000"})
    public int plugins;

    private Registry registry = registry(new Ecosystem(1, 1, 1).definition());

    @Setup
    public void makeRegistry() {
        registry = registry(new Ecosystem(plugins, 100, 100).definition());
    }

    private static Registry registry(RegistryDefinition definition) {
        return new Registry(
                definition.name(),
                definition.description(),
                definition.repository().address(),
                definition.updateFrequency(),
                definition.notes(),
                PUBLISHED,
                definition.plugins().stream().map(RenderBenchmark::released).toList());
    }

    private static Plugin released(PluginDefinition plugin) {
        String tag = plugin.selection().tagPattern().literalPrefix() + "v1.2.3";
        return new Plugin(
                plugin.id(),
                plugin.profile(),
                new LatestRelease("v1.2.3", plugin.repository().address() + "/releases/tag/" + tag, PUBLISHED, tag, Commits.of(tag), null));
    }

    @Benchmark
    public String json() {
        return new JsonRenderer(PLACE).render(registry);
    }

    @Benchmark
    public String markdown() {
        return new MarkdownRenderer().render(registry, PLACE);
    }
}
