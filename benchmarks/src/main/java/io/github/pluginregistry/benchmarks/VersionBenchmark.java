package io.github.pluginregistry.benchmarks;

import io.github.pluginregistry.core.version.Version;
import io.github.pluginregistry.core.version.VersionScheme;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A thousand versions, read and ordered. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class VersionBenchmark {

    @Param({"SEMVER", "MAVEN"})
    public VersionScheme scheme = VersionScheme.SEMVER;

    private List<String> texts = List.of();
    private List<Version> versions = List.of();

    @Setup
    public void makeVersions() {
        texts =
                IntStream.range(0, 1_000)
                        .mapToObj(
                                i ->
                                        "v%d.%d.%d%s"
                                                .formatted(
                                                        i % 7,
                                                        i % 31,
                                                        i % 101,
                                                        i % 3 == 0 ? "-rc." + i : ""))
                        .toList();
        versions = parse();
    }

    @Benchmark
    public List<Version> parse() {
        return texts.stream().map(scheme::parse).flatMap(Optional::stream).toList();
    }

    @Benchmark
    public List<Version> order() {
        return versions.stream().sorted().toList();
    }
}
