package io.github.pluginregistry.server.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerMetricsTest {

    private static final Pattern NAME = Pattern.compile("\\bregistry_[a-z_]+");

    /** What others look at is there. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "docs/server-api.md",
                "docs/examples/server/alerts.yaml",
                "docs/examples/server/grafana-dashboard.json"
            })
    void hasWhatDocumentsName(String document) throws IOException {
        Path file = Path.of(System.getProperty("repository.root", ".."), document);

        Set<String> named = names(Files.readString(file));

        assertThat(named).isNotEmpty();
        assertThat(names(everyMetric())).containsAll(named);
    }

    private static Set<String> names(String text) {
        Set<String> names = new TreeSet<>();
        Matcher matcher = NAME.matcher(text);
        while (matcher.find()) {
            names.add(matcher.group().replaceFirst("_(count|bucket|sum)$", ""));
        }
        names.remove("registry_session");
        return names;
    }

    private static String everyMetric() throws IOException {
        ServerMetrics metrics = new ServerMetrics();
        metrics.runTriggered("a", "webhook");
        metrics.webhookRequest("github", "push", 202);
        metrics.gitOperation("push", true, Duration.ofSeconds(1));
        metrics.polled(true);
        metrics.runEnded("changed", Duration.ofSeconds(1));
        metrics.leaseLost();
        metrics.outgoingRequest(true);
        metrics.extensionCalled("chat", "notify", true, Duration.ofSeconds(1));
        metrics.httpRequest("/health", 200, Duration.ofSeconds(1));
        metrics.gauge("registry_queue_depth", "Waiting.", () -> 1);
        metrics.gauges(
                "registry_extension_healthy",
                "Health.",
                List.of("registry", "extension"),
                () -> Map.of(List.of("a", "chat"), 1.0));
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        PrometheusTextFormatWriter.create().write(text, metrics.snapshot());
        return text.toString(StandardCharsets.UTF_8);
    }
}
