package io.github.pluginregistry.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pluginregistry.core.testing.Links;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A wrong definition or configuration ends an update with an error, and nothing is written. */
class UpdateMistakesTest extends GoalTest {

    @Test
    @InjectMojo(goal = "update", pom = RECORDED)
    void reportsEveryErrorOfADefinition(UpdateMojo goal) throws Exception {
        registry.edit("registry.yaml", "tagPattern: plugins/k", "tagPatern: plugins/k")
                .edit("registry.yaml", "id: terraform", "id: kubernetes");

        assertThatThrownBy(goal::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage(
                        """
                        the definition has 2 mistakes:
                        registry.yaml:7: plugins[0].tagPatern: unknown key; write tagPattern
                        registry.yaml:9: plugins[1].id: "kubernetes" is also at plugins[0].id \
                        (registry.yaml:5); give each plugin a unique id; \
                        upper and lower case count as the same""");
        assertThat(registry.has("docs")).isFalse();
    }

    @Test
    @InjectMojo(goal = "update", pom = RECORDED)
    void keepsAnUnparsableFile(UpdateMojo goal) throws Exception {
        registry.write("docs/plugins.json", "{\n  \"plugins\": oops\n}\n");

        assertThatThrownBy(goal::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageStartingWith("docs/plugins.json:2:")
                .hasMessageContaining("; restore the file from version control");
        assertThat(registry.text("docs/plugins.json")).contains("oops");
    }

    @Test
    @InjectMojo(goal = "update", pom = RECORDED)
    @MojoParameter(name = "updatePolicy", value = "hourly")
    void rejectsAnUnknownUpdatePolicy(UpdateMojo goal) {
        assertThatThrownBy(goal::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage(
                        "registry.updatePolicy is \"hourly\"; write always, daily, interval:MINUTES or never");
    }

    @Test
    @InjectMojo(goal = "update", pom = RECORDED)
    @MojoParameter(name = "timeLimit", value = "0")
    void rejectsAnInvalidTimeLimit(UpdateMojo goal) {
        assertThatThrownBy(goal::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("let registry.timeLimit be 1 second or more");
    }

    @Test
    @InjectMojo(goal = "update", pom = RECORDED)
    void saysWhereToWriteADefinition(UpdateMojo goal) throws Exception {
        registry.delete("registry.yaml");

        assertThatThrownBy(goal::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage(
                        "there is no registry.yaml in %s; run mvn io.github.pluginregistry:registry-maven-plugin:init to create one, or name another file by -Dregistry.definition=FILE",
                        directory);
    }

    @Test
    @InjectMojo(goal = "update", pom = RECORDED)
    void rejectsTwoDefinitions(UpdateMojo goal) throws Exception {
        registry.write("registry.json", "{}");

        assertThatThrownBy(goal::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage(
                        "%s has more than one definition: registry.yaml, registry.json; keep one of them, or name one by registry.definition",
                        directory);
    }

    @Test
    @InjectMojo(goal = "update")
    @MojoParameter(name = "concurrency", value = "65")
    void rejectsAnInvalidConcurrency(UpdateMojo goal) {
        assertThatThrownBy(goal::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage(
                        "65 requests at once are not possible; let registry.concurrency be from 1 to 64");
    }

    @Test
    @InjectMojo(goal = "update", pom = RECORDED)
    @MojoParameter(name = "definition", value = "circle.yaml")
    void rejectsALinkToItself(UpdateMojo goal) throws Exception {
        Links.symbolic(file("circle.yaml"), file("circle.yaml"));

        assertThatThrownBy(goal::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageStartingWith("circle.yaml is a broken symbolic link");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS) // It says that there is no such file.
    @InjectMojo(goal = "update", pom = RECORDED)
    @MojoParameter(name = "definition", value = "registry.yaml/below.yaml")
    void rejectsAnUnusableFile(UpdateMojo goal) {
        assertThatThrownBy(goal::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageStartingWith(
                        "a file cannot be read or written: registry.yaml/below.yaml:")
                .hasMessageEndingWith("; check that it exists, and its permissions");
    }

    @Test
    @InjectMojo(goal = "update", pom = RECORDED)
    void rejectsAFileInPlaceOfTheDirectory(UpdateMojo goal) throws Exception {
        registry.write("docs", "a file where the directory should be");

        assertThatThrownBy(goal::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage(
                        "docs is a file where a directory should be; move it, or choose another directory");
    }

    @Test
    @InjectMojo(goal = "update", pom = INLINE)
    @MojoParameter(name = "definition", value = "registry.yaml")
    void rejectsADefinitionInBothFileAndPom(UpdateMojo goal) throws Exception {
        configure(INLINE);

        assertThatThrownBy(goal::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage(
                        "the registry is defined in the POM under <registry>, and registry.definition names registry.yaml; keep one of them");
    }
}
