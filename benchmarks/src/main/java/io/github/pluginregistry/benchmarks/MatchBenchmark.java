package io.github.pluginregistry.benchmarks;

import io.github.pluginregistry.core.testing.RealTags;
import io.github.pluginregistry.core.version.TagPattern;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One pattern against the 225 real tags of pipe-cd/pipecd. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class MatchBenchmark {

    @Param({
        "pkg/app/pipedv1/plugin/kubernetes/*",
        "pkg/app/pipedv1/plugin/{version}",
        "**/v*",
        "v*"
    })
    public String pattern = "";

    private TagPattern compiled = TagPattern.of("*");
    private List<String> tags = List.of();

    @Setup
    public void readTags() {
        compiled = TagPattern.of(pattern);
        tags = RealTags.PIPECD.names();
    }

    @Benchmark
    public long versions() {
        return tags.stream().filter(tag -> compiled.version(tag).isPresent()).count();
    }
}
