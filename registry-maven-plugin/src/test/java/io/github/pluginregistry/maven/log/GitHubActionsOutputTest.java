package io.github.pluginregistry.maven.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.publish.ChangeSummary;
import io.github.pluginregistry.core.publish.PublishReport;
import io.github.pluginregistry.core.publish.PublishReport.Outcome;
import io.github.pluginregistry.core.publish.PublishedVersionChange;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitHubActionsOutputTest {

    @TempDir private Path directory;

    @Test
    void writesTheOutputsOfTheStep() throws Exception {
        tell(PublishLogTest.report(Outcome.PROPOSED));

        assertThat(outputs())
                .containsExactly(
                        "before=it",
                        "changed=true",
                        "commit=0123456ab89012345678901234567890123456789",
                        "pull-request=https://github.com/a/b/pull/1",
                        "summary=a v1 -> v2");
    }

    @Test
    void addsAParagraphToTheSummaryOfTheJob() throws Exception {
        tell(PublishLogTest.report(Outcome.PUSHED));

        assertThat(Files.readString(directory.resolve("summary")))
                .isEqualTo(
                        "### Example Plugins\n\n- a v1 -> [v2](https://github.com/a/b/releases/tag/v2)\n\n");
    }

    @Test
    void reportsThatNothingChanged() throws Exception {
        tell(
                new PublishReport(
                        Outcome.UNCHANGED,
                        new ChangeSummary("", List.of(), List.of()),
                        "",
                        List.of(),
                        "main of origin",
                        "",
                        "",
                        null));

        assertThat(outputs())
                .containsExactly(
                        "before=it", "changed=false", "commit=", "pull-request=", "summary=");
        assertThat(directory.resolve("summary")).doesNotExist();
    }

    @Test
    void escapesLineBreaksInOutputs() throws Exception {
        PublishReport report = PublishLogTest.report(Outcome.PUSHED);
        tell(
                new PublishReport(
                        report.outcome(),
                        new ChangeSummary(
                                "R",
                                List.of(
                                        new PublishedVersionChange(
                                                "a", "", "v1\nchanged=oops", "")),
                                List.of()),
                        report.message(),
                        report.files(),
                        report.target(),
                        report.commit(),
                        report.pullRequest(),
                        report.unpublished()));

        assertThat(outputs()).hasSize(5).contains("summary=a is new at v1⟨U+000A⟩changed=oops");
    }

    @Test
    void writesNothingOutsideOfGitHubActions() throws Exception {
        new GitHubActionsOutput(Map.of("GITHUB_OUTPUT", ""))
                .tell(PublishLogTest.report(Outcome.PUSHED));

        assertThat(directory).isEmptyDirectory();
    }

    private void tell(PublishReport report) throws Exception {
        Files.writeString(directory.resolve("output"), "before=it\n");
        new GitHubActionsOutput(
                        Map.of(
                                "GITHUB_OUTPUT",
                                directory.resolve("output").toString(),
                                "GITHUB_STEP_SUMMARY",
                                directory.resolve("summary").toString()))
                .tell(report);
    }

    private List<String> outputs() throws Exception {
        return Files.readAllLines(directory.resolve("output"));
    }
}
