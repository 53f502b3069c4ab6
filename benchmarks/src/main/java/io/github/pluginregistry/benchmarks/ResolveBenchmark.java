package io.github.pluginregistry.benchmarks;

import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.forge.ReleaseSource;
import io.github.pluginregistry.core.model.ProgressListener;
import io.github.pluginregistry.core.resolve.LatestReleases;
import io.github.pluginregistry.core.resolve.Resolution;
import io.github.pluginregistry.core.resolve.ResolveLimits;
import io.github.pluginregistry.core.resolve.ResolveScope;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Plugins with forty tags each, decided. In one repository, a plugin's tags stand among those of
 * all others; the time per tag must not depend on how many others there are.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class ResolveBenchmark {

    @Param({"125", "250", "500"})
    public int plugins;

    @Param({"true", "false"})
    public boolean oneRepository;

    private RegistryDefinition definition = new Ecosystem(1, 1, 1).definition();
    private LatestReleases releases = releases(new Ecosystem(1, 1, 1).source());

    @Setup
    public void makeEcosystem() {
        Ecosystem ecosystem = new Ecosystem(plugins, oneRepository ? plugins : 1, 40);
        definition = ecosystem.definition();
        releases = releases(ecosystem.source());
    }

    private static LatestReleases releases(ReleaseSource source) {
        return new LatestReleases(
                any -> source,
                ProgressListener.SILENT,
                Clock.systemUTC(),
                ResolveLimits.USUAL,
                any -> false);
    }

    @Benchmark
    public List<Resolution> resolve() {
        return releases.find(definition, Map.of(), ResolveScope.NEEDED).resolutions();
    }
}
