package io.github.pluginregistry.init;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pluginregistry.core.definition.DefinitionReader;
import io.github.pluginregistry.core.definition.OutputType;
import io.github.pluginregistry.core.definition.RegistryDefinition;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InitRegistryTest {

    private static final String PLUGINS = "https://github.com/acme/plugins";
    private static final String OTHER = "https://gitlab.com/acme/other";

    @TempDir private Path directory;

    private InitFixture init;

    @BeforeEach
    void setUp() {
        init = new InitFixture(directory);
    }

    private RegistryDefinition definition() throws Exception {
        return new DefinitionReader().read(init.file("registry.yaml"));
    }

    @Test
    void addsWhatOutputsNeed() throws Exception {
        init.repository(PLUGINS, "plugins/a/v1.0.0").outputs(OutputType.HTML).run();

        assertThat(init.text("registry.yaml"))
                .contains("\noutputs: [json, markdown, schema, history, html]\n");
        assertThat(definition().outputs()).contains(OutputType.HTML);
    }

    @Test
    void addsOutputsToWhatAnotherSystemHad() throws Exception {
        init.repository(PLUGINS, "plugins/a/v1.0.0")
                .from(
                        "plugins.json",
                        """
                        {"plugins": [{"id": "a", "repository": "%s", "tagPattern": "plugins/a/*"}]}
                        """
                                .formatted(PLUGINS))
                .outputs(OutputType.BADGES)
                .run();

        assertThat(init.text("registry.yaml"))
                .contains("\noutputs: [json, markdown, schema, badges]\n");
    }

    @Test
    void writesTheSameTextForTheSameTags() throws Exception {
        init.repository(PLUGINS, "plugins/a/v1.0.0", "plugins/b/v1.0.0", "v1.0.0").run();
        String first = init.text("registry.yaml");

        new InitFixture(directory)
                .repository(PLUGINS, "v1.0.0", "plugins/b/v1.0.0", "plugins/a/v1.0.0")
                .force()
                .run();

        assertThat(init.text("registry.yaml")).isEqualTo(first);
    }

    @Test
    void showsWhatIsLeftOutAsEntriesThatAreReadyToUse() throws Exception {
        init.repository(PLUGINS, "plugins/a/v1.0.0", "plugins/b/v1.0.0", "v2.0.0").run();

        String text = init.text("registry.yaml");
        assertThat(text).contains("#- id: plugins");
        Files.writeString(
                init.file("registry.yaml"), text.replaceAll("(?m)^  #([- ] *\\w+:)", "  $1"));
        assertThat(definition().plugins())
                .extracting(plugin -> plugin.id().value())
                .containsExactly("a", "b", "plugins");
    }

    @Test
    void neverReplacesADefinition() throws Exception {
        Files.writeString(init.file("registry.yaml"), "mine");

        assertThatThrownBy(() -> init.repository(PLUGINS, "v1.0.0").run())
                .isInstanceOf(InitException.class)
                .hasMessageContaining("registry.yaml exists; remove it, or add -Dregistry.force");
        assertThat(init.text("registry.yaml")).isEqualTo("mine");
    }

    @Test
    void saysThatARepositoryHasNoTags() {
        assertThatThrownBy(() -> init.repository(PLUGINS).run())
                .hasMessage(
                        "no plugin found in the repository without tags acme/plugins; tag a release such as v1.0.0 and run git push --tags, or write registry.yaml by hand");
    }

    @Test
    void showsTagsThatHaveNoVersions() {
        assertThatThrownBy(() -> init.repository(PLUGINS, "latest", "demo", "kubecon").run())
                .hasMessageStartingWith(
                        "no plugin found in 3 tags such as demo and latest of acme/plugins; name tags by -Dregistry.include=GLOB");
    }

    @Test
    void rejectsAnAddressThatIsNeitherAUrlNorADirectory() {
        assertThatThrownBy(() -> init.repository("plugin s").run())
                .hasMessageContaining(
                        "there is no directory plugin s in %s; write a URL, OWNER/NAME of a repository on GitHub"
                                .formatted(directory));
    }

    @Test
    void writesNothingIfAFileOfTheCiSystemExists() throws Exception {
        Files.writeString(init.file("Jenkinsfile"), "mine");

        assertThatThrownBy(() -> init.repository(PLUGINS, "v1.0.0").ci(CiSystem.JENKINS).run())
                .isInstanceOf(InitException.class);
        assertThat(init.file("registry.yaml")).doesNotExist();
        assertThat(init.text("Jenkinsfile")).isEqualTo("mine");
    }

    @Test
    void writesTheDocumentedFilesOfEachCiSystem() throws Exception {
        init.repository(PLUGINS, "v1.0.0").ci(CiSystem.GITHUB).run();
        init.force().ci(CiSystem.GITLAB).run();
        init.ci(CiSystem.JENKINS).run();

        assertThat(init.text(".github/workflows/plugin-registry.yml"))
                .contains("name: Plugin registry");
        assertThat(init.text(".gitlab-ci.yml")).contains("resource_group: plugin-registry");
        assertThat(init.text(".ci/settings.xml")).contains("REGISTRY_TOKEN");
        assertThat(init.text("Jenkinsfile")).contains("-Dregistry.branch=main");
    }

    @Test
    void includesWhatTheUserNamesAndNothingElse() throws Exception {
        init.repository(PLUGINS, "plugins/a/v1.0.0", "plugins/b/v1.0.0", "internal/c/v1.0.0")
                .include("plugins/a", "c")
                .run();

        assertThat(definition().plugins())
                .extracting(plugin -> plugin.id().value())
                .containsExactly("a", "c");
    }

    @Test
    void excludesWhatTheUserNames() throws Exception {
        init.repository(PLUGINS, "plugins/a/v1.0.0", "plugins/b/v1.0.0", "plugins/bb/v1.0.0")
                .exclude("b*")
                .run();

        assertThat(definition().plugins())
                .extracting(plugin -> plugin.id().value())
                .containsExactly("a");
    }

    @Test
    void readsSeveralRepositories() throws Exception {
        init.repository(PLUGINS, "plugins/a/v1.0.0", "plugins/b/v1.0.0")
                .repository(OTHER, "v3.0.0")
                .run();

        assertThat(definition().plugins())
                .extracting(plugin -> plugin.id() + " " + plugin.repository().address())
                .containsExactly("a " + PLUGINS, "b " + PLUGINS, "other " + OTHER);
    }

    @Test
    void asksWhatTheOptionsLeaveOpen() throws Exception {
        init.repository(PLUGINS, "plugins/a/v1.0.0", "plugins/b/v1.0.0")
                .answer("Name of the registry", "Acme: the plugins")
                .answer("Found a, b", "b")
                .answer("CI system", "github")
                .run();

        assertThat(definition().name()).isEqualTo("Acme: the plugins");
        assertThat(definition().plugins()).hasSize(1);
        assertThat(init.file(".github/workflows/plugin-registry.yml")).exists();
    }

    @Test
    void goesOnWithoutACiSystemThatNobodyKnows() throws Exception {
        InitReport report = init.repository(PLUGINS, "v1.0.0").answer("CI system", "travis").run();

        assertThat(report.written()).containsExactly(init.file("registry.yaml"));
    }

    @Test
    void addsThePluginToAPomAndChangesNothingElse() throws Exception {
        String pom = "<project>\r\n\t<modelVersion>4.0.0</modelVersion> <!-- ä < -->\r\n</project>";
        init.repository(PLUGINS, "v1.0.0").pom(pom).run();

        String edited = init.text("pom.xml");
        int start = edited.indexOf("\r\n\t<build>");
        int end = edited.indexOf("</build>\r\n") + "</build>\r\n".length();
        assertThat(edited).contains("<version>1.2.3</version>", "\t\t\t<plugin>\r\n");
        assertThat(edited.substring(0, start) + edited.substring(end)).isEqualTo(pom);
    }

    /** The text of hosts and tags never becomes another key of the definition. */
    @Test
    void quotesWhatAYamlParserWouldReadDifferently() throws Exception {
        init.repository(
                        "https://github.com/acme/tool",
                        "@s/a,b@1.0.0",
                        "!e-1.0.0",
                        "%f-1.0.0",
                        "#c-1.0.0",
                        "'d-1.0.0",
                        "yes-1.0.0")
                .run();

        assertThat(definition().plugins())
                .extracting(plugin -> plugin.selection().tagPattern().toString())
                .containsExactlyInAnyOrder(
                        "@s/a,b@{version}",
                        "!e-{version}",
                        "%f-{version}",
                        "#c-{version}",
                        "'d-{version}",
                        "yes-{version}");
    }
}
