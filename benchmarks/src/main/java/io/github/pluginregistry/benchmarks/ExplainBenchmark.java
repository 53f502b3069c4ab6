package io.github.pluginregistry.benchmarks;

import static io.github.pluginregistry.core.resolve.ResolveScope.EVERYTHING;

import io.github.pluginregistry.core.explain.DetailLevel;
import io.github.pluginregistry.core.explain.ExplainReport;
import io.github.pluginregistry.core.explain.Explanation;
import io.github.pluginregistry.core.explain.ExplanationFormat;
import io.github.pluginregistry.core.model.LatestRelease;
import io.github.pluginregistry.core.model.ProgressListener;
import io.github.pluginregistry.core.resolve.LatestReleases;
import io.github.pluginregistry.core.resolve.ResolveLimits;
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

/** The explanation of one plugin, all of its tags listed. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class ExplainBenchmark {

    @Param({"10000", "20000", "40000"})
    public int tags;

    @Param({"TEXT", "JSON"})
    public ExplanationFormat format = ExplanationFormat.TEXT;

    private ExplainReport report = new ExplainReport(List.of(), List.of());

    @Setup
    public void decide() {
        Ecosystem ecosystem = new Ecosystem(1, 1, tags);
        report =
                new ExplainReport(
                        new LatestReleases(
                                        any -> ecosystem.source(),
                                        ProgressListener.SILENT,
                                        Clock.systemUTC(),
                                        ResolveLimits.USUAL,
                                        any -> false)
                                .find(ecosystem.definition(), Map.of(), EVERYTHING)
                                .details()
                                .stream()
                                .map(
                                        it ->
                                                new Explanation(
                                                        it,
                                                        LatestRelease.unknown(
                                                                it.plugin()
                                                                        .repository()
                                                                        .address())))
                                .toList(),
                        List.of());
    }

    @Benchmark
    public String explain() {
        return format.render(report, DetailLevel.ALL);
    }
}
