package io.github.pluginregistry.init;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pluginregistry.core.definition.DefinitionReader;
import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.testing.RealTags;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MigrationTest {

    private static final String PIPECD = "https://github.com/pipe-cd/pipecd";
    private static final String TOOL = "https://github.com/acme/tool";

    @TempDir private Path directory;

    private InitFixture init;

    @BeforeEach
    void setUp() {
        init =
                new InitFixture(directory)
                        .repository(PIPECD, RealTags.PIPECD.names().toArray(String[]::new))
                        .repository(TOOL, "tool-1.0", "tool-1.1", "v0.1.0");
    }

    private List<PluginDefinition> plugins() throws Exception {
        return new DefinitionReader().read(init.file("registry.yaml")).plugins();
    }

    @Test
    void readsTheListOfTheOriginalScript() throws Exception {
        InitReport report =
                init.from(
                                "update-plugins-registry.py",
                                """
                                #!/usr/bin/env python3
                                import os
                                GITHUB = os.environ.get("GITHUB_TOKEN")

                                # Plugins
                                PLUGINS: list = [
                                    {
                                        "id": "kubernetes",
                                        'name': 'Kubernetes Plugin',
                                        "description": ("Deploy applications "
                                                        "to \\"Kubernetes\\""),
                                        "source_path": "pkg/app/pipedv1/plugin/kubernetes",
                                        "tag_pattern": "pkg/app/pipedv1/plugin/kubernetes/*",
                                        "status": "stable",
                                        "repository": "pipe-cd/pipecd",
                                        "owner": None,
                                    },  # the first
                                    {"id": "wait", "name": "Wait", "tag_pattern": r"pkg/app/pipedv1/plugin/wait/*",
                                     "repository": "https://github.com/pipe-cd/pipecd", "status": "retired"},
                                ]
                                """)
                        .run();

        assertThat(report.rows())
                .extracting(row -> row.id() + " " + row.version())
                .containsExactly("kubernetes v0.4.0", "wait v0.1.1");
        assertThat(report.notes())
                .containsExactly(
                        "update-plugins-registry.py:16: \"owner\" has no counterpart",
                        "update-plugins-registry.py:18: the status \"retired\" is not known");
        assertThat(plugins().get(0).profile().description())
                .isEqualTo("Deploy applications to \"Kubernetes\"");
        assertThat(plugins().get(0).profile().sourcePath())
                .isEqualTo("pkg/app/pipedv1/plugin/kubernetes");
    }

    /** The file of a stranger is data, and never run. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "PLUGINS = [{'id': os.system('touch x')}]",
                "PLUGINS = [{'id': f'{x}'}]",
                "PLUGINS = [{'id': 'a' + 'b'}]",
                "PLUGINS = [{'id': 'a'",
                "PLUGINS = [{'id': 'a}]",
                "PLUGINS = [{**OTHERS}]",
                "PLUGINS = load()",
            })
    void rejectsAScriptThatIsMoreThanData(String script) throws Exception {
        init.from("plugins.py", "\n" + script + "\n");

        assertThatThrownBy(() -> init.run())
                .isInstanceOf(InitException.class)
                .hasMessageStartingWith("plugins.py:");
        assertThat(init.file("registry.yaml")).doesNotExist();
    }

    @Test
    void readsAHugeStringWithoutAStackOverflow() throws Exception {
        String description = "x\\\\".repeat(100_000);
        init.from(
                "plugins.py",
                "P = [{'id': 'wait', 'name': 'Wait', 'x': '''%s''', 'tag_pattern': 'pkg/app/pipedv1/plugin/wait/*'}]"
                        .formatted(description));

        assertThatThrownBy(() -> init.run()).hasMessageContaining("names no repository");
    }

    @Test
    void readsAnExistingRegistry() throws Exception {
        InitReport report =
                init.from(
                                "plugins.json",
                                """
                                {"version": "1.0", "description": "All of them", "plugins": [
                                 {"id": "ecs", "name": "ECS", "repository": "https://github.com/pipe-cd/pipecd",
                                  "repositoryType": "inline", "latestVersion": "v0.0.1", "rating": 5,
                                  "tagPattern": "pkg/app/pipedv1/plugin/ecs/*", "status": "beta"}]}
                                """)
                        .run();

        assertThat(report.rows())
                .extracting(row -> row.id() + " " + row.version())
                .containsExactly("ecs v0.1.0");
        assertThat(report.notes()).containsExactly("plugins.json:3: \"rating\" has no counterpart");
    }

    @Test
    void readsAnAquaRegistry() throws Exception {
        InitReport report =
                init.from(
                                "registry.aqua.yaml",
                                """
                                packages:
                                  - type: github_release
                                    repo_owner: acme
                                    repo_name: tool
                                    description: A tool
                                    asset: tool_{{.OS}}
                                    version_filter: not (Version matches "-rc")
                                  - type: github_release
                                    repo_owner: pipe-cd
                                    repo_name: pipecd
                                    version_filter: Version startsWith "v"
                                """)
                        .run();

        assertThat(report.rows())
                .extracting(row -> row.id() + " " + row.version() + " " + row.tagPattern())
                .containsExactly("tool 1.1 tool-{version}", "pipecd v0.57.0 v*");
        assertThat(report.notes())
                .containsExactly(
                        "registry.aqua.yaml:7: version_filter is an expression; the pattern comes from the tags instead");
    }

    @Test
    void readsAnUpdatecliConfiguration() throws Exception {
        InitReport report =
                init.from(
                                "updatecli.yaml",
                                """
                                name: Bump
                                sources:
                                  tool:
                                    name: Tool
                                    kind: githubRelease
                                    spec:
                                      owner: acme
                                      repository: tool
                                      versionfilter:
                                        kind: regex
                                        pattern: ^v
                                    transformers:
                                      - trimPrefix: v
                                  java:
                                    kind: temurin
                                targets:
                                  file:
                                    kind: yaml
                                """)
                        .run();

        assertThat(report.rows())
                .extracting(row -> row.id() + " " + row.version())
                .containsExactly("tool 1.1");
        assertThat(report.notes())
                .containsExactly(
                        "updatecli.yaml:10: versionfilter regex is not carried over: the latest version is the highest one",
                        "updatecli.yaml:13: versions are published as their tags spell them, without transformers",
                        "updatecli.yaml:15: source \"java\" of kind temurin has no repository with tags",
                        "updatecli.yaml:17: \"targets\" is about changing files");
    }

    @Test
    void readsAnNvcheckerConfiguration() throws Exception {
        InitReport report =
                init.from(
                                "nvchecker.toml",
                                """
                                [__config__]
                                oldver = "old.json"

                                [pipecd]
                                source = "github"
                                github = "pipe-cd/pipecd"
                                use_max_tag = true
                                prefix = "v"
                                exclude_regex = ".*rc.*"

                                [python]
                                source = "pypi"
                                pypi = "python"
                                """)
                        .run();

        assertThat(report.rows())
                .extracting(row -> row.id() + " " + row.version() + " " + row.tagPattern())
                .containsExactly("pipecd v0.57.0 v*");
        assertThat(report.notes())
                .containsExactly(
                        "nvchecker.toml:9: \"exclude_regex\" has no counterpart",
                        "nvchecker.toml:11: \"python\" has the source pypi, which has no tags");
    }

    @Test
    void replacesAPatternThatFindsNoVersion() throws Exception {
        InitReport report =
                init.from(
                                "plugins.json",
                                """
                                {"plugins": [{"id": "tool", "name": "Tool", "tagPattern": "tool-*",
                                  "repository": "https://github.com/acme/tool"}]}
                                """)
                        .run();

        assertThat(report.rows())
                .extracting(row -> row.version() + " " + row.tagPattern())
                .containsExactly("1.1 tool-{version}");
        assertThat(report.notes())
                .containsExactly(
                        "plugins.json:1: tool: the pattern \"tool-*\" became \"tool-{version}\", which finds the versions");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plugins.json", "other.yaml", "empty.toml"})
    void rejectsAFileOfNoSystemThatIsKnown(String name) throws Exception {
        init.from(name, name.endsWith("toml") ? "a = 1\n" : "{}\n");

        assertThatThrownBy(() -> init.run())
                .isInstanceOf(InitException.class)
                .hasMessageContaining("has no plugins that can be read");
    }
}
