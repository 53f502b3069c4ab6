package io.github.pluginregistry.maven.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.model.PluginId;
import io.github.pluginregistry.core.resolve.PluginProblem;
import io.github.pluginregistry.core.resolve.ResolutionProblem.Impact;
import io.github.pluginregistry.maven.RecordingLog;
import io.github.pluginregistry.maven.Reports;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    EXPECTED   | info: it is expected; the published version is kept; fix it
                    REMARK     | info: a, b: it is remark; fix it
                    WARNING | warn: a, b: it is warning; fix it
                    TRANSIENT    | warn: a, b: it is transient; fix it
                    PERMANENT    | error: a, b: it is permanent; fix it
                    """)
    void logsProblemsWithTheirFixAtTheLevelOfTheirSeverity(Impact severity, String line) {
        lines.problem(
                new PluginProblem(
                        List.of(new PluginId("a"), new PluginId("b")), Reports.reason(severity)));

        assertThat(log.lines()).containsExactly(line);
    }
}
