package io.github.pluginregistry.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pluginregistry.core.testing.Upstream;
import java.util.List;
import java.util.Map;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PublishMojoTest extends GoalTest {

    private static final String[] NAMES = {
        "dryRun",
        "remote",
        "branch",
        "message",
        "author",
        "committer",
        "signOff",
        "pullRequest",
        "pullRequestBranch",
        "pullRequestBody",
        "labels",
        "reviewers",
        "rules",
        "rulesOfThisRun"
    };

    @Test
    @InjectMojo(
            goal = "publish",
            pom =
                    POM
                            + """
                            <dryRun>true</dryRun>
                            <remote>fork</remote>
                            <branch>pages</branch>
                            <message>list: {summary}</message>
                            <author>Ada &lt;ada@example.com&gt;</author>
                            <committer>Bot &lt;bot@example.com&gt;</committer>
                            <signOff>true</signOff>
                            <pullRequest>true</pullRequest>
                            <pullRequestBranch>list/update</pullRequestBranch>
                            <pullRequestBody>{changes}</pullRequestBody>
                            <labels><label>registry</label><label>automatic</label></labels>
                            <reviewers><reviewer>ada</reviewer></reviewers>
                            <rules><order>off</order></rules>
                            <rulesOfThisRun>moved=off</rulesOfThisRun>
                            """
                            + END)
    void takesEveryParameterFromThePom(PublishMojo goal) throws Exception {
        assertThat(parameters(goal, NAMES))
                .containsExactly(
                        true,
                        "fork",
                        "pages",
                        "list: {summary}",
                        "Ada <ada@example.com>",
                        "Bot <bot@example.com>",
                        true,
                        true,
                        "list/update",
                        "{changes}",
                        List.of("registry", "automatic"),
                        List.of("ada"),
                        Map.of("order", "off"),
                        "moved=off");
    }

    @Nested
    class WithProperties {

        @BeforeEach
        void giveProperties() {
            request.getUserProperties().setProperty("registry.dryRun", "true");
            request.getUserProperties().setProperty("registry.remote", "fork");
            request.getUserProperties().setProperty("registry.branch", "pages");
            request.getUserProperties().setProperty("registry.message", "{summary}");
            request.getUserProperties().setProperty("registry.author", "Ada <ada@example.com>");
            request.getUserProperties().setProperty("registry.committer", "Bot <b@example.com>");
            request.getUserProperties().setProperty("registry.signOff", "true");
            request.getUserProperties().setProperty("registry.pullRequest", "true");
            request.getUserProperties().setProperty("registry.pullRequestBranch", "list");
            request.getUserProperties().setProperty("registry.pullRequestBody", "{notes}");
            request.getUserProperties().setProperty("registry.labels", "registry,automatic");
            request.getUserProperties().setProperty("registry.reviewers", "ada,example/team");
            request.getUserProperties().setProperty("registry.rules", "moved=off");
        }

        @Test
        @InjectMojo(goal = "publish")
        void takesEveryParameterFromTheCommandLine(PublishMojo goal) throws Exception {
            assertThat(parameters(goal, NAMES))
                    .containsExactly(
                            true,
                            "fork",
                            "pages",
                            "{summary}",
                            "Ada <ada@example.com>",
                            "Bot <b@example.com>",
                            true,
                            true,
                            "list",
                            "{notes}",
                            List.of("registry", "automatic"),
                            List.of("ada", "example/team"),
                            null,
                            "moved=off");
        }
    }

    @Test
    @InjectMojo(goal = "publish")
    void pushesTheFilesAndSaysWhere(PublishMojo goal) throws Exception {
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
    void warnsOfADefinitionThatNobodyPushed(PublishMojo goal) throws Exception {
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
    void aDryRunTellsTheCommitAndMakesNone(PublishMojo goal) throws Exception {
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
    void saysThatPublishingNeedsANetworkWhereMavenIsOffline(PublishMojo goal) throws Exception {
        request.setOffline(true);

        goal.execute();

        assertThat(log.shown())
                .containsExactly(
                        "info: Maven is offline, and publishing needs a network: nothing was published; run without -o to publish");
    }

    @Test
    @InjectMojo(goal = "publish")
    void filesThatAreNotThereAreAnErrorThatSaysWhatToRun(PublishMojo goal) {
        assertThatThrownBy(goal::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage(
                        "there is no docs/plugins.json; run registry:update before registry:publish");
    }

    @Test
    @InjectMojo(goal = "publish")
    void publishesNoFilesThatBreakARule(PublishMojo goal) throws Exception {
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
    void publishesFilesThatBreakARuleWhichThePomMakesAWarning(PublishMojo goal) throws Exception {
        try (Upstream upstream = upstream()) {
            registry.published().edit("docs/plugins.md", "Kubernetes", "Cubernetes");

            goal.execute();

            assertThat(upstream.log("main")).hasSize(2);
        }
    }

    @Test
    @InjectMojo(goal = "publish")
    @MojoParameter(name = "rulesOfThisRun", value = "description-missing=error")
    void publishesNoFilesThatBreakARuleWhichThisRunMakesAnError(PublishMojo goal) throws Exception {
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
    @MojoParameter(name = "rulesOfThisRun", value = "not-in-stepp=off")
    void aRuleThatThereIsNotIsAnError(PublishMojo goal) {
        assertThatThrownBy(goal::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage("registry.rules: there is no rule \"not-in-stepp\"; write not-in-step");
    }

    @Test
    @InjectMojo(goal = "publish")
    @MojoParameter(name = "committer", value = "Ada")
    void aCommitterWithoutAnAddressIsAnError(PublishMojo goal) {
        assertThatThrownBy(goal::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage(
                        "\"Ada\" does not say who commits; write it as Name <name@example.com>");
    }

    @Test
    @InjectMojo(goal = "publish")
    @MojoParameter(name = "message", value = "{sumary}")
    void aPlaceThatNothingStandsForIsAnErrorThatNamesTheKnownOnes(PublishMojo goal) {
        assertThatThrownBy(goal::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageStartingWith("registry.message has {sumary}");
    }

    @Test
    @InjectMojo(goal = "publish")
    @MojoParameter(name = "pullRequest", value = "true")
    void aPullRequestWhereThereAreNoneIsAnErrorThatSaysWhatToDo(PublishMojo goal) throws Exception {
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
