package io.github.pluginregistry.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a check writes besides its log. */
class CheckReportsTest extends GoalTest {

    @BeforeEach
    void publish() throws Exception {
        registry.published();
    }

    @Test
    @InjectMojo(goal = "check", pom = POM + "<reports><report>html</report></reports>" + END)
    void rejectsAnUnknownReport(CheckMojo goal) {
        assertThatThrownBy(() -> check(goal))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage("registry.reports has \"html\"; write sarif, junit or both");
    }

    @Test
    @InjectMojo(
            goal = "check",
            pom = POM + "<reports><report>sarif</report><report>junit</report></reports>" + END)
    void writesReportsWithoutFindings(CheckMojo goal) throws Exception {
        check(goal);

        assertThat(registry.text("target/registry/registry.sarif"))
                .contains("\"semanticVersion\": \"1.2.3\"")
                .contains("\"results\": []");
        assertThat(registry.text("target/registry/TEST-registry.xml")).contains("failures=\"0\"");
    }

    @Test
    @InjectMojo(goal = "check", pom = POM + "<reports><report>sarif</report></reports>" + END)
    void writesReportsForAnInvalidDefinition(CheckMojo goal) throws Exception {
        registry.edit("registry.yaml", "tagPattern: plugins/k", "tagPatern: plugins/k");

        assertThatThrownBy(() -> check(goal)).isInstanceOf(MojoExecutionException.class);

        assertThat(registry.text("target/registry/registry.sarif"))
                .contains("\"ruleId\": \"unknown-key\"")
                .contains("\"uri\": \"registry.yaml\"");
    }

    @Test
    @InjectMojo(goal = "check", pom = POM + "<reports><report>sarif</report></reports>" + END)
    @MojoParameter(name = "reportsDirectory", value = "reports")
    void writesReportsBeforeItFails(CheckMojo goal) throws Exception {
        registry.delete("docs/plugins.md");

        assertThatThrownBy(() -> check(goal)).isInstanceOf(MojoFailureException.class);

        assertThat(registry.text("reports/registry.sarif")).contains("\"ruleId\": \"not-in-step\"");
    }

    @Test
    @InjectMojo(goal = "check")
    void annotatesOnGitHubActionsOnly(CheckMojo goal) throws Exception {
        registry.delete("docs/plugins.md");
        assertThatThrownBy(() -> check(goal)).isInstanceOf(MojoFailureException.class);
        assertThat(printed()).isEmpty();

        variables.put("GITHUB_ACTIONS", "true");
        variables.put("GITHUB_WORKSPACE", directory.toString());
        variables.put("GITHUB_STEP_SUMMARY", file("summary.md").toString());
        registry.write("summary.md", "before\n");
        assertThatThrownBy(() -> check(goal)).isInstanceOf(MojoFailureException.class);

        assertThat(printed())
                .containsExactly(
                        "::error file=docs/plugins.md,title=not-in-step::there is no such file; run registry:update");
        assertThat(registry.text("summary.md"))
                .startsWith("before\n### Plugin registry\n")
                .contains("| error | `docs/plugins.md` |");
    }

    @Test
    @InjectMojo(goal = "check")
    void continuesIfTheJobSummaryCannotBeWritten(CheckMojo goal) throws Exception {
        variables.put("GITHUB_ACTIONS", "true");
        variables.put("GITHUB_STEP_SUMMARY", file("nowhere/summary.md").toString());

        check(goal);

        assertThat(log.lines())
                .last()
                .asString()
                .startsWith("warn: the job summary could not be written ");
    }
}
