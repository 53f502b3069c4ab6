package io.github.pluginregistry.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pluginregistry.core.testing.ForgeStub;
import io.github.pluginregistry.core.testing.RawForge;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;

/** What becomes of an update whose forges do not answer. */
class UpdateProblemsTest extends GoalTest {

    @Test
    @InjectMojo(goal = "update")
    @MojoParameter(name = "timeLimit", value = "1")
    void aSlowForgeIsAWarningAndDelaysNothing(UpdateMojo goal) throws Exception {
        try (RawForge forge = RawForge.hanging()) {
            registry.published().askingAt(forge.url());
            String published = registry.text("docs/plugins.json");

            goal.execute();

            assertThat(registry.text("docs/plugins.json")).isEqualTo(published);
        }
        assertThat(log.shown())
                .contains(
                        "warn: kubernetes, terraform: no answer came within the 1 s that a run may take; run again later, or let -Dregistry.timeLimit name more seconds");
    }

    @Test
    @InjectMojo(goal = "update")
    void aPermanentProblemKeepsThePublishedVersionAndFails(UpdateMojo goal) throws Exception {
        try (ForgeStub forge = ForgeStub.start()) {
            registry.published().askingAt(forge);
            String published = registry.text("docs/plugins.json");

            assertThatThrownBy(goal::execute)
                    .isInstanceOf(MojoFailureException.class)
                    .hasMessageStartingWith(
                            "some plugins could not be updated and keep their published version:\n"
                                    + "  kubernetes, terraform: ");

            assertThat(registry.text("docs/plugins.json")).isEqualTo(published);
            assertThat(log.shown())
                    .as("what the build fails for is not told twice")
                    .noneMatch(line -> line.startsWith("error: "));
        }
    }

    @Test
    @InjectMojo(goal = "update")
    void aNewRegistryFailsIfItsForgeDoesNotAnswer(UpdateMojo goal) throws Exception {
        try (ForgeStub forge = ForgeStub.start().failing(ExampleRegistry.REPOSITORY, 500)) {
            registry.askingAt(forge);

            assertThatThrownBy(goal::execute)
                    .isInstanceOf(MojoFailureException.class)
                    .hasMessageStartingWith(
                            "some plugins were never resolved and are left out of plugins.json:\n"
                                    + "  kubernetes, terraform: ")
                    .hasMessageContaining("answered 500", "run again later");
        }
        assertThat(file("docs")).doesNotExist();
    }

    @Test
    @InjectMojo(goal = "update")
    void aNewRegistryFailsOffline(UpdateMojo goal) throws Exception {
        request.setOffline(true);

        assertThatThrownBy(goal::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessage(
                        "some plugins were never resolved and are left out of plugins.json:\n"
                                + "  kubernetes, terraform: Maven is offline, so nothing was asked, and no version was ever published, so plugins.json leaves it out; run without -o to ask");
        assertThat(file("docs")).doesNotExist();
    }

    @Test
    @InjectMojo(goal = "update")
    void leavesOutANewPluginUntilItsForgeAnswers(UpdateMojo goal) throws Exception {
        registry.published();
        String published = registry.text("docs/plugins.json");
        registry.edit(
                "registry.yaml",
                "plugins:",
                """
                plugins:
                  - id: hammer
                    name: Hammer
                    tagPattern: hammer/*""");
        request.setOffline(true);

        assertThatThrownBy(goal::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("\n  hammer: Maven is offline");
        assertThat(registry.text("docs/plugins.json")).isEqualTo(published);
    }

    @Test
    @InjectMojo(goal = "update", pom = RECORDED)
    @MojoParameter(name = "strict", value = "true")
    void aPluginWithoutReleasesIsAWarningEvenInAStrictRun(UpdateMojo goal) throws Exception {
        registry.edit("registry.yaml", "plugins/terraform/*", "elsewhere/*");

        goal.execute();

        assertThat(log.shown())
                .contains("info: terraform is new, and has no release yet")
                .filteredOn(line -> line.startsWith("warn: "))
                .singleElement()
                .asString()
                .startsWith("warn: terraform: no tag matches \"elsewhere/*\"");
        assertThat(registry.text("docs/plugins.json")).contains("\"latestVersion\": \"unknown\"");
    }
}
