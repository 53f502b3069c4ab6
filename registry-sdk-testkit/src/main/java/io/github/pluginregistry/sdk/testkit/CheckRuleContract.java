package io.github.pluginregistry.sdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.sdk.CheckRule;
import io.github.pluginregistry.sdk.Finding;
import io.github.pluginregistry.sdk.PluginBatch;
import io.github.pluginregistry.sdk.PluginInfo;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a run expects of a rule. */
final class CheckRuleContract {

    private final TestedExtension tests;
    private final CheckRule rule;

    CheckRuleContract(TestedExtension tests, CheckRule rule) {
        this.tests = tests;
        this.rule = rule;
    }

    /** Findings are about plugins of the batch or, with the last batch, of the registry. */
    void findsOnlyWhatIsWrongWithItsPlugins() {
        List<PluginInfo> plugins = tests.plugins();
        Set<String> asked = new LinkedHashSet<>();
        for (int i = 0; i < plugins.size(); i++) {
            PluginInfo plugin = plugins.get(i);
            boolean last = i == plugins.size() - 1;
            asked.add(plugin.id());
            requireAbout(last ? asked : Set.of(plugin.id()), check(last, plugin));
        }
    }

    /** A new registry has no plugins yet. */
    void checksARegistryWithoutPlugins() {
        requireAbout(Set.of(), check(true));
    }

    private List<Finding> check(boolean last, PluginInfo... plugins) {
        PluginBatch batch = new PluginBatch(Samples.registry(), List.of(plugins), last);
        return tests.call(
                "check",
                "return findings, since a rule that throws fails the check of every registry",
                () -> rule.check(batch));
    }

    private static void requireAbout(Set<String> plugins, List<Finding> findings) {
        for (Finding finding : findings) {
            assertThat(finding.plugin().isEmpty() || plugins.contains(finding.plugin()))
                    .as(
                            "check has a finding about \"%s\", and the batch has %s; report a plugin with its own batch, or with the last one",
                            finding.plugin(), plugins)
                    .isTrue();
            assertThat(finding.rule())
                    .as("a finding has no rule; name what is checked, such as \"description\"")
                    .isNotBlank();
            assertThat(finding.message())
                    .as("the message of a finding is not one line of text; say what is wrong")
                    .isNotBlank()
                    .doesNotContain("\n", "\r");
        }
    }
}
