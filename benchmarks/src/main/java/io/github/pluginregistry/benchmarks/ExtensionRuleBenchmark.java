package io.github.pluginregistry.benchmarks;

import io.github.pluginregistry.core.RegistryService;
import io.github.pluginregistry.core.RegistryServiceBuilder;
import io.github.pluginregistry.core.check.CheckReport;
import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.extensions.ExtensionRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A check of 10,000 plugins, with a rule of an extension and without. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class ExtensionRuleBenchmark {

    private static final Ecosystem ECOSYSTEM = new Ecosystem(10_000, 100, 10);

    @Param({"NONE", "JVM", "UNIX", "TCP"})
    public ExtensionKind kind = ExtensionKind.NONE;

    private Path directory = Path.of("");
    private @Nullable ExtensionRegistry extensions;
    private @Nullable RegistryService service;

    @Setup
    public void publish() throws Exception {
        directory = Files.createTempDirectory("extension-benchmark");
        RegistryDefinition definition = ECOSYSTEM.definition();
        RegistryServiceBuilder builder =
                RegistryService.of(
                                definition,
                                directory.resolve("registry.yaml"),
                                directory.resolve("docs"))
                        .source(ECOSYSTEM.source());
        extensions = kind.open(directory, definition);
        extensions.newRun().connect(builder);
        service = builder.build();
        service.update();
    }

    @Benchmark
    public CheckReport check() throws IOException {
        if (service == null) {
            throw new IllegalStateException("not set up");
        }
        CheckReport report = service.check();
        if (!report.findings().isEmpty()) {
            throw new IllegalStateException(report.findings().get(0).toString());
        }
        return report;
    }

    @TearDown(Level.Trial)
    public void stop() throws IOException {
        if (extensions != null) {
            extensions.close();
        }
        Directories.delete(directory);
    }
}
