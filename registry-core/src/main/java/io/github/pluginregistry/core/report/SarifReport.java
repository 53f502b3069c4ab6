package io.github.pluginregistry.core.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.PrettyPrinter;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import io.github.pluginregistry.core.check.Finding;
import io.github.pluginregistry.core.check.ReportInput;
import io.github.pluginregistry.core.io.LogSanitizer;
import io.github.pluginregistry.core.validation.Diagnostic;
import io.github.pluginregistry.core.validation.Rule;
import io.github.pluginregistry.core.validation.Severity;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Renders findings as SARIF 2.1.0 (OASIS, errata 01). A level is always written, because GitHub's
 * code scanning requires it.
 */
final class SarifReport {

    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    private static final List<Rule> RULES = List.of(Rule.values());

    private final ReportInput results;

    SarifReport(ReportInput results) {
        this.results = results;
    }

    String render() {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.setPrettyPrinter(layout());
            write(json);
        } catch (IOException impossible) {
            throw new UncheckedIOException("a text in memory could not be written", impossible);
        }
        return text.append('\n').toString();
    }

    private static PrettyPrinter layout() {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        return new DefaultPrettyPrinter(
                        Separators.createDefaultInstance()
                                .withObjectFieldValueSpacing(Separators.Spacing.AFTER))
                .withObjectIndenter(lines)
                .withArrayIndenter(lines);
    }

    private void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("$schema", SCHEMA);
        json.writeStringField("version", "2.1.0");
        json.writeArrayFieldStart("runs");
        json.writeStartObject();
        tool(json);
        root(json);
        json.writeStringField("columnKind", "utf16CodeUnits");
        invocation(json);
        json.writeArrayFieldStart("results");
        SarifResult result = new SarifResult(json, results);
        for (Finding finding : results.findings()) {
            result.write(finding);
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
    }

    private void tool(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("tool");
        json.writeObjectFieldStart("driver");
        json.writeStringField("name", ToolInfo.NAME);
        json.writeStringField("semanticVersion", results.version());
        json.writeStringField("informationUri", ToolInfo.HOME);
        json.writeArrayFieldStart("rules");
        for (Rule rule : RULES) {
            rule(json, rule);
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void rule(JsonGenerator json, Rule rule) throws IOException {
        String page = ToolInfo.page(rule);
        json.writeStartObject();
        json.writeStringField("id", rule.id());
        message(json, "shortDescription", rule.sentence());
        json.writeObjectFieldStart("help");
        json.writeStringField("text", "Examples and what to do: " + page);
        json.writeStringField("markdown", "[Examples and what to do](" + page + ")");
        json.writeEndObject();
        json.writeStringField("helpUri", page);
        json.writeObjectFieldStart("defaultConfiguration");
        json.writeBooleanField("enabled", rule.severity() != Severity.OFF);
        json.writeStringField("level", level(rule.severity()));
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void root(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("originalUriBaseIds");
        json.writeObjectFieldStart(SarifResult.ROOT);
        message(json, "description", "The root of the checkout.");
        json.writeEndObject();
        json.writeEndObject();
    }

    private void invocation(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("invocations");
        json.writeStartObject();
        json.writeBooleanField("executionSuccessful", true);
        json.writeArrayFieldStart("toolExecutionNotifications");
        for (Diagnostic notice : results.notices()) {
            json.writeStartObject();
            json.writeStringField("level", level(notice.severity()));
            message(json, "message", notice.sentence());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
    }

    private static void message(JsonGenerator json, String field, String text) throws IOException {
        json.writeObjectFieldStart(field);
        json.writeStringField("text", LogSanitizer.of(text));
        json.writeEndObject();
    }

    static String level(Severity severity) {
        return severity == Severity.OFF ? "none" : severity.key();
    }
}
