package io.github.pluginregistry.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.plugin.Mojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;

/** Maven was started elsewhere: with {@code -f}, or for a reactor that the registry is part of. */
class PathsInMessagesTest extends GoalTest {

    @Override
    Path startedIn() {
        return directory.toAbsolutePath().getParent();
    }

    @Test
    @InjectMojo(goal = "update", pom = RECORDED)
    void anUpdateNamesWrittenFiles(UpdateMojo goal) throws Exception {
        goal.execute();

        assertThat(log.lines()).contains("info: wrote " + fromThere("docs/plugins.json"));
    }

    @Test
    @InjectMojo(goal = "update", pom = RECORDED)
    void anUpdateNamesAnError(UpdateMojo goal) throws Exception {
        assertNamesTheMistake(goal);
    }

    @Test
    @InjectMojo(goal = "explain", pom = RECORDED)
    void anExplanationNamesAnError(ExplainMojo goal) throws Exception {
        assertNamesTheMistake(goal);
    }

    @Test
    @InjectMojo(goal = "publish", pom = RECORDED)
    void publishNamesAnError(PublishMojo goal) throws Exception {
        assertNamesTheMistake(goal);
    }

    @Test
    @InjectMojo(goal = "check", pom = RECORDED)
    void aCheckNamesAnError(CheckMojo goal) throws Exception {
        misspell();

        assertThatThrownBy(() -> check(goal)).isInstanceOf(MojoExecutionException.class);

        assertThat(log.lines())
                .anyMatch(line -> line.contains(" " + fromThere("registry.yaml") + ":7:5 error "));
    }

    @Test
    @InjectMojo(goal = "update", pom = RECORDED)
    void namesAnUnparsableRegistry(UpdateMojo goal) throws Exception {
        registry.write("docs/plugins.json", "{");

        assertThatThrownBy(goal::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageStartingWith(fromThere("docs/plugins.json") + ":1:");
    }

    @Test
    @InjectMojo(goal = "update", pom = RECORDED)
    void aRefusedUpdateNamesFiles(UpdateMojo goal) throws Exception {
        goal.execute();
        registry.edit("registry.yaml", "name: ", "name: Another ");

        assertThatThrownBy(goal::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasNoCause()
                .hasMessageStartingWith(fromThere("docs/plugins.json") + " belongs to ");
    }

    @Test
    @InjectMojo(goal = "update", pom = RECORDED)
    void namesAFileThatIsNoText(UpdateMojo goal) throws Exception {
        Files.createDirectories(file("docs"));
        Files.write(file("docs/plugins.json"), new byte[] {-1});

        assertThatThrownBy(goal::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasNoCause()
                .hasMessageStartingWith(fromThere("docs/plugins.json") + " is not in UTF-8");
    }

    @Test
    @InjectMojo(goal = "publish", pom = RECORDED)
    void namesAMissingFile(PublishMojo goal) {
        assertThatThrownBy(goal::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageStartingWith("there is no " + fromThere("docs/plugins.json"));
    }

    private void assertNamesTheMistake(Mojo goal) throws Exception {
        misspell();

        assertThatThrownBy(goal::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining(
                        "\n%s:7: plugins[0].tagPatern: unknown key"
                                .formatted(fromThere("registry.yaml")));
    }

    private void misspell() throws Exception {
        registry.edit("registry.yaml", "tagPattern: plugins/k", "tagPatern: plugins/k");
    }

    private String fromThere(String file) {
        return Path.of(String.valueOf(directory.getFileName())).resolve(file).toString();
    }
}
