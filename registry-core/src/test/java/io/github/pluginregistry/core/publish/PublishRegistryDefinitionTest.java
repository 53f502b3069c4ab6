package io.github.pluginregistry.core.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pluginregistry.core.git.PublishException;
import io.github.pluginregistry.core.publish.PublishReport.Outcome;
import io.github.pluginregistry.core.publish.PublishReport.UnpublishedDefinition;
import io.github.pluginregistry.core.testing.GitHost;
import io.github.pluginregistry.core.testing.Upstream;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Definitions that are not the same here and on the branch. */
class PublishRegistryDefinitionTest extends PublishingTest {

    private static final UnpublishedDefinition CHANGED =
            new UnpublishedDefinition("registry.yaml", true);
    private static final String RENAMED =
            PublishingFixture.DEFINITION.replace("Plugin A", "Plugin Alpha");

    private static final String PINNED =
            PublishingFixture.DEFINITION.replace(
                    "    tagPattern: a/*\n",
                    "    tagPattern: a/*\n    pin: {version: v1.0.0, reason: Enough}\n");

    private static final String WITH_C =
            PublishingFixture.DEFINITION
                    + """
                      - id: c
                        name: Plugin C
                        tagPattern: c/*
                    """;

    private Git git;

    @BeforeEach
    void cloneARegistry() throws Exception {
        git = upstream.clone(checkout);
    }

