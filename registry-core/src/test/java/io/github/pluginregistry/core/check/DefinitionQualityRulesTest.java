package io.github.pluginregistry.core.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.validation.Rule;
import io.github.pluginregistry.core.validation.Severity;
import org.junit.jupiter.api.Test;

class DefinitionQualityRulesTest extends CheckedTest {

    @Test
    void reportsAPluginWithoutADescription() throws Exception {
        registry.definition("    description: Cuts wood\n", "");
        assertThat(registry.findings())
                .containsExactly(
                        "description-missing registry.yaml:11:5 saw: it has no description");
        assertThat(registry.pointers()).containsExactly("description-missing warning /plugins/1");
    }

    @Test
    void reportsMissingDescriptionsInOneFinding() throws Exception {
        registry.definition("    description: Cuts wood\n", "")
                .definition("    description: Drives nails\n", "");
        assertThat(registry.findings())
                .containsExactly(
                        "description-missing registry.yaml:5:5 2 plugins have no description: hammer, saw");
    }

    @Test
    void reportsADeprecatedPluginWithoutReplacement() throws Exception {
        registry.definition("status: beta", "status: deprecated");
        assertThat(registry.findings())
                .containsExactly(
                        "deprecated-without-replacement registry.yaml:15:5 saw: it is deprecated without a replacement");
        registry.definition("status: deprecated", "status: deprecated\n    replacedBy: hammer");
        assertThat(registry.findings()).isEmpty();
    }

    @Test
    void reportsAMissingSourcePath() throws Exception {
        registry.withoutSourceOf("hammer");
        assertThat(registry.findings())
                .containsExactly(
                        "source-path registry.yaml:8:5 hammer: there is no \"tools/hammer\" in this checkout of example/tools");
    }

    @Test
    void skipsARuleThatIsOff() throws Exception {
        registry.withoutSourceOf("hammer").weighing(Rule.SOURCE_PATH, Severity.OFF);
        assertThat(registry.findings()).isEmpty();
    }

    @Test
    void listsRulesThatAreOff() throws Exception {
        assertThat(registry.off()).containsExactly(Rule.STATUS_STABLE_AT_ZERO);

        registry.weighing(Rule.STATUS_STABLE_AT_ZERO, Severity.ERROR)
                .weighing(Rule.SOURCE_PATH, Severity.OFF)
                .weighing(Rule.ORDER, Severity.OFF);
        assertThat(registry.off()).containsExactlyInAnyOrder(Rule.SOURCE_PATH, Rule.ORDER);
    }

    @Test
    void usesTheConfiguredSeverity() throws Exception {
        registry.withoutSourceOf("hammer").weighing(Rule.SOURCE_PATH, Severity.WARNING);
        assertThat(registry.pointers())
                .containsExactly("source-path warning /plugins/0/sourcePath");
    }
}
