package io.github.pluginregistry.server.metric;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.Unit;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/**
 * The counters and histograms of a replica, named as Prometheus recommends. No label has a value
 * that a stranger can choose.
 */
public final class ServerMetrics {

    private static final double[] RUN_SECONDS = {
        0.25, 0.5, 1, 2, 3, 5, 10, 20, 30, 60, 120, 300, 900
    };
    private static final double[] REQUEST_SECONDS = {
        0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 2, 5, 10
    };
    private static final double NANOS = 1e9;

    private final PrometheusRegistry metrics = new PrometheusRegistry();

    private final Counter runsTriggered =
            counter("registry_runs_triggered", "Requests for a run.", "registry", "cause");
    private final Counter webhookRequests =
            counter(
                    "registry_webhook_requests",
                    "Requests to webhooks.",
                    "provider",
                    "event",
                    "status");
    private final Counter gitOperations =
            counter("registry_git_operations", "Operations of git.", "operation", "outcome");
    private final Counter pollCycles =
            counter("registry_poll_cycles", "Looks for changes without a delivery.", "outcome");
    private final Counter leasesLost =
            counter("registry_leases_lost", "Runs that lost their lease to another replica.");
    private final Counter outgoingRequests =
            counter("registry_outgoing_requests", "Requests to dependents.", "outcome");
    private final Counter extensionCalls =
            counter(
                    "registry_extension_calls",
                    "Calls of extensions.",
                    "extension",
                    "method",
                    "outcome");
    private final Counter httpRequests =
            counter("registry_http_requests", "Requests to the server.", "route", "status");
    private final Histogram runDuration =
            histogram("registry_run_duration", "Time of a run.", RUN_SECONDS, "outcome");
    private final Histogram gitDuration =
            histogram(
                    "registry_git_operation_duration",
                    "Time of an operation of git.",
                    RUN_SECONDS,
                    "operation");
    private final Histogram extensionDuration =
            histogram(
                    "registry_extension_call_duration",
                    "Time of a call of an extension.",
                    REQUEST_SECONDS,
                    "extension",
                    "method");
    private final Histogram httpDuration =
            histogram(
                    "registry_http_request_duration",
                    "Time of a request to the server.",
                    REQUEST_SECONDS,
                    "route");

    /** Starts at zero. */
    public ServerMetrics() {
        ProcessMetrics.register(this);
    }

    /** Shows a number that is looked up each time, for example how many registries are due. */
    public void gauge(String name, String help, DoubleSupplier value) {
        GaugeWithCallback.builder()
                .name(name)
                .help(help)
                .callback(callback -> callback.call(value.getAsDouble()))
                .register(metrics);
    }

    /** Something asked for a run: a webhook, a poll, the API, a schedule. */
    public void runTriggered(String registry, String cause) {
        runsTriggered.labelValues(registry, cause).inc();
    }

    /**
     * A webhook was called.
     *
     * @param provider the name of the webhook
     * @param event the kind of event, or {@code unknown}
     * @param status the status of the response
     */
    public void webhookRequest(String provider, String event, int status) {
        webhookRequests.labelValues(provider, event, Integer.toString(status)).inc();
    }

    /** An operation of git ended. */
    public void gitOperation(String operation, boolean success, Duration time) {
        gitOperations.labelValues(operation, success ? "success" : "failure").inc();
        gitDuration.labelValues(operation).observe(seconds(time));
    }

    /** The repositories of a registry were looked at. */
    public void polled(boolean changed) {
        pollCycles.labelValues(changed ? "changed" : "unchanged").inc();
    }

    /** A run ended. */
    public void runEnded(String outcome, Duration time) {
        runDuration.labelValues(outcome).observe(seconds(time));
    }

    /** A run lost its lease. */
    public void leaseLost() {
        leasesLost.inc();
    }

    /** A request to a dependent ended. */
    public void outgoingRequest(boolean success) {
        outgoingRequests.labelValues(success ? "success" : "failure").inc();
    }

    /**
     * A call of an extension ended.
     *
     * @param extension its id
     * @param method the method of its contract
     */
    public void extensionCalled(String extension, String method, boolean success, Duration time) {
        extensionCalls.labelValues(extension, method, success ? "success" : "failure").inc();
        extensionDuration.labelValues(extension, method).observe(seconds(time));
    }

    /**
     * Shows numbers that are looked up each time, each under the values of its labels.
     *
     * @param labels their names
     */
    public void gauges(
            String name,
            String help,
            List<String> labels,
            Supplier<Map<List<String>, Double>> all) {
        GaugeWithCallback.builder()
                .name(name)
                .help(help)
                .labelNames(labels.toArray(new String[0]))
                .callback(
                        callback ->
                                all.get()
                                        .forEach(
                                                (values, number) ->
                                                        callback.call(
                                                                number,
                                                                values.toArray(new String[0]))))
                .register(metrics);
    }

    /**
     * A request was answered.
     *
     * @param route the path with placeholders, for example {@code /api/v1/runs/{run}}
     */
    public void httpRequest(String route, int status, Duration time) {
        httpRequests.labelValues(route, Integer.toString(status)).inc();
        httpDuration.labelValues(route).observe(seconds(time));
    }

    /** All metrics as they are now. */
    public MetricSnapshots snapshot() {
        return metrics.scrape();
    }

    private Counter counter(String name, String help, String... labels) {
        return Counter.builder().name(name).help(help).labelNames(labels).register(metrics);
    }

    private Histogram histogram(String name, String help, double[] bounds, String... labels) {
        return Histogram.builder()
                .name(name)
                .help(help)
                .unit(Unit.SECONDS)
                .classicOnly()
                .classicUpperBounds(bounds)
                .labelNames(labels)
                .register(metrics);
    }

    private static double seconds(Duration time) {
        return time.toNanos() / NANOS;
    }
}