    @AfterEach
    void close() {
        git.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # here   | on the branch | differs | published names
                    Plugin A | Plugin A      | false   | Plugin A
                    Plugin A | Plugin Alpha  | false   | Plugin Alpha
                    Alpha    | Plugin A      | true    | Plugin A
                    Alpha    | Alpha         | false   | Alpha
                    Alpha    | Plugin Beta   | true    | Plugin Beta
                    """)
    void rendersByTheDefinitionOnTheBranchAndReportsALocalChange(
            String here, String there, boolean differs, String published) throws Exception {
        String definition = "# mine\n" + PublishingFixture.DEFINITION;
        Upstream.write(checkout, "registry.yaml", definition.replace("Plugin A", here));
        registry.update("a/v1.0.0");
        upstream.commit(
                "main",
                Map.of("registry.yaml", PublishingFixture.DEFINITION.replace("Plugin A", there)));

        assertThat(registry.publish().unpublishedDefinition().isPresent()).isEqualTo(differs);
        assertThat(json("main")).contains("\"%s\"".formatted(published));
    }

    @Test
    void tellsOfAChangeThatIsNotCommittedAndPublishesNothingOfIt() throws Exception {
        Upstream.write(checkout, "registry.yaml", RENAMED);
        registry.update("a/v1.0.0");

        PublishReport report = registry.publish();

        assertThat(report.unpublishedDefinition()).contains(CHANGED);
        assertThat(json("main")).contains("Plugin A", "v1.0.0").doesNotContain("Plugin Alpha");
    }

    @Test
    void tellsOfAChangeThatIsCommittedAndNotPushed() throws Exception {
        Upstream.write(checkout, "registry.yaml", RENAMED);
        commit("registry.yaml");
        registry.update("a/v1.0.0");

        assertThat(registry.publish().unpublishedDefinition()).contains(CHANGED);
    }

    @Test
    void tellsOfAChangeWhereThereIsNothingElseToPublish() throws Exception {
        registry.update("a/v1.0.0");
        registry.publish();
        Upstream.write(checkout, "registry.yaml", RENAMED);
        registry.update("a/v1.0.0");

        PublishReport report = registry.publish();

        assertThat(report.outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(report.unpublishedDefinition()).contains(CHANGED);
    }

    @Test
    void tellsOfAChangeInADryRun() throws Exception {
        Upstream.write(checkout, "registry.yaml", RENAMED);
        registry.update("a/v1.0.0");

        assertThat(registry.publish(PublishingFixture.dryRun()).unpublishedDefinition())
                .contains(CHANGED);
    }

    @Test
    void hasNothingToTellAnyMoreOnceTheChangeIsPushed() throws Exception {
        Upstream.write(checkout, "registry.yaml", RENAMED);
        commit("registry.yaml");
        git.push().call();
        registry.update("a/v1.0.0");

        assertThat(registry.publish().unpublishedDefinition()).isEmpty();
        assertThat(json("main")).contains("Plugin Alpha");
    }

    @Test
    void tellsOfADefinitionThatNobodyPushedAtAll() throws Exception {
        Upstream.write(checkout, "new/registry.yaml", PublishingFixture.DEFINITION);
        registry.definition("new/registry.yaml").update("a/v1.0.0");

        assertThat(registry.publish().unpublishedDefinition())
                .contains(new UnpublishedDefinition("new/registry.yaml", false));
        assertThat(upstream.files("main").get("new/docs/plugins.json")).contains("v1.0.0");
    }

    @Test
    void refusesAPluginThatWasNeverResolved() throws Exception {
        registry.update("a/v1.0.0");
        Upstream.write(checkout, "registry.yaml", WITH_C);

        assertThatThrownBy(registry::publish)
                .isInstanceOf(PublishException.class)
                .hasMessageContaining("plugins.json has no entry for it: it was never resolved")
                .hasMessageContaining("run registry:update");
        assertThat(upstream.files("main")).containsOnlyKeys("registry.yaml");
    }

    @Test
    void refusesAPluginThatTheBranchAloneHasAndNobodyResolved() throws Exception {
        registry.update("a/v1.0.0");
        upstream.commit("main", Map.of("registry.yaml", WITH_C));

        assertThatThrownBy(registry::publish)
                .isInstanceOf(PublishException.class)
                .hasMessageContaining("c: plugins.json has no entry for it");
        assertThat(upstream.files("main")).containsOnlyKeys("registry.yaml");
    }

    @Test
    void rendersByTheDefinitionOfTheLastTipWhereAPushIsRejected() throws Exception {
        git.close();
        try (GitHost host = GitHost.start()) {
            host.serve("/example/plugins.git", upstream);
            Path clone = directory.resolve("clone");
            upstream.clone(clone, host.url("/example/plugins.git"), 0).close();
            PublishingFixture one = new PublishingFixture(clone);
            Upstream.write(clone, "registry.yaml", RENAMED);
            one.update("a/v1.0.0");

            host.beforeNextPush(() -> upstream.commit("main", Map.of("registry.yaml", RENAMED)));

            assertThat(one.publish().unpublishedDefinition()).isEmpty();
            assertThat(json("main")).contains("Plugin Alpha");
        }
    }

    /** What decides a version is not the same on the branch and here. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "    pin: {version: v1.0.0, reason: Later ones are broken}",
                "    ignore: [{version: v1.1.0, reason: Broken}]",
                "    source: releases",
                "    includePrereleases: true",
                "    formerTagPatterns: [old-*]",
                "    versionScheme: maven",
                "    repository: https://github.com/example/other",
                "    acknowledge: [{tag: a/v1.1.0, commit: 3ecbefafd6d3c3f022e9deeed228149eef134ada, reason: Moved}]",
            })
    void keepsTheBranchsVersionWhereTheDefinitionThereDecidesInAnotherWay(String decides)
            throws Exception {
        String other =
                PublishingFixture.DEFINITION.replace(
                        "    tagPattern: a/*\n", "    tagPattern: a/*\n" + decides + "\n");
        registry.update("a/v1.0.0", "b/v1.0.0");
        registry.publish();
        String published = json("main");
        registry.update("a/v1.1.0", "b/v1.1.0");
        upstream.commit("main", Map.of("registry.yaml", other));

        if (decides.contains("repository")) {
            assertThatThrownBy(registry::publish)
                    .hasMessageStartingWith("by the definition on the branch");
            assertThat(upstream.files("main")).containsEntry("docs/plugins.json", published);
        } else {
            registry.publish();
            assertThat(json("main")).contains("a/v1.0.0", "b/v1.1.0").doesNotContain("a/v1.1.0");
        }
    }

    @Test
    void keepsTheBranchsVersionWhereItsHostIsAskedInAnotherWayThere() throws Exception {
        registry.update("a/v1.0.0", "b/v1.0.0");
        registry.publish();
        registry.update("a/v1.1.0", "b/v1.0.0");
        upstream.commit(
                "main",
                Map.of(
                        "registry.yaml",
                        PublishingFixture.DEFINITION
                                + "forges:\n  - host: github.com\n    type: git\n"));

        try {
            registry.publish();
        } catch (PublishException e) {
            assertThat(e).hasMessageStartingWith("by the definition on the branch");
        }

        assertThat(json("main")).contains("a/v1.0.0").doesNotContain("v1.1.0");
    }

    @Test
    void saysInTheMessageWhatWasKeptBecauseTheBranchDecidesInAnotherWay() throws Exception {
        registry.update("a/v1.0.0", "b/v1.0.0");
        registry.publish();
        registry.update("a/v1.1.0", "b/v1.1.0");
        upstream.commit("main", Map.of("registry.yaml", PINNED));

        registry.publish();

        assertThat(upstream.log("main").get(0).getFullMessage())
                .contains("- b v1.0.0 -> v1.1.0")
                .contains("a: this run chose its version by another definition");
    }

    @Test
    void pushesNothingThatDoesNotPassTheCheckUnderTheBranchsDefinition() throws Exception {
        registry.update("a/v1.0.0", "b/v1.0.0");
        registry.publish();
        registry.update("a/v1.0.0", "b/v1.1.0");
        String tip =
                upstream.commit(
                        "main",
                        Map.of(
                                "registry.yaml",
                                PublishingFixture.DEFINITION.replace("a/*", "alpha/*")));

        assertThatThrownBy(registry::publish)
                .isInstanceOf(PublishException.class)
                .hasMessageStartingWith(
                        "by the definition on the branch registry:check would find errors in what is to be pushed: ")
                .hasMessageContaining("alpha/*")
                .hasMessageEndingWith("then run registry:update and registry:publish again");
        assertThat(upstream.tip("main")).contains(tip);
    }

    @Test
    void expectsNoDefinitionOnABranchOfPages() throws Exception {
        upstream.orphan("pages", Map.of("index.html", "pages\n"));
        registry.update("a/v1.0.0");

        assertThat(registry.publish(PublishingFixture.to("pages")).unpublishedDefinition())
                .isEmpty();
    }

    @Test
    void doesNotTellOfADefinitionThatOthersTookOffTheBranch() throws Exception {
        registry.update("a/v1.0.0");
        upstream.remove("main", "registry.yaml");

        assertThat(registry.publish().unpublishedDefinition()).isEmpty();
    }

    @Test
    void tellsOfAnotherDefinitionOnABranchWithNothingInCommon() throws Exception {
        upstream.orphan("pages", Map.of("registry.yaml", RENAMED));
        registry.update("a/v1.0.0");

        assertThat(registry.publish(PublishingFixture.to("pages")).unpublishedDefinition())
                .contains(CHANGED);
    }

    @Test
    void expectsNoDefinitionInTheRepositoryWhereItLiesElsewhere() throws Exception {
        Upstream.write(directory, "elsewhere/registry.yaml", RENAMED);
        registry.definition("../elsewhere/registry.yaml").files("docs").update("a/v1.0.0");

        assertThat(registry.publish().unpublishedDefinition()).isEmpty();
        assertThat(json("main")).contains("Plugin Alpha");
    }

    @Test
    void tellsOfAChangeWhoseBeginningsNobodyCanRead() throws Exception {
        upstream.commit("main", Map.of("registry.yaml", "name: ["));
        git.pull().call();
        Upstream.write(checkout, "registry.yaml", RENAMED);
        registry.update("a/v1.0.0");
        upstream.commit("main", Map.of("registry.yaml", PublishingFixture.DEFINITION));

        assertThat(registry.publish().unpublishedDefinition()).contains(CHANGED);
    }

    private void commit(String file) throws Exception {
        git.add().addFilepattern(file).call();
        git.commit().setMessage("by hand").setSign(false).call();
    }
}
