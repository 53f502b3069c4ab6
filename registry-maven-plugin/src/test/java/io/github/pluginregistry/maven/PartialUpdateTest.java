package io.github.pluginregistry.maven;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pluginregistry.core.testing.ForgeStub;
import java.util.stream.IntStream;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a build makes of ten repositories of which one does not answer. */
class PartialUpdateTest extends GoalTest {

    private final ForgeStub forge = ForgeStub.start();

    @BeforeEach
    void defineTen() throws Exception {
        IntStream.range(0, 10).forEach(i -> forge.release("example/p" + i, "v1.0.0"));
        registry.write(
                        "registry.yaml",
                        "name: Ten\nrepository: https://github.com/example/p0\nplugins:\n"
                                + IntStream.range(0, 10)
                                        .mapToObj(PartialUpdateTest::plugin)
                                        .collect(joining()))
                .askingAt(forge);
    }

    @AfterEach
    void stop() {
        forge.close();
    }

    private static String plugin(int number) {
        return """
                 - id: p%1$d
                   name: Plugin %1$d
                   repository: https://github.com/example/p%1$d
                   tagPattern: v*
               """
                .formatted(number);
    }

    @Test
    @InjectMojo(goal = "update")
    void aTransientProblemOfOneIsAWarning(UpdateMojo goal) throws Exception {
        registry.write(
                "docs/plugins.json",
                """
                {"plugins": [{"id": "p4", "latestVersion": "v0.9.0",
                              "releaseUrl": "https://github.com/example/p4"}]}
                """);
        forge.failing("example/p4", 503);

        goal.execute();

        assertNineAreWritten();
        assertThat(log.shown()).filteredOn(line -> line.startsWith("warn: p4: ")).hasSize(1);
    }

    @Test
    @InjectMojo(goal = "update")
    @MojoParameter(name = "strict", value = "true")
    void aTransientProblemOfOneFailsAStrictRunAfterNineAreWritten(UpdateMojo goal)
            throws Exception {
        forge.failing("example/p4", 503);

        assertThatThrownBy(goal::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("\n  p4: ")
                .hasMessageContaining("answered 503");

        assertNineAreWritten();
    }

    @Test
    @InjectMojo(goal = "update")
    void aPermanentProblemOfOneFailsTheRunAfterNineAreWritten(UpdateMojo goal) throws Exception {
        forge.failing("example/p4", 404);

        assertThatThrownBy(goal::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("\n  p4: ")
                .hasMessageContaining("answered 404");

        assertNineAreWritten();
    }

    private void assertNineAreWritten() throws Exception {
        assertThat(registry.text("docs/plugins.json").lines())
                .filteredOn(line -> line.contains("\"latestVersion\": \"v1.0.0\""))
                .hasSize(9);
        assertThat(log.shown())
                .filteredOn(line -> line.endsWith(" is new at v1.0.0, released 2026-01-02"))
                .hasSize(9);
    }
}
