package io.github.pluginregistry.server.http;

import io.github.pluginregistry.server.metric.ServerMetrics;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** The metrics, in the form of Prometheus, or of OpenMetrics for who accepts it. */
final class MetricsEndpoint implements Route.Endpoint {

    private final ServerMetrics metrics;
    private final ExpositionFormatWriter prometheus = PrometheusTextFormatWriter.create();
    private final ExpositionFormatWriter openMetrics = OpenMetricsTextFormatWriter.create();

    MetricsEndpoint(ServerMetrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public Answer answer(Call call) throws IOException {
        boolean open = call.header("Accept").orElse("").contains("application/openmetrics-text");
        ExpositionFormatWriter writer = open ? openMetrics : prometheus;
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        writer.write(text, metrics.snapshot());
        return Answer.of(200, writer.getContentType(), text.toByteArray());
    }
}
