package io.github.pluginregistry.benchmarks;

import io.github.pluginregistry.sdk.Capabilities;
import io.github.pluginregistry.sdk.CheckRule;
import io.github.pluginregistry.sdk.Finding;
import io.github.pluginregistry.sdk.PluginBatch;
import io.github.pluginregistry.sdk.SecretSource;
import io.github.pluginregistry.sdk.process.ExtensionProcess;
import java.util.List;
import java.util.Optional;

/** An extension whose calls do next to nothing, so that what is measured is the way to it. */
public final class BenchmarkExtension implements SecretSource, CheckRule {

    static final String ID = "benchmark";

    @Override
    public Capabilities capabilities() {
        return Capabilities.of(ID, "Answers at once.");
    }

    @Override
    public Optional<String> token(String host) {
        return Optional.of("token-of-a-benchmark");
    }

    @Override
    public List<Finding> check(PluginBatch batch) {
        return batch.plugins().stream()
                .filter(plugin -> plugin.name().isBlank())
                .map(plugin -> Finding.error("name", plugin.id(), "has no name"))
                .toList();
    }

    /** Serves it over TCP, as {@link ExtensionProcess} does. */
    public static void main(String[] args) throws Exception {
        ExtensionProcess.run(args, new BenchmarkExtension());
    }
}
