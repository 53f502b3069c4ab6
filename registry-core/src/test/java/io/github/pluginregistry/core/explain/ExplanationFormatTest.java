package io.github.pluginregistry.core.explain;

import static io.github.pluginregistry.core.testing.Definitions.plugin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pluginregistry.core.model.RepositoryUrl;
import io.github.pluginregistry.core.resolve.CoverageWarning;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExplanationFormatTest {

    @Test
    void parsesFormatNames() {
        assertThat(ExplanationFormat.of("text")).isEqualTo(ExplanationFormat.TEXT);
        assertThat(ExplanationFormat.of("json")).isEqualTo(ExplanationFormat.JSON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yaml", "JSON", ""})
    void rejectsUnknownFormats(String word) {
        assertThatThrownBy(() -> ExplanationFormat.of(word))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("registry.format is \"%s\"; write text or json", word);
    }

    @Test
    void separatesPluginsByAnEmptyLine() {
        Explanation one = Explanations.ofTags(plugin("a", "a/*"), List.of("a/v1.0.0"));
        String text = ExplanationFormat.text(one, DetailLevel.SUMMARY);

        assertThat(
                        ExplanationFormat.TEXT.render(
                                Explanations.report(one, one), DetailLevel.SUMMARY))
                .isEqualTo(text + "\n" + text);
    }

    @Test
    void rendersCoverageWarningsAfterThePlugins() {
        CoverageWarning observation =
                new CoverageWarning(
                        CoverageWarning.Kind.UNCLAIMED_TAGS,
                        List.of(),
                        RepositoryUrl.of("https://github.com/o/r"),
                        "tagPattern",
                        "1 tag starts with \"ecs/\"",
                        "describe the plugin");
        ExplainReport report = new ExplainReport(List.of(), List.of(observation));
        assertThat(ExplanationFormat.TEXT.render(report, DetailLevel.SUMMARY))
                .isEqualTo(
                        "\ncoverage\n  o/r: 1 tag starts with \"ecs/\"; describe the plugin [unclaimed-tags]\n");
        assertThat(ExplanationFormat.JSON.render(report, DetailLevel.SUMMARY))
                .contains("\"kind\": \"unclaimed-tags\"")
                .contains("\"concerned\": []")
                .contains("\"repository\": \"https://github.com/o/r\"")
                .contains("\"cure\": \"describe the plugin\"");
    }
}
