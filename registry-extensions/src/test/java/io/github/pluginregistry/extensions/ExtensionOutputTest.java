package io.github.pluginregistry.extensions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pluginregistry.core.definition.ExtensionDefinition.OnFailure;
import io.github.pluginregistry.core.output.AdditionalOutput;
import io.github.pluginregistry.sdk.Capabilities;
import io.github.pluginregistry.sdk.OutputFile;
import io.github.pluginregistry.sdk.OutputRenderer;
import io.github.pluginregistry.sdk.PluginInfo;
import io.github.pluginregistry.sdk.RegistryInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExtensionOutputTest {

    private final TestRun run = new TestRun();
    private final List<ExtensionCalls> extensions = new ArrayList<>();

    @AfterEach
    void close() {
        extensions.forEach(each -> each.extension().close());
    }

    /** How an extension renders plugins. */
    @FunctionalInterface
    private interface Rendering {

        List<OutputFile> of(List<PluginInfo> plugins) throws Exception;
    }

    private ExtensionCalls renderer(String id, Rendering rendering, String... outputs) {
        OutputRenderer renderer =
                new OutputRenderer() {
                    @Override
                    public Capabilities capabilities() {
                        return Capabilities.of(id, "").withOutputs(outputs);
                    }

                    @Override
                    public List<OutputFile> render(RegistryInfo registry, List<PluginInfo> plugins)
                            throws Exception {
                        return rendering.of(plugins);
                    }
                };
        ExtensionCalls extension = run.start(renderer, OnFailure.FAIL);
        extensions.add(extension);
        return extension;
    }

    private List<AdditionalOutput> outputs() throws ExtensionException {
        return ExtensionOutput.of(extensions);
    }

    @Test
    void rendersTheFilesOfAllExtensions() throws Exception {
        renderer(
                "csv",
                plugins -> List.of(new OutputFile("csv/plugins.csv", plugins.get(0).id())),
                "csv/plugins.csv");
        renderer("feed", plugins -> List.of(new OutputFile("feed.xml", "<feed/>")), "feed.xml");

        List<AdditionalOutput> outputs = outputs();

        assertThat(outputs)
                .extracting(AdditionalOutput::files)
                .containsExactly(List.of("csv/plugins.csv"), List.of("feed.xml"));
        assertThat(outputs.get(0).render(TestRun.registry("a", "b")))
                .isEqualTo(Map.of("csv/plugins.csv", "a"));
        assertThat(outputs.get(1).render(TestRun.registry()))
                .isEqualTo(Map.of("feed.xml", "<feed/>"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "../registry.yaml",
                "a/../../b",
                "a/./b",
                "./a",
                "/etc/passwd",
                "//host/share",
                "C:a",
                "C:\\a",
                "..\\a",
                "a\nb",
                "a\0b",
                ".git/config",
                "a/.hidden",
                "plugins.json.",
                "plugins.json ",
                "a/",
                "a\u202eb",
                "a\ud800b"
            })
    void refusesANameThatIsNotBelowTheOutputDirectory(String name) {
        renderer("climber", plugins -> List.of(), name);

        assertThatThrownBy(this::outputs)
                .isInstanceOf(ExtensionException.class)
                .hasMessageStartingWith("extension \"climber\" renders \"")
                .hasMessageContaining("which is not a file below the output directory");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plugins.json",
                "plugins.md",
                "plugins.schema.json",
                "Plugins.JSON",
                "plugins.json/a"
            })
    void keepsTheFilesOfTheRegistry(String name) {
        renderer("greedy", plugins -> List.of(), name);

        assertThatThrownBy(this::outputs)
                .hasMessageStartingWith(
                        "extension \"greedy\" renders %s, which belongs to registry-maven-plugin",
                        name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"feed.xml", "FEED.xml", "feed.xml/a"})
    void letsNoTwoExtensionsRenderOneFile(String second) {
        renderer("one", plugins -> List.of(), "feed.xml");
        renderer("two", plugins -> List.of(), second);

        assertThatThrownBy(this::outputs)
                .hasMessageStartingWith(
                        "extension \"two\" renders %s, which belongs to one", second);
    }

    @Test
    void rendersNoFileThatIsNotDeclared() throws Exception {
        ExtensionCalls csv =
                renderer(
                        "csv",
                        plugins ->
                                List.of(
                                        new OutputFile("plugins.csv", "new"),
                                        new OutputFile("../registry.yaml", "mine")),
                        "plugins.csv");

        assertThat(outputs().get(0).render(TestRun.registry("a"))).isEmpty();

        assertThat(run.log)
                .containsExactly(
                        "csv WARN render has the file \"../registry.yaml\", which its capabilities do not name; its files stay as they are");
        assertThat(csv.fatalFailure()).isPresent();
    }

    @Test
    void keepsTheOldFilesOfARendererThatFails() throws Exception {
        renderer(
                "csv",
                plugins -> {
                    throw new IllegalStateException("oops");
                },
                "plugins.csv");

        assertThat(outputs().get(0).render(TestRun.registry("a"))).isEmpty();

        assertThat(run.log)
                .containsExactly(
                        "csv WARN render failed: java.lang.IllegalStateException: oops; its files stay as they are");
    }
}
