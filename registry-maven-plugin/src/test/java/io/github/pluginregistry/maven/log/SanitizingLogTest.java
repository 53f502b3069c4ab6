package io.github.pluginregistry.maven.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.maven.RecordingLog;
import org.junit.jupiter.api.Test;

class SanitizingLogTest {

    private final RecordingLog log = new RecordingLog();
    private final SanitizingLog lines = new SanitizingLog(log);

    @Test
    void logsAtEachLevel() {
        lines.debug("a");
        lines.info("b");
        lines.warn("c");
        lines.error("d");

        assertThat(log.lines()).containsExactly("debug: a", "info: b", "warn: c", "error: d");
    }

    @Test
    void escapesControlCharactersInMessages() {
        lines.warn("v1\u001b[31m\r\nINFO all is well\u202e");

        assertThat(log.lines())
                .containsExactly(
                        "warn: v1\u27e8U+001B\u27e9[31m\u27e8U+000D\u27e9\u27e8U+000A\u27e9INFO all is well\u27e8U+202E\u27e9");
    }
}
