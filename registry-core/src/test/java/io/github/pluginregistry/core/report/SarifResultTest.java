package io.github.pluginregistry.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.pluginregistry.core.check.Finding;
import io.github.pluginregistry.core.check.Finding.FixKind;
import io.github.pluginregistry.core.validation.Diagnostic;
import io.github.pluginregistry.core.validation.Rule;
import io.github.pluginregistry.core.validation.Severity;
import io.github.pluginregistry.core.validation.SourceLocation;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SarifResultTest {

    private static final Finding FINDING =
            finding(Rule.SCHEMA, 12, "/plugins/3/status", "kubernetes", "status is \"superb\"");

    @ParameterizedTest
    @CsvSource({
        "SCHEMA, 99, /plugins/3/status, kubernetes, status is superb",
        "SCHEMA, 12, /plugins/7/status, kubernetes, status is superb",
        "SCHEMA, 12, /plugins/3/status, kubernetes, status is awful"
    })
    void fingerprintIgnoresLinesIndexesAndValues(
            Rule rule, int line, String pointer, String plugin, String found) throws IOException {
        assertThat(fingerprint(finding(rule, line, pointer, plugin, found)))
                .isEqualTo(fingerprint(FINDING));
    }

    @ParameterizedTest
    @CsvSource({
        "JSON, 12, /plugins/3/status, kubernetes, x",
        "SCHEMA, 12, /plugins/3/name, kubernetes, x",
        "SCHEMA, 12, /plugins/3/status, terraform, x"
    })
    void fingerprintDiffersByRuleKeyAndPlugin(
            Rule rule, int line, String pointer, String plugin, String found) throws IOException {
        assertThat(fingerprint(finding(rule, line, pointer, plugin, found)))
                .isNotEqualTo(fingerprint(FINDING));
    }

    @Test
    void fingerprintDiffersByFile() throws IOException {
        Finding elsewhere =
                new Finding(
                        new Diagnostic(
                                FINDING.rule(),
                                FINDING.severity(),
                                FINDING.plugin(),
                                new SourceLocation(
                                        Found.file("other/plugins.json").toString(),
                                        12,
                                        0,
                                        "/plugins/3/status"),
                                FINDING.problem(),
                                FINDING.diagnostic().remedy()),
                        FINDING.detail(),
                        FINDING.fix());

        assertThat(fingerprint(elsewhere)).isNotEqualTo(fingerprint(FINDING));
    }

    @Test
    void numbersFindingsThatAgreeInEverything() throws IOException {
        assertThat(fingerprints(FINDING, FINDING))
                .satisfiesExactly(
                        first -> assertThat(first).endsWith(":1"),
                        second -> assertThat(second).endsWith(":2"));
    }

    private static String fingerprint(Finding finding) throws IOException {
        return fingerprints(finding).get(0);
    }

    private static List<String> fingerprints(Finding... findings) throws IOException {
        return new ObjectMapper()
                .readTree(ReportFormat.SARIF.render(Found.results(findings)))
                .findValuesAsText("registryFinding/v1");
    }

    private static Finding finding(
            Rule rule, int line, String pointer, String plugin, String found) {
        SourceLocation location =
                new SourceLocation(Found.file("docs/plugins.json").toString(), line, 0, pointer);
        return new Finding(
                new Diagnostic(rule, Severity.ERROR, plugin, location, found, "fix it"),
                "",
                FixKind.EDIT);
    }
}
