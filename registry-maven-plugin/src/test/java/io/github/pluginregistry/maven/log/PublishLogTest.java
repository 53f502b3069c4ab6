package io.github.pluginregistry.maven.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.publish.ChangeSummary;
import io.github.pluginregistry.core.publish.PublishReport;
import io.github.pluginregistry.core.publish.PublishReport.Outcome;
import io.github.pluginregistry.core.publish.PublishReport.UnpublishedDefinition;
import io.github.pluginregistry.core.update.PublishedVersionChange;
import io.github.pluginregistry.maven.RecordingLog;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublishLogTest {

    private final RecordingLog log = new RecordingLog();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    UNCHANGED      | main of origin is already up to date: nothing to publish
                    FOLLOWED       | pushed 0123456ab to main of origin: a v1 -> v2
                    PUSHED         | pushed 0123456ab to main of origin: a v1 -> v2
                    PROPOSED       | proposed a v1 -> v2 for main of origin: https://github.com/a/b/pull/1
                    STILL_PROPOSED | a v1 -> v2 is already proposed for main of origin: https://github.com/a/b/pull/1
                    WITHDRAWN      | nothing is left to propose for main of origin: the pull request is closed: https://github.com/a/b/pull/1
                    """)
    void logsEachOutcomeInOneLine(Outcome outcome, String line) {
        new PublishLog(new SanitizingLog(log), path -> path).report(report(outcome));

        assertThat(log.shown()).first().isEqualTo("info: " + line);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    true  | the definition in registry.yaml differs from the one on main of origin: the files were published from the one there, without your local changes; commit and push it, then run registry:update and registry:publish again
                    false | the definition in registry.yaml is not on main of origin: the files were published from the local one; commit and push it
                    """)
    void warnsOfAnUnpushedDefinition(boolean isOnBranch, String line) {
        new PublishLog(new SanitizingLog(log), path -> path)
                .report(
                        report(
                                Outcome.UNCHANGED,
                                new UnpublishedDefinition("registry.yaml", isOnBranch)));

        assertThat(log.shown()).hasSize(2).last().isEqualTo("warn: " + line);
    }

    static PublishReport report(Outcome outcome) {
        return report(outcome, null);
    }

    private static PublishReport report(
            Outcome outcome, @Nullable UnpublishedDefinition unpublished) {
        return new PublishReport(
                outcome,
                new ChangeSummary(
                        "Example Plugins",
                        List.of(
                                new PublishedVersionChange(
                                        "a",
                                        "v1",
                                        "v2",
                                        "https://github.com/a/b/releases/tag/v2",
                                        null)),
                        List.of()),
                "registry: a v1 -> v2",
                List.of("docs/plugins.json"),
                "main of origin",
                "0123456ab89012345678901234567890123456789",
                "https://github.com/a/b/pull/1",
                unpublished);
    }
}
