package io.github.pluginregistry.benchmarks;

import io.github.pluginregistry.core.http.Token;
import io.github.pluginregistry.core.http.TokenProvider;
import io.github.pluginregistry.extensions.ExtensionRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
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

/** One call of an extension after another, with their time limit, as a run makes them. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ExtensionCallBenchmark {

    @Param({"JVM", "UNIX", "TCP"})
    public ExtensionKind kind = ExtensionKind.JVM;

    private Path directory = Path.of("");
    private @Nullable ExtensionRegistry extensions;
    private TokenProvider tokens = TokenProvider.NONE;

    @Setup
    public void start() throws Exception {
        directory = Files.createTempDirectory("extension-benchmark");
        extensions = kind.open(directory, new Ecosystem(1, 1, 1).definition());
        tokens = extensions.newRun().tokens();
    }

    @Benchmark
    public Optional<Token> token() {
        return tokens.token("forge.example");
    }

    @TearDown(Level.Trial)
    public void stop() throws IOException {
        if (extensions != null) {
            extensions.close();
        }
        Directories.delete(directory);
    }
}
