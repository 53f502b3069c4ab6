package io.github.pluginregistry.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pluginregistry.core.testing.ForgeStub;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CheckMojoTest extends GoalTest {

    private static final String RULED = POM + "<rules><order>of</order></rules>" + END;

    @BeforeEach
    void publish() throws Exception {
        registry.published();
    }

    @Test
    @InjectMojo(goal = "check")
    void sendsNoRequestsOffline(CheckMojo goal) throws Exception {
        try (ForgeStub forge = ExampleRegistry.forge()) {
            registry.askingAt(forge);

            check(goal);

            assertThat(forge.requests()).isEmpty();
        }
    }

    @Test
    @InjectMojo(goal = "check")
    void findingsFailTheBuild(CheckMojo goal) throws Exception {
        registry.edit("docs/plugins.md", "Kubernetes", "Cubernetes")
                .delete("docs/plugins.schema.json");

        assertThatThrownBy(() -> check(goal))
                .isInstanceOf(MojoFailureException.class)
                .hasMessage(
                        "the registry is valid, not in sync (2 errors); skipped: current (needs -Dregistry.online); see the findings above");
        assertThat(log.lines())
                .contains(
                        "error: docs/plugins.md: 1 error",
                        "error:     +### Kubernetes Plugin",
                        "error: docs/plugins.schema.json: 1 error",
                        "error:   docs/plugins.schema.json error not-in-step there is no such file; run registry:update")
                .endsWith(
                        "info: the registry is valid, not in sync (2 errors); skipped: current (needs -Dregistry.online)",
                        "info: to fix: mvn io.github.pluginregistry:registry-maven-plugin:check -Dregistry.fix");
    }

    @Test
    @InjectMojo(goal = "check")
    @MojoParameter(name = "definition", value = "sub/other.yaml")
    void suggestsAnUpdateOfTheSameDefinition(CheckMojo goal) throws Exception {
        registry.write("sub/other.yaml", registry.text("registry.yaml"));
        request.getUserProperties().setProperty("registry.definition", "sub/other.yaml");

        assertThatThrownBy(() -> check(goal)).isInstanceOf(MojoFailureException.class);
        assertThat(log.lines())
                .last()
                .asString()
                .endsWith("maven-plugin:update -Dregistry.definition=sub/other.yaml");
    }

    @Test
    @InjectMojo(goal = "check")
    void suggestsAnUpdateIfThePageDisagrees(CheckMojo goal) throws Exception {
        registry.edit("docs/plugins.json", "v0.4.0", "v9.9.9");

        assertThatThrownBy(() -> check(goal)).isInstanceOf(MojoFailureException.class);
        assertThat(log.lines())
                .anyMatch(
                        line ->
                                line.contains(
                                        " error not-in-step the page does not show the release of kubernetes that plugins.json has; run registry:update"))
                .endsWith(
                        "info: to fix: mvn io.github.pluginregistry:registry-maven-plugin:update");
    }

    @Test
    @InjectMojo(goal = "check")
    void reportsAnUnparsableFile(CheckMojo goal) throws Exception {
        registry.write("docs/plugins.json", "{\n  \"plugins\": oops\n}\n");

        assertThatThrownBy(() -> check(goal))
                .isInstanceOf(MojoFailureException.class)
                .hasMessage(
                        "the registry is not valid (1 error); skipped: in sync, current (need a readable registry); see the findings above");
        assertThat(log.lines().get(0)).isEqualTo("error: docs/plugins.json: 1 error");
        assertThat(log.lines().get(1)).startsWith("error:   docs/plugins.json:2:14 error json ");
    }

    @Test
    @InjectMojo(goal = "check")
    @MojoParameter(name = "outputDirectory", value = "site")
    void checksTheConfiguredDirectory(CheckMojo goal) {
        assertThatThrownBy(() -> check(goal)).isInstanceOf(MojoFailureException.class);
        assertThat(log.lines())
                .contains(
                        "error:   site/plugins.json error missing there is no such file; run registry:update");
    }

    @Test
    @InjectMojo(goal = "check")
    void reportsAnInvalidDefinitionTogetherWithOtherFindings(CheckMojo goal) throws Exception {
        registry.edit("registry.yaml", "tagPattern: plugins/k", "tagPatern: plugins/k")
                .edit("docs/plugins.json", "\"id\": \"terraform\"", "\"id\": \"kubernetes\"");

        assertThatThrownBy(() -> check(goal))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage(
                        "the definition has 1 mistake, so nothing else could be checked; see the findings above");
        assertThat(log.lines())
                .contains(
                        "error:   registry.yaml:7:5 error unknown-key plugins[0].tagPatern: unknown key; write tagPattern")
                .anyMatch(line -> line.contains(" error duplicate-id "))
                .endsWith(
                        "info: the registry is not valid (2 errors); skipped: in sync, current (need a readable registry)",
                        "info: to fix: edit registry.yaml:7:5, then mvn io.github.pluginregistry:registry-maven-plugin:update");
    }

    @Test
    @InjectMojo(
            goal = "check",
            pom = POM + "<rules><not-in-step>warning</not-in-step></rules>" + END)
    void usesTheSeverityInThePom(CheckMojo goal) throws Exception {
        registry.edit("docs/plugins.md", "Kubernetes", "Cubernetes");

        check(goal);

        assertThat(log.lines())
                .startsWith("warn: docs/plugins.md: 1 warning")
                .endsWith(
                        "info: the registry is valid, in sync (1 warning); skipped: current (needs -Dregistry.online)");
    }

    @Test
    @InjectMojo(goal = "check")
    void usesTheSeverityInTheDefinition(CheckMojo goal) throws Exception {
        registry.edit("docs/plugins.md", "Kubernetes", "Cubernetes")
                .edit("registry.yaml", "plugins:", "rules: {not-in-step: off}\nplugins:");

        check(goal);

        assertThat(log.lines())
                .containsExactly(
                        "info: the registry is valid, in sync; skipped: current (needs -Dregistry.online)");
    }

    @Test
    @InjectMojo(goal = "check")
    @MojoParameter(name = "rulesOfThisRun", value = "not-in-stepp=off")
    void rejectsAnUnknownRule(CheckMojo goal) {
        assertThatThrownBy(() -> check(goal))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage("registry.rules: there is no rule \"not-in-stepp\"; write not-in-step");
    }

    @Test
    @InjectMojo(goal = "check", pom = RULED)
    void reportsAnErrorInThePomWithItsLocation(CheckMojo goal) throws Exception {
        configure(RULED);

        assertThatThrownBy(() -> check(goal))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage("pom.xml: rules.order: there is no severity \"of\"; write off");
    }

    @Test
    @InjectMojo(goal = "check")
    @MojoParameter(name = "maxAge", value = "P1D")
    void usesTheConfiguredMaximumAge(CheckMojo goal) throws Exception {
        check(goal);

        assertThat(log.lines()).anyMatch(line -> line.contains(" warning too-old "));
    }

    @Test
    @InjectMojo(goal = "check")
    @MojoParameter(name = "fix", value = "true")
    void repairsFilesThatRenderingFixes(CheckMojo goal) throws Exception {
        String page = registry.text("docs/plugins.md");
        registry.edit("docs/plugins.md", "Kubernetes", "Cubernetes")
                .delete("docs/plugins.schema.json");

        check(goal);

        assertThat(log.lines())
                .containsExactly(
                        "info: repaired docs/plugins.md",
                        "info: repaired docs/plugins.schema.json",
                        "info: the registry is valid, in sync; skipped: current (needs -Dregistry.online)");
        assertThat(registry.text("docs/plugins.md")).isEqualTo(page);
    }

    @Test
    @InjectMojo(goal = "check")
    @MojoParameter(name = "online", value = "true")
    void findsANewerVersionOnline(CheckMojo goal) throws Exception {
        try (ForgeStub forge = ExampleRegistry.forge()) {
            forge.release(ExampleRegistry.REPOSITORY, "plugins/kubernetes/v0.5.0");
            registry.askingAt(forge);

            assertThatThrownBy(() -> check(goal))
                    .isInstanceOf(MojoFailureException.class)
                    .hasMessage(
                            "the registry is valid, in sync, not current (1 error); see the findings above");
        }
        assertThat(log.shown().get(0)).matches("info: asked 1 repository, 2 requests, .* s");
        assertThat(log.shown().get(2))
                .contains(" error newer-available kubernetes: ")
                .contains("newer version v0.5.0 available (published: v0.4.0)");
    }

    @Test
    @InjectMojo(goal = "check")
    @MojoParameter(name = "online", value = "true")
    void permanentProblemsFailTheBuild(CheckMojo goal) throws Exception {
        try (ForgeStub forge = ForgeStub.start()) {
            registry.askingAt(forge);

            assertThatThrownBy(() -> check(goal)).isInstanceOf(MojoFailureException.class);
        }
        assertThat(log.shown())
                .hasSize(3)
                .element(1)
                .asString()
                .startsWith("error: kubernetes, terraform: ");
    }

    @Test
    @InjectMojo(goal = "check")
    @MojoParameter(name = "online", value = "true")
    void transientProblemsAreWarnings(CheckMojo goal) throws Exception {
        try (ForgeStub forge = ForgeStub.start().failing(ExampleRegistry.REPOSITORY, 500)) {
            registry.askingAt(forge);

            check(goal);
        }
        assertThat(log.shown()).anyMatch(line -> line.startsWith("warn: kubernetes, terraform: "));
    }

    @Test
    @InjectMojo(goal = "check")
    @MojoParameter(name = "failOn", value = "never")
    void neverFailsWithFailOnNever(CheckMojo goal) throws Exception {
        registry.delete("docs/plugins.md");

        check(goal);

        assertThat(log.lines()).contains("error: docs/plugins.md: 1 error");
    }

    @Test
    @InjectMojo(goal = "check")
    @MojoParameter(name = "failOn", value = "always")
    void rejectsAnUnknownFailOn(CheckMojo goal) {
        assertThatThrownBy(() -> check(goal))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage("registry.failOn is \"always\"; write error, warning or never");
    }
}
