package io.github.pluginregistry.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pluginregistry.core.testing.Links;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoExtension;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Links in a checkout change neither what is shown nor what is written. */
class LinksTest extends GoalTest {

    private static final String SECRET = "correct-horse-battery-staple";
    private static final String REPORTS =
            POM + "<reports><report>sarif</report><report>junit</report></reports>" + END;

    private static final List<String> INPUTS =
            List.of(
                    "docs/plugins.md",
                    "docs/plugins.json",
                    "docs/plugins.schema.json",
                    "registry.yaml");

    @TempDir Path elsewhere;

    private Path settings;

    @BeforeEach
    void keepASecretElsewhere() throws Exception {
        registry.published();
        Files.createDirectory(file(".git"));
        settings =
                Files.writeString(
                        elsewhere.resolve("settings.xml"),
                        "<password>%s</password>\n".formatted(SECRET));
    }

    @Test
    @InjectMojo(goal = "check", pom = REPORTS)
    void aCheckDoesNotShowTheTargetOfALink(CheckMojo goal) throws Exception {
        variables.put("GITHUB_ACTIONS", "true");
        for (String path : INPUTS) {
            String text = registry.text(path);
            Links.symbolic(file(path), settings);

            assertThatThrownBy(() -> check(goal))
                    .isInstanceOf(MojoExecutionException.class)
                    .hasMessageStartingWith(
                            "%s is a symbolic link that points outside of %s", path, directory);
            assertThatTheSecretIsNowhere();

            Files.delete(file(path));
            registry.write(path, text);
        }
    }

    @Test
    @InjectMojo(goal = "check", pom = REPORTS)
    void aCheckDoesNotShowFilesInALinkedDirectory(CheckMojo goal) throws Exception {
        Files.copy(settings, elsewhere.resolve("plugins.md"));
        Files.copy(file("docs/plugins.json"), elsewhere.resolve("plugins.json"));
        Files.copy(file("docs/plugins.schema.json"), elsewhere.resolve("plugins.schema.json"));
        Files.move(file("docs"), file("site"));
        Links.symbolic(file("docs"), elsewhere);

        assertThatThrownBy(() -> check(goal))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageStartingWith("%s is a symbolic link that points outside of", "docs");
        assertThatTheSecretIsNowhere();
    }

    @Test
    @InjectMojo(goal = "check", pom = REPORTS)
    void aCheckDoesNotShowTheGitDirectory(CheckMojo goal) throws Exception {
        Files.copy(settings, file(".git/config"));
        Links.symbolic(file("docs/plugins.md"), Path.of("../.git/config"));

        assertThatThrownBy(() -> check(goal)).isInstanceOf(MojoExecutionException.class);
        Files.delete(file(".git/config"));
        assertThatTheSecretIsNowhere();
    }

    @Test
    @InjectMojo(goal = "update", pom = RECORDED)
    @MojoParameter(name = "dryRun", value = "true")
    void aDryRunDoesNotShowTheTargetOfALink(UpdateMojo goal) throws Exception {
        Links.symbolic(file("docs/plugins.md"), settings);

        assertThatThrownBy(goal::execute).isInstanceOf(MojoExecutionException.class);
        assertThatTheSecretIsNowhere();
    }

    @Test
    @InjectMojo(goal = "explain", pom = RECORDED)
    void anExplanationDoesNotShowTheTargetOfALink(ExplainMojo goal) throws Exception {
        Links.symbolic(file("docs/plugins.json"), settings);

        assertThatThrownBy(goal::execute).isInstanceOf(MojoExecutionException.class);
        assertThatTheSecretIsNowhere();
    }

    @Test
    @InjectMojo(goal = "update", pom = RECORDED)
    void doesNotReadARecordingThroughALink(UpdateMojo goal) throws Exception {
        try (Stream<Path> recordings = Files.list(file("recording"))) {
            for (Path recording : recordings.toList()) {
                Links.symbolic(recording, settings);
            }
        }

        assertThatThrownBy(goal::execute)
                .hasMessageContaining("is a symbolic link that points outside of");
        assertThatTheSecretIsNowhere();
    }

    @Test
    @InjectMojo(goal = "update", pom = RECORDED)
    void anUpdateDoesNotWriteThroughALink(UpdateMojo goal) throws Exception {
        registry.edit("registry.yaml", "Kubernetes", "K8s");
        for (String path : INPUTS) {
            String text = registry.text(path);
            Links.symbolic(file(path), settings);

            assertThatThrownBy(goal::execute)
                    .isInstanceOf(MojoExecutionException.class)
                    .hasMessageStartingWith("%s is a symbolic link that points outside of", path);
            assertThat(settings).content().contains(SECRET);
            assertThat(String.join("\n", log.lines())).doesNotContain("asking", "wrote");

            Files.delete(file(path));
            registry.write(path, text);
        }
    }

