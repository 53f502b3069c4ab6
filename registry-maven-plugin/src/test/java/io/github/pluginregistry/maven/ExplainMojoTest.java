package io.github.pluginregistry.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pluginregistry.core.testing.ForgeStub;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.Test;

class ExplainMojoTest extends GoalTest {

    @Test
    @InjectMojo(goal = "explain", pom = RECORDED)
    void explainsEveryPluginAndWritesNothing(ExplainMojo goal) throws Exception {
        goal.execute();

        assertThat(log.shown())
                .containsSubsequence(
                        "info: kubernetes",
                        "info:   decision     v0.4.0, not published yet",
                        "info: ",
                        "info: terraform",
                        "info:   decision     v0.2.1, not published yet");
        assertThat(registry.has("docs")).isFalse();
    }

    @Test
    @InjectMojo(goal = "explain", pom = RECORDED)
    @MojoParameter(name = "plugin", value = "terraform")
    void explainsOnePluginWithItsPublishedVersion(ExplainMojo goal) throws Exception {
        registry.published();

        goal.execute();

        assertThat(log.shown())
                .startsWith("info: terraform")
                .contains("info:   decision     v0.2.1, as published")
                .doesNotContain("info: kubernetes");
    }

    @Test
    @InjectMojo(goal = "explain", pom = RECORDED)
    @MojoParameter(name = "all", value = "true")
    void listsEveryTagIfConfigured(ExplainMojo goal) throws Exception {
        StringBuilder tags = new StringBuilder();
        for (int i = 0; i < 9; i++) {
            tags.append("{\"name\": \"plugins/kubernetes/v0.1.%d\"},".formatted(i));
        }
        registry.edit(
                        "registry.yaml",
                        "tagPattern: plugins/k",
                        "source: tags\n    tagPattern: plugins/k")
                .edit(
                        "recording/github.com+example+plugins.json",
                        "\"tags\": [",
                        "\"tags\": [" + tags);

        goal.execute();

        assertThat(log.shown())
                .anySatisfy(line -> assertThat(line).contains("plugins/kubernetes/v0.1.0"));
    }

    @Test
    @InjectMojo(goal = "explain")
    @MojoParameter(name = "format", value = "xml")
    void rejectsAnUnknownFormatBeforeAnyRequest(ExplainMojo goal) throws Exception {
        try (ForgeStub forge = ExampleRegistry.forge()) {
            registry.askingAt(forge);

            assertThatThrownBy(goal::execute)
                    .isInstanceOf(MojoExecutionException.class)
                    .hasMessage("registry.format is \"xml\"; write text or json");

            assertThat(forge.requests()).isEmpty();
        }
    }

    @Test
    @InjectMojo(goal = "explain")
    @MojoParameter(name = "record", value = "heard")
    void recordsWhatTheForgeAnswers(ExplainMojo goal) throws Exception {
        try (ForgeStub forge = ExampleRegistry.forge()) {
            registry.askingAt(forge);

            goal.execute();
        }

        assertThat(registry.text("heard/github.com+example+plugins.json"))
                .contains("plugins/kubernetes/v0.4.0");
    }

    @Test
    @InjectMojo(goal = "explain")
    void asksNothingWhileMavenIsOffline(ExplainMojo goal) throws Exception {
        request.setOffline(true);
        try (ForgeStub forge = ExampleRegistry.forge()) {
            registry.published().askingAt(forge);

            goal.execute();

            assertThat(forge.requests()).isEmpty();
        }
        assertThat(log.shown())
                .anySatisfy(
                        line ->
                                assertThat(line)
                                        .startsWith(
                                                "info:   decision     v0.4.0 is kept: Maven is offline"));
    }
}
