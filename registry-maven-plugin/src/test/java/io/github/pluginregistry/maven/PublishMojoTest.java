package io.github.pluginregistry.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pluginregistry.core.testing.Upstream;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.Test;

class PublishMojoTest extends GoalTest {

    @Test
    @InjectMojo(goal = "publish")
    void pushesTheFiles(PublishMojo goal) throws Exception {
        try (Upstream upstream = upstream()) {
            registry.published();

            goal.execute();

            assertThat(upstream.log("main")).hasSize(2);
            assertThat(log.shown())
                    .singleElement()
                    .asString()
                    .matches(
                            "info: pushed [0-9a-f]{9} to main of origin: kubernetes is new at v0\\.4\\.0, terraform is new at v0\\.2\\.1");
        }
    }

    @Test
    @InjectMojo(goal = "publish")
    void warnsOfAnUnpushedLocalDefinition(PublishMojo goal) throws Exception {
        try (Upstream upstream = upstream()) {
            registry.edit("registry.yaml", "Kubernetes Plugin", "Kubernetes");
            registry.published();

            goal.execute();

            assertThat(upstream.files("main").get("docs/plugins.json"))
                    .contains("\"name\": \"Kubernetes Plugin\"");
            assertThat(log.shown())
                    .hasSize(2)
                    .last()
                    .asString()
                    .startsWith(
                            "warn: the definition in registry.yaml differs from the one on main of origin: ");
        }
    }

    @Test
    @InjectMojo(goal = "publish")
    @MojoParameter(name = "dryRun", value = "true")
    void aDryRunLogsTheCommitAndMakesNone(PublishMojo goal) throws Exception {
        try (Upstream upstream = upstream()) {
            registry.published();

            goal.execute();

            assertThat(upstream.log("main")).hasSize(1);
            assertThat(log.shown())
                    .startsWith(
                            "info: would commit to main of origin:",
                            "info:   registry: kubernetes is new at v0.4.0, terraform is new at v0.2.1")
                    .endsWith(
                            "info: would commit docs/plugins.json",
                            "info: would commit docs/plugins.md",
                            "info: would commit docs/plugins.schema.json");
        }
    }

    @Test
    @InjectMojo(goal = "publish")
    void publishesNothingOffline(PublishMojo goal) throws Exception {
        request.setOffline(true);

        goal.execute();

        assertThat(log.shown())
                .containsExactly(
                        "info: Maven is offline, and publishing needs a network: nothing was published; run without -o to publish");
    }

    @Test
    @InjectMojo(goal = "publish")
    void rejectsMissingFiles(PublishMojo goal) {
        assertThatThrownBy(goal::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage(
                        "there is no docs/plugins.json; run mvn io.github.pluginregistry:registry-maven-plugin:update before mvn io.github.pluginregistry:registry-maven-plugin:publish");
    }

    @Test
    @InjectMojo(goal = "publish")
    void rejectsFilesThatViolateARule(PublishMojo goal) throws Exception {
        try (Upstream upstream = upstream()) {
            registry.published().edit("docs/plugins.md", "Kubernetes", "Cubernetes");

            assertThatThrownBy(goal::execute)
                    .isInstanceOf(MojoExecutionException.class)
                    .hasMessageContaining("[not-in-step]");
            assertThat(upstream.log("main")).hasSize(1);
        }
    }

    @Test
    @InjectMojo(
            goal = "publish",
            pom = POM + "<rules><not-in-step>warning</not-in-step></rules>" + END)
    void publishesFilesWithWarnings(PublishMojo goal) throws Exception {
        try (Upstream upstream = upstream()) {
            registry.published().edit("docs/plugins.md", "Kubernetes", "Cubernetes");

            goal.execute();

            assertThat(upstream.log("main")).hasSize(2);
        }
    }

    @Test
    @InjectMojo(goal = "publish")
    @MojoParameter(name = "rulesOfThisRun", value = "description-missing=error")
    void rejectsFilesThatViolateARuleSetByProperty(PublishMojo goal) throws Exception {
        try (Upstream upstream = upstream()) {
            registry.edit("registry.yaml", "    description: Plans and applies\n", "").published();

            assertThatThrownBy(goal::execute)
                    .isInstanceOf(MojoExecutionException.class)
                    .hasMessageContaining("[description-missing]");
            assertThat(upstream.log("main")).hasSize(1);
        }
    }

    @Test
    @InjectMojo(goal = "publish")
    @MojoParameter(name = "committer", value = "Ada")
    void rejectsACommitterWithoutAnAddress(PublishMojo goal) {
        assertThatThrownBy(goal::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage(
                        "\"Ada\" does not say who commits; write it as Name <name@example.com>");
    }

    @Test
    @InjectMojo(goal = "publish")
    @MojoParameter(name = "message", value = "{sumary}")
    void rejectsAnUnknownPlaceholder(PublishMojo goal) {
        assertThatThrownBy(goal::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageStartingWith("registry.message has {sumary}");
    }

    @Test
    @InjectMojo(goal = "publish")
    @MojoParameter(name = "pullRequest", value = "true")
    void rejectsAPullRequestOnAHostWithoutThem(PublishMojo goal) throws Exception {
        try (Upstream upstream = upstream()) {
            registry.published();

            assertThatThrownBy(goal::execute)
                    .isInstanceOf(MojoExecutionException.class)
                    .hasMessageContaining("where no pull request can be opened; publish to the");
            assertThat(upstream.branches()).containsExactly("main");
        }
    }

    private Upstream upstream() throws Exception {
        Upstream upstream = Upstream.in(directory.resolve("upstream.git"));
        upstream.adopt(directory, "registry.yaml").close();
        return upstream;
    }
}
