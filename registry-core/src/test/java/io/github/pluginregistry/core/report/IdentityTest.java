package io.github.pluginregistry.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.check.Finding;
import io.github.pluginregistry.core.check.Remedy;
import io.github.pluginregistry.core.check.Spot;
import io.github.pluginregistry.core.rule.Rule;
import io.github.pluginregistry.core.rule.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentityTest {

    private static final Finding FINDING =
            finding(Rule.SCHEMA, 12, "/plugins/3/status", "kubernetes", "status is \"superb\"");

    @ParameterizedTest
    @CsvSource({
        "SCHEMA, 99, /plugins/3/status, kubernetes, status is superb",
        "SCHEMA, 12, /plugins/7/status, kubernetes, status is superb",
        "SCHEMA, 12, /plugins/3/status, kubernetes, status is awful"
    })
    void staysWhereLinesAndEntriesMoveAndValuesChange(
            Rule rule, int line, String pointer, String plugin, String found) {
        assertThat(of(finding(rule, line, pointer, plugin, found))).isEqualTo(of(FINDING));
    }

    @ParameterizedTest
    @CsvSource({
        "JSON, 12, /plugins/3/status, kubernetes, x",
        "SCHEMA, 12, /plugins/3/name, kubernetes, x",
        "SCHEMA, 12, /plugins/3/status, terraform, x"
    })
    void differsWhereTheRuleTheKeyOrThePluginDoes(
            Rule rule, int line, String pointer, String plugin, String found) {
        assertThat(of(finding(rule, line, pointer, plugin, found))).isNotEqualTo(of(FINDING));
    }

    @Test
    void differsFromFileToFile() {
        assertThat(new Identity().of(FINDING, new Location("other/plugins.json", true)))
                .isNotEqualTo(of(FINDING));
    }

    @Test
    void tellsFindingsApartThatNothingElseDoes() {
        Identity identity = new Identity();
        Location location = new Location("docs/plugins.json", true);

        assertThat(identity.of(FINDING, location)).endsWith(":1");
        assertThat(identity.of(FINDING, location)).endsWith(":2");
    }

    private static String of(Finding finding) {
        return new Identity().of(finding, new Location("docs/plugins.json", true));
    }

    private static Finding finding(
            Rule rule, int line, String pointer, String plugin, String found) {
        Spot spot = new Spot(Found.file("docs/plugins.json"), line, 0, pointer);
        return new Finding(rule, Severity.ERROR, spot, plugin, found, "", "cure it", "", Remedy.EDIT);
    }
}
