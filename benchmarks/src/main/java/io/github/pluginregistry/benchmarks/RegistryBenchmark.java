package io.github.pluginregistry.benchmarks;

import io.github.pluginregistry.core.RegistryService;
import io.github.pluginregistry.core.check.CheckReport;
import io.github.pluginregistry.core.update.UpdateReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * A whole registry, in three sizes: 100 tags to a plugin, 100 plugins to a repository. {@link
 * Scale} tells what the first run in a Java VM costs, this what the later ones do.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(jvmArgsAppend = "-Xmx512m")
public class RegistryBenchmark {

    @Param({"100", "1000", "10000"})
    public int plugins;

    private Path directory = Path.of("");
    private RegistryService registrar = registrar(new Ecosystem(1, 1, 1));

    @Setup
    public void publish() throws Exception {
        directory = Files.createTempDirectory("registry-benchmark");
        registrar = registrar(new Ecosystem(plugins, 100, 100));
        registrar.update();
    }

    private RegistryService registrar(Ecosystem ecosystem) {
        return RegistryService.of(
                        ecosystem.definition(),
                        directory.resolve("registry.yaml"),
                        directory.resolve("docs"))
                .source(ecosystem.source())
                .build();
    }

    /** Resolves, renders, plans and writes, all from nothing. */
    @Benchmark
    public UpdateReport update() throws Exception {
        Directories.delete(directory.resolve("docs"));
        return registrar.update();
    }

    /** The same with nothing new. */
    @Benchmark
    public UpdateReport updateAgain() throws Exception {
        return registrar.update();
    }

    @Benchmark
    public CheckReport check() throws IOException {
        return registrar.check();
    }

    @TearDown(Level.Trial)
    public void cleanUp() throws IOException {
        Directories.delete(directory);
    }
}
