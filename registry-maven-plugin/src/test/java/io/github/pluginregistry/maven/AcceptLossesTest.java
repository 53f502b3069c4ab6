package io.github.pluginregistry.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;

/** Most plugins of a registry lose their newest version from one update to the next. */
class AcceptLossesTest extends GoalTest {

    private static final List<String> PLUGINS = List.of("a", "b", "c", "d");

    @Test
    @InjectMojo(goal = "update", pom = RECORDED)
    void refusesLossesByDefault(UpdateMojo goal) throws Exception {
        lowerAll(goal);

        assertThatThrownBy(goal::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("-Dregistry.acceptLosses");

        assertThat(registry.text("docs/plugins.json")).contains("v2.0.0").doesNotContain("v1.0.0");
    }

    @Test
    @InjectMojo(goal = "update", pom = RECORDED)
    @MojoParameter(name = "acceptLosses", value = "true")
    void acceptsConfiguredLosses(UpdateMojo goal) throws Exception {
        lowerAll(goal);

        goal.execute();

        assertThat(registry.text("docs/plugins.json")).contains("v1.0.0").doesNotContain("v2.0.0");
    }

    private void lowerAll(UpdateMojo goal) throws Exception {
        registry.write(
                "registry.yaml",
                """
                name: Example Plugins
                repository: https://github.com/example/plugins
                plugins:
                """
                        + each(
                                "- {id: %1$s, name: %1$s, description: %1$s, tagPattern: %1$s/*}",
                                "\n"));
        record("v2.0.0");
        goal.execute();
        record("v1.0.0");
    }

    private void record(String version) throws IOException {
        String tags = each("{\"name\": \"%s/" + version + "\"}", ", ");
        registry.write(
                "recording/github.com+example+plugins.json",
                "{\"repository\": \"https://github.com/example/plugins\", \"releases\": [], \"tags\": [%s]}"
                        .formatted(tags));
    }

    private static String each(String form, String between) {
        return PLUGINS.stream().map(form::formatted).collect(Collectors.joining(between));
    }
}
