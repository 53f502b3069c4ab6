package io.github.pluginregistry.core.report;

import io.github.pluginregistry.core.check.Finding;
import io.github.pluginregistry.core.check.ReportInput;
import io.github.pluginregistry.core.check.ReportPath;
import io.github.pluginregistry.core.io.JsonObject;
import io.github.pluginregistry.core.io.LogSanitizer;
import io.github.pluginregistry.core.io.Sha256;
import io.github.pluginregistry.core.output.MarkdownEscaper;
import io.github.pluginregistry.core.validation.Diagnostic;
import io.github.pluginregistry.core.validation.Rule;
import io.github.pluginregistry.core.validation.Severity;
import io.github.pluginregistry.core.validation.SourceLocation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Renders findings as SARIF 2.1.0. GitHub's code scanning requires a level in each. */
final class SarifReport {

    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    /** The conventional name of the root that relative addresses start from. */
    private static final String ROOT = "%SRCROOT%";

    private static final List<Rule> RULES = List.of(Rule.values());

    private final ReportInput results;
    private final Map<String, Integer> seen = new HashMap<>();

    SarifReport(ReportInput results) {
        this.results = results;
    }

    String render() {
        return new JsonObject()
                .put("$schema", SCHEMA)
                .put("version", "2.1.0")
                .put("runs", List.of(run()))
                .toText();
    }

    private JsonObject run() {
        return new JsonObject()
                .put("tool", new JsonObject().put("driver", driver()))
                .put(
                        "originalUriBaseIds",
                        new JsonObject()
                                .put(
                                        ROOT,
                                        new JsonObject()
                                                .put(
                                                        "description",
                                                        message("The root of the checkout."))))
                .put("columnKind", "utf16CodeUnits")
                .put("invocations", List.of(invocation()))
                .put("results", results.findings().stream().map(this::result).toList());
    }

    private JsonObject driver() {
        return new JsonObject()
                .put("name", ToolInfo.NAME)
                .put("semanticVersion", results.version())
                .put("informationUri", ToolInfo.HOME)
                .put("rules", RULES.stream().map(SarifReport::rule).toList());
    }

    private static JsonObject rule(Rule rule) {
        String page = ToolInfo.page(rule);
        return new JsonObject()
                .put("id", rule.id())
                .put("shortDescription", message(rule.sentence()))
                .put(
                        "help",
                        new JsonObject()
                                .put("text", "Examples and what to do: " + page)
                                .put("markdown", "[Examples and what to do](" + page + ")"))
                .put("helpUri", page)
                .put(
                        "defaultConfiguration",
                        new JsonObject()
                                .put("enabled", rule.severity() != Severity.OFF)
                                .put("level", level(rule.severity())));
    }

    private JsonObject invocation() {
        return new JsonObject()
                .put("executionSuccessful", true)
                .put(
                        "toolExecutionNotifications",
                        results.notices().stream().map(SarifReport::notification).toList());
    }

    private static JsonObject notification(Diagnostic notice) {
        return new JsonObject()
                .put("level", level(notice.severity()))
                .put("message", message(notice.sentence()));
    }

    private static JsonObject message(String text) {
        return new JsonObject().put("text", LogSanitizer.of(text));
    }

    private static String level(Severity severity) {
        return severity == Severity.OFF ? "none" : severity.key();
    }

    private JsonObject result(Finding finding) {
        return new JsonObject()
                .put("ruleId", finding.rule().id())
                .put("ruleIndex", RULES.indexOf(finding.rule()))
                .put("level", level(finding.severity()))
                .put("message", message(finding.sentence()).put("markdown", markdown(finding)))
                .put("locations", List.of(location(finding)))
                .put(
                        "partialFingerprints",
                        new JsonObject().put("registryFinding/v1", fingerprint(finding)));
    }

    private static String markdown(Finding finding) {
        String sentence = ToolInfo.markdown(finding.sentence());
        return finding.detail().isEmpty()
                ? sentence
                : sentence
                        + "\n\n"
                        + MarkdownEscaper.block("diff", ToolInfo.lines(finding.detail()));
    }

    private JsonObject location(Finding finding) {
        String pointer = finding.location().pointer();
        JsonObject location =
                new JsonObject()
                        .put(
                                "physicalLocation",
                                new JsonObject()
                                        .put("artifactLocation", file(results.location(finding)))
                                        .put("region", region(finding.location())));
        return pointer.isEmpty()
                ? location
                : location.put(
                        "logicalLocations",
                        List.of(
                                new JsonObject()
                                        .put("fullyQualifiedName", LogSanitizer.of(pointer))));
    }

    private static JsonObject file(ReportPath path) {
        JsonObject file = new JsonObject().put("uri", path.uri());
        return path.isBelow() ? file.put("uriBaseId", ROOT) : file;
    }

    /** The region is always written, because GitHub's code scanning requires it. */
    private static JsonObject region(SourceLocation location) {
        JsonObject region = new JsonObject().put("startLine", Math.max(1, location.line()));
        return location.column() > 0 ? region.put("startColumn", location.column()) : region;
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
