package io.github.pluginregistry.core.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.pluginregistry.core.check.Finding;
import io.github.pluginregistry.core.check.ReportInput;
import io.github.pluginregistry.core.check.ReportPath;
import io.github.pluginregistry.core.io.LogSanitizer;
import io.github.pluginregistry.core.io.Sha256;
import io.github.pluginregistry.core.output.MarkdownEscaper;
import io.github.pluginregistry.core.validation.Rule;
import io.github.pluginregistry.core.validation.SourceLocation;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes findings as results of a SARIF report. */
final class SarifResult {

    /** The conventional name of the root that relative addresses start from. */
    static final String ROOT = "%SRCROOT%";

    private static final List<Rule> RULES = List.of(Rule.values());

    private final JsonGenerator json;
    private final ReportInput results;
    private final Map<String, Integer> seen = new HashMap<>();

    SarifResult(JsonGenerator json, ReportInput results) {
        this.json = json;
        this.results = results;
    }

    void write(Finding finding) throws IOException {
        json.writeStartObject();
        json.writeStringField("ruleId", finding.rule().id());
        json.writeNumberField("ruleIndex", RULES.indexOf(finding.rule()));
        json.writeStringField("level", SarifReport.level(finding.severity()));
        json.writeObjectFieldStart("message");
        json.writeStringField("text", LogSanitizer.of(finding.sentence()));
        json.writeStringField("markdown", markdown(finding));
        json.writeEndObject();
        json.writeArrayFieldStart("locations");
        location(finding);
        json.writeEndArray();
        json.writeObjectFieldStart("partialFingerprints");
        json.writeStringField("registryFinding/v1", fingerprint(finding));
        json.writeEndObject();
        json.writeEndObject();
    }

    private static String markdown(Finding finding) {
        String sentence = ToolInfo.markdown(finding.sentence());
        return finding.detail().isEmpty()
                ? sentence
                : sentence
                        + "\n\n"
                        + MarkdownEscaper.block("diff", ToolInfo.lines(finding.detail()));
    }

    private void location(Finding finding) throws IOException {
        json.writeStartObject();
        physicalLocation(finding.location(), results.location(finding));
        logicalLocations(finding.location().pointer());
        json.writeEndObject();
    }

    /** The region is always written, because GitHub's code scanning requires it. */
    private void physicalLocation(SourceLocation location, ReportPath file) throws IOException {
        json.writeObjectFieldStart("physicalLocation");
        json.writeObjectFieldStart("artifactLocation");
        json.writeStringField("uri", file.uri());
        if (file.isBelow()) {
            json.writeStringField("uriBaseId", ROOT);
        }
        json.writeEndObject();
        json.writeObjectFieldStart("region");
        json.writeNumberField("startLine", Math.max(1, location.line()));
        if (location.column() > 0) {
            json.writeNumberField("startColumn", location.column());
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private void logicalLocations(String pointer) throws IOException {
        if (!pointer.isEmpty()) {
            json.writeArrayFieldStart("logicalLocations");
            json.writeStartObject();
            json.writeStringField("fullyQualifiedName", LogSanitizer.of(pointer));
            json.writeEndObject();
            json.writeEndArray();
        }
    }

    /**
     * A hash that is the same for the same finding in the next run. Lines move, entries move within
     * a list, and values change with each release; the rule, the file, the plugin and the key stay.
     * Findings that agree in all of these are numbered.
     */
    private String fingerprint(Finding finding) {
        String what =
                String.join(
                        "\n",
                        finding.rule().id(),
                        results.location(finding).path(),
                        finding.plugin(),
                        withoutIndexes(finding.location().pointer()));
        return Sha256.of(what).substring(0, 32) + ":" + seen.merge(what, 1, Integer::sum);
    }

    private static String withoutIndexes(String pointer) {
        return pointer.replaceAll("/\\d+(?=/|$)", "/*");
    }
}
