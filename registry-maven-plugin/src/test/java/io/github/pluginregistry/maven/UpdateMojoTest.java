package io.github.pluginregistry.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.testing.ForgeStub;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.junit.jupiter.api.Test;

class UpdateMojoTest extends GoalTest {

    @Test
    @InjectMojo(goal = "update", pom = RECORDED)
    void logsChangesFilesAndSummary(UpdateMojo goal) throws Exception {
        goal.execute();

        assertThat(log.shown())
                .hasSize(6)
                .startsWith(
                        "info: kubernetes is new at v0.4.0, released 2026-08-14",
                        "info: terraform is new at v0.2.1, released 2025-10-09",
                        "info: wrote docs/plugins.json",
                        "info: wrote docs/plugins.md",
                        "info: wrote docs/plugins.schema.json")
                .last()
                .asString()
                .matches("info: 2 plugins in 1 repository, 0 requests, \\d+\\.\\d s: 2 changes");
        assertThat(registry.text("docs/plugins.json")).contains("v0.4.0", "v0.2.1");
    }

    @Test
    @InjectMojo(goal = "update", pom = RECORDED)
    @MojoParameter(name = "dryRun", value = "true")
    void aDryRunWritesNothing(UpdateMojo goal) throws Exception {
        goal.execute();

        assertThat(log.shown())
                .contains(
                        "info: kubernetes is new at v0.4.0, released 2026-08-14",
                        "info: would write docs/plugins.json");
        assertThat(registry.has("docs")).isFalse();
    }

    @Test
    @InjectMojo(goal = "update", pom = RECORDED)
    @MojoParameter(name = "outputDirectory", value = "site")
    void writesToTheConfiguredDirectory(UpdateMojo goal) throws Exception {
        goal.execute();

        assertThat(registry.has("site/plugins.json")).isTrue();
        assertThat(registry.has("docs")).isFalse();
    }

    @Test
    @InjectMojo(goal = "update", pom = RECORDED)
    @MojoParameter(name = "definition", value = "sub/other.yaml")
    void writesBesideTheConfiguredDefinition(UpdateMojo goal) throws Exception {
        registry.write("sub/other.yaml", registry.text("registry.yaml"));

        goal.execute();

        assertThat(log.shown()).contains("info: wrote sub/docs/plugins.json");
        assertThat(registry.has("sub/docs/plugins.json")).isTrue();
    }

    @Test
    @InjectMojo(goal = "update", pom = INLINE)
    void readsTheDefinitionInThePom(UpdateMojo goal) throws Exception {
        configure(INLINE);
        registry.delete("registry.yaml");

        goal.execute();

        assertThat(registry.text("docs/plugins.md")).startsWith("# Inline Plugins");
        assertThat(registry.text("docs/plugins.json")).contains("kubernetes");
    }

    @Test
    @InjectMojo(goal = "update")
    @MojoParameter(name = "record", value = "heard")
    void recordsWhatTheForgeAnswers(UpdateMojo goal) throws Exception {
        try (ForgeStub forge = ExampleRegistry.forge()) {
            registry.askingAt(forge);

            goal.execute();
        }

        assertThat(registry.text("heard/github.com+example+plugins.json"))
                .contains("plugins/kubernetes/v0.4.0");
    }

    @Test
    @InjectMojo(goal = "update")
    @MojoParameter(name = "skip", value = "true")
    void doesNothingIfSkipped(UpdateMojo goal) throws Exception {
        registry.write("registry.yaml", "no: definition");

        goal.execute();

        assertThat(log.lines()).containsExactly("info: skipping: registry.skip is set");
        assertThat(registry.has("docs")).isFalse();
    }

    @Test
    @InjectMojo(goal = "update")
    void logsRequestsAtDebugLevel(UpdateMojo goal) throws Exception {
        try (ForgeStub forge = ExampleRegistry.forge()) {
            registry.askingAt(forge);

            goal.execute();
        }

        assertThat(log.lines())
                .contains(
                        "debug: asking https://github.com/example/plugins",
                        "debug: https://github.com/example/plugins has 2 tags");
    }

    @Test
    @InjectMojo(goal = "update")
    @MojoParameter(name = "concurrency", value = "2")
    void limitsConcurrentRequests(UpdateMojo goal) throws Exception {
        try (ForgeStub forge = ForgeStub.start().gathering(0, 2)) {
            StringBuilder definition =
                    new StringBuilder(
                            "name: Many\nrepository: https://github.com/example/0\nplugins:\n");
            for (int i = 0; i < 8; i++) {
                forge.release("example/" + i, "v1.0.0");
                definition
                        .append("  - {id: p%1$d, name: P%1$d, tagPattern: v*,".formatted(i))
                        .append(" repository: 'https://github.com/example/%d'}%n".formatted(i));
            }
            registry.write("registry.yaml", definition.toString()).askingAt(forge);

            goal.execute();

            assertThat(forge.mostAtOnce()).isEqualTo(2);
        }
    }
}
