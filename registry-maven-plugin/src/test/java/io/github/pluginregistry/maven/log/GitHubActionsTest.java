package io.github.pluginregistry.maven.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.io.Environment;
import io.github.pluginregistry.core.publish.ChangeSummary;
import io.github.pluginregistry.core.publish.PublishReport;
import io.github.pluginregistry.core.publish.PublishReport.Outcome;
import io.github.pluginregistry.core.update.PublishedVersionChange;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GitHubActionsTest {

    @TempDir private Path directory;
    private Path registry;

    @BeforeEach
    void makeDirectory() throws Exception {
        registry = Files.createDirectories(directory.resolve("some/registry"));
    }

    @ParameterizedTest
    @CsvSource({"true, true", "false, false", "1, false"})
    void detectsGitHubActions(String value, boolean reads) {
        assertThat(actions(Map.of("GITHUB_ACTIONS", value)).isGitHubActions()).isEqualTo(reads);
        assertThat(actions(Map.of()).isGitHubActions()).isFalse();
    }

    @Test
    void pathsAreRelativeToTheWorkspace() throws Exception {
        Files.createDirectory(registry.resolve(".git"));

        assertThat(root(Map.of("GITHUB_WORKSPACE", directory.toString()))).isEqualTo(directory);
    }

    @Test
    void pathsAreRelativeToTheCheckoutOutsideOfAWorkspace() throws Exception {
        Files.writeString(directory.resolve(".git"), "gitdir: elsewhere\n");

        assertThat(root(Map.of())).isEqualTo(directory);
        assertThat(root(Map.of("GITHUB_WORKSPACE", " "))).isEqualTo(directory);
        assertThat(root(Map.of("GITHUB_WORKSPACE", directory + "/other"))).isEqualTo(directory);
    }

    @Test
    void printsLinesInUtf8WithoutPrefix() {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        PrintStream ascii = new PrintStream(output, false, StandardCharsets.US_ASCII);

        new GitHubActions(Environment.ofProcess(), ascii).print("::error::plügin");

        assertThat(output.toString(StandardCharsets.UTF_8)).isEqualTo("::error::plügin\n");
    }

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
                                                "a", "", "v1\nchanged=oops", "", null)),
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
        actions(Map.of("GITHUB_OUTPUT", "")).report(PublishLogTest.report(Outcome.PUSHED));

        assertThat(directory).isDirectoryNotContaining(Files::isRegularFile);
    }

    private void tell(PublishReport report) throws Exception {
        Files.writeString(directory.resolve("output"), "before=it\n");
        actions(
                        Map.of(
                                "GITHUB_OUTPUT",
                                directory.resolve("output").toString(),
                                "GITHUB_STEP_SUMMARY",
                                directory.resolve("summary").toString()))
                .report(report);
    }

    private List<String> outputs() throws Exception {
        return Files.readAllLines(directory.resolve("output"));
    }

    private Path root(Map<String, String> variables) {
        return actions(variables).root(registry);
    }

    private static GitHubActions actions(Map<String, String> variables) {
        return new GitHubActions(Environment.ofProcess().with(variables), System.out);
    }
}