    @Test
    @InjectMojo(goal = "update", pom = RECORDED)
    void anUpdateDoesNotOverwriteTheTargetOfALink(UpdateMojo goal) throws Exception {
        for (String target : List.of("plugins.json", "../registry.yaml")) {
            Links.symbolic(file("docs/plugins.md"), Path.of(target));
            assertThatNothingIsWritten(goal);

            Links.hard(file("docs/plugins.md"), file("docs").resolve(target));
            assertThatNothingIsWritten(goal);
        }
    }

    private void assertThatNothingIsWritten(UpdateMojo goal) throws Exception {
        String definition = registry.text("registry.yaml");
        String json = registry.text("docs/plugins.json");
        assertThatThrownBy(goal::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("are the same file");
        assertThat(registry.text("registry.yaml")).isEqualTo(definition);
        assertThat(registry.text("docs/plugins.json")).isEqualTo(json);
    }

    @Test
    @InjectMojo(goal = "update", pom = RECORDED)
    void rejectsAFileWithHardLinksBeforeAnyRequest(UpdateMojo goal) throws Exception {
        Path other = elsewhere.resolve("plugins.md");
        Links.hard(other, file("docs/plugins.md"));
        registry.edit("registry.yaml", "Kubernetes", "K8s");
        String page = registry.text("docs/plugins.md");

        assertThatThrownBy(goal::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageStartingWith("%s has 2 hard links", "docs/plugins.md");
        assertThat(other).hasContent(page);
        assertThat(registry.text("docs/plugins.md")).isEqualTo(page);
    }

    @Test
    @InjectMojo(goal = "check")
    void checksAFileWithHardLinks(CheckMojo goal) throws Exception {
        Links.hard(elsewhere.resolve("plugins.md"), file("docs/plugins.md"));

        check(goal);
    }

    @Test
    @InjectMojo(goal = "check", pom = REPORTS)
    void doesNotWriteAReportThroughALink(CheckMojo goal) throws Exception {
        Links.symbolic(file("target"), elsewhere);

        assertThatThrownBy(() -> check(goal))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageStartingWith("%s is a symbolic link that points outside of", "target");
        assertThat(elsewhere).isDirectoryContaining("glob:**settings.xml");
        try (Stream<Path> files = Files.list(elsewhere)) {
            assertThat(files).containsExactly(settings);
        }
    }

    @Test
    @InjectMojo(goal = "check", pom = REPORTS)
    void doesNotOverwriteTheTargetOfALinkWithAReport(CheckMojo goal) throws Exception {
        String definition = registry.text("registry.yaml");
        Links.symbolic(file("target/registry/registry.sarif"), file("registry.yaml"));

        assertThatThrownBy(() -> check(goal))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("is a symbolic link where a file should be");
        assertThat(registry.text("registry.yaml")).isEqualTo(definition);
    }

    @Test
    @InjectMojo(goal = "update", pom = RECORDED)
    void writesToALinkedDirectoryInTheCheckout(UpdateMojo goal) throws Exception {
        Files.createDirectory(file("public"));
        Files.move(file("docs"), file("public/site"));
        Links.symbolic(file("docs"), Path.of("public/site"));
        registry.edit("registry.yaml", "Kubernetes", "K8s");

        goal.execute();

        assertThat(file("docs")).isSymbolicLink();
        assertThat(registry.text("public/site/plugins.md")).contains("K8s");
        assertThat(String.join("\n", log.lines())).contains("docs/plugins.md");
    }

    @Test
    @InjectMojo(goal = "update", pom = RECORDED)
    void writesToALinkedFileInTheCheckout(UpdateMojo goal) throws Exception {
        Files.move(file("docs/plugins.md"), file("REGISTRY.md"));
        Links.symbolic(file("docs/plugins.md"), Path.of("../REGISTRY.md"));
        registry.edit("registry.yaml", "Kubernetes", "K8s");

        goal.execute();

        assertThat(file("docs/plugins.md")).isSymbolicLink();
        assertThat(file("REGISTRY.md")).isRegularFile().content().contains("K8s");
    }

    @Test
    @InjectMojo(goal = "update", pom = RECORDED)
    void writesToAConfiguredDirectoryOutside(UpdateMojo goal) throws Exception {
        MojoExtension.setVariableValueToObject(
                goal, "outputDirectory", file("../" + elsewhere.getFileName()).toFile());

        goal.execute();

        assertThat(elsewhere.resolve("plugins.md")).isRegularFile();
    }

    private void assertThatTheSecretIsNowhere() throws IOException {
        assertThat(String.join("\n", log.lines())).doesNotContain(SECRET);
        assertThat(printed()).noneMatch(line -> line.contains(SECRET));
        try (Stream<Path> files = Files.walk(directory)) {
            List<Path> regular =
                    files.filter(it -> Files.isRegularFile(it, LinkOption.NOFOLLOW_LINKS)).toList();
            for (Path file : regular) {
                assertThat(file).content().doesNotContain(SECRET);
            }
        }
    }
}
