package io.github.pluginregistry.server.run;

import io.github.pluginregistry.server.metric.ServerMetrics;
import java.time.Duration;

/** Measures an operation of git, which has failed unless it says otherwise before it is closed. */
final class GitOperation implements AutoCloseable {

    private final ServerMetrics metrics;
    private final String name;
    private final long start = System.nanoTime();
    private boolean succeeded;

    /**
     * @param name {@code fetch}, {@code ls-refs} or {@code push}
     */
    GitOperation(ServerMetrics metrics, String name) {
        this.metrics = metrics;
        this.name = name;
    }

    void succeeded() {
        succeeded = true;
    }

    @Override
    public void close() {
        metrics.gitOperation(name, succeeded, Duration.ofNanos(System.nanoTime() - start));
    }
}
