package io.github.pluginregistry.maven.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.model.PluginId;
import io.github.pluginregistry.core.resolve.PluginProblem;
import io.github.pluginregistry.core.resolve.ResolutionProblem.Severity;
import io.github.pluginregistry.maven.RecordingLog;
import io.github.pluginregistry.maven.Reports;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemLogTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    EXPECTED   | info: it is expected; the published version is kept; cure it
                    REMARK     | info: a, b: it is remark; cure it
                    WARNING | warn: a, b: it is noteworthy; cure it
                    TRANSIENT    | warn: a, b: it is passing; cure it
                    PERMANENT    | error: a, b: it is lasting; cure it
                    """)
    void logsProblemsWithTheirFixAtTheLevelOfTheirSeverity(Severity severity, String line) {
        RecordingLog log = new RecordingLog();

        new ProblemLog(new SanitizingLog(log))
                .tell(
                        new PluginProblem(
                                List.of(new PluginId("a"), new PluginId("b")),
                                Reports.reason(severity)));

        assertThat(log.lines()).containsExactly(line);
    }
}
