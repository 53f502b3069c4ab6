package io.github.pluginregistry.sdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.sdk.OutputFile;
import io.github.pluginregistry.sdk.OutputRenderer;
import io.github.pluginregistry.sdk.PluginInfo;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a run expects of a renderer. */
final class OutputRendererContract {

    private final TestedExtension tests;
    private final OutputRenderer renderer;

    OutputRendererContract(TestedExtension tests, OutputRenderer renderer) {
        this.tests = tests;
        this.renderer = renderer;
    }

    /** Each declared file, and no other. */
    void rendersTheDeclaredOutputs() {
        requireDeclared(render(tests.plugins()));
        requireDeclared(render(List.of()));
    }

    private void requireDeclared(List<OutputFile> files) {
        assertThat(files)
                .extracting(OutputFile::path)
                .as(
                        "render returned other files than the outputs of the capabilities; return each of them once, also for a registry without plugins")
                .containsExactlyInAnyOrderElementsOf(renderer.capabilities().outputs());
    }

    /** The texts by path; both texts where a second call returns another one. */
    Map<String, String> renderedTwice() {
        Map<String, String> texts = new TreeMap<>();
        render(tests.plugins()).forEach(file -> texts.put(file.path(), file.content()));
        render(tests.plugins())
                .forEach(
                        file ->
                                texts.merge(
                                        file.path(),
                                        file.content(),
                                        (a, b) -> a.equals(b) ? a : a + b));
        return texts;
    }

    private List<OutputFile> render(List<PluginInfo> plugins) {
        return tests.call(
                "render",
                "render what is there, such as a plugin without a release",
                () -> renderer.render(Samples.registry(), plugins));
    }
}
