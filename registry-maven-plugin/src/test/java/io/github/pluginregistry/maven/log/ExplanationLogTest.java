package io.github.pluginregistry.maven.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.explain.ExplanationFormat;
import io.github.pluginregistry.maven.RecordingLog;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ExplanationLogTest {

    private final RecordingLog log = new RecordingLog();
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();

    @Test
    void logsTextLineByLine() {
        tell(ExplanationFormat.TEXT, "a\n  b\n\nc\n");

        assertThat(log.lines()).containsExactly("info: a", "info:   b", "info: ", "info: c");
        assertThat(output.size()).isZero();
    }

    @Test
    void printsJsonUnchangedInUtf8() {
        tell(ExplanationFormat.JSON, "{\"a\": \"ü\"}\n");

        assertThat(output.toString(StandardCharsets.UTF_8)).isEqualTo("{\"a\": \"ü\"}\n");
        assertThat(log.lines()).isEmpty();
    }

    @Test
    void jsonContainsNoCommandForCiServers() {
        tell(ExplanationFormat.JSON, "{\"a\": \"##[error]x\"}\n");

        assertThat(output.toString(StandardCharsets.UTF_8))
                .isEqualTo("{\"a\": \"#\\u0023[error]x\"}\n");
    }

    private void tell(ExplanationFormat format, String text) {
        PrintStream ascii = new PrintStream(output, false, StandardCharsets.US_ASCII);
        new ExplanationLog(new SanitizingLog(log), ascii).write(format, text);
    }
}
