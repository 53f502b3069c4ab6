package io.github.pluginregistry.server.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class JsonLogFormatterTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private static String format(Level level, String message, Throwable... thrown) {
        LogRecord entry = new LogRecord(level, message);
        entry.setInstant(NOW);
        entry.setLoggerName("a.b");
        if (thrown.length > 0) {
            entry.setThrown(thrown[0]);
        }
        return new JsonLogFormatter().format(entry);
    }

    @Test
    void writesOneLine() throws IOException {
        String line =
                format(Level.SEVERE, "one\ntwo \"three\"", new IllegalStateException("why\nnot"));
        assertThat(line).endsWith("\n").containsOnlyOnce("\n");
        JsonNode json = new ObjectMapper().readTree(line);
        assertThat(json.path("time").asText()).isEqualTo("2026-11-22T10:00:00Z");
        assertThat(json.path("level").asText()).isEqualTo("error");
        assertThat(json.path("logger").asText()).isEqualTo("a.b");
        assertThat(json.path("message").asText()).isEqualTo("one\ntwo \"three\"");
        assertThat(json.path("error").asText()).contains("IllegalStateException: why", "\n\tat ");
    }

    @Test
    void writesWhatALineIsAbout() throws IOException {
        String line;
        try (LogContext context =
                LogContext.open()
                        .registry("pipecd")
                        .run(7)
                        .delivery(12)
                        .trace(new Trace("1".repeat(32), "2".repeat(16), "01"))) {
            assertThat(context).isNotNull();
            line = format(Level.INFO, "text");
        }
        JsonNode json = new ObjectMapper().readTree(line);
        assertThat(json.path("registry").asText()).isEqualTo("pipecd");
        assertThat(json.path("run").asText()).isEqualTo("7");
        assertThat(json.path("delivery").asText()).isEqualTo("12");
        assertThat(json.path("traceparent").asText()).startsWith("00-1111");
        assertThat(format(Level.INFO, "text")).doesNotContain("pipecd");
    }

    @Test
    void namesLevelsAsOthersDo() {
        assertThat(format(Level.WARNING, "text")).contains("\"level\":\"warn\"");
        assertThat(format(Level.INFO, "text")).contains("\"level\":\"info\"");
        assertThat(format(Level.FINE, "text")).contains("\"level\":\"debug\"");
    }
}
