package io.github.pluginregistry.core.report;

import io.github.pluginregistry.core.check.CheckResult;
import io.github.pluginregistry.core.check.Finding;
import io.github.pluginregistry.core.check.Finding.FixKind;
import io.github.pluginregistry.core.check.ReportInput;
import io.github.pluginregistry.core.testing.HostileText;
import io.github.pluginregistry.core.validation.CheckKind;
import io.github.pluginregistry.core.validation.Diagnostic;
import io.github.pluginregistry.core.validation.Rule;
import io.github.pluginregistry.core.validation.Severity;
import io.github.pluginregistry.core.validation.SourceLocation;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Results of checks that never were. */
final class Found {

    static final Path ROOT = Path.of("work").toAbsolutePath();
    static final String VERSION = "1.2.3";

    /** An error with everything that a finding can have. */
    static final Finding STATUS =
            new Finding(
                    new Diagnostic(
                            Rule.SCHEMA,
                            Severity.ERROR,
                            "kubernetes",
                            new SourceLocation(
                                    file("docs/plugins.json").toString(),
                                    12,
                                    5,
                                    "/plugins/0/status"),
                            "status is \"superb\""
                                    + ", and "
                                    + "one of stable, beta, alpha, deprecated"
                                    + " is expected",
                            "write stable"),
                    "",
                    FixKind.EDIT);

    /** A warning of a whole file, with lines to look at. */
    static final Finding PAGE =
            new Finding(
                    new Diagnostic(
                            Rule.NOT_IN_STEP,
                            Severity.WARNING,
                            "",
                            SourceLocation.of(file("docs/my plugins.md")),
                            "it is not what it should be",
                            "run registry:update"),
                    "@@ -1,1 +1,1 @@\n-a ``` b\n+c",
                    FixKind.UPDATE);

    private Found() {}

    /** A problem of the run that is in no file. */
    static Diagnostic notice(Severity severity, String problem, String remedy) {
        return new Diagnostic(
                Rule.NEWER_AVAILABLE, severity, "", SourceLocation.NONE, problem, remedy);
    }

    static Path file(String path) {
        return ROOT.resolve(path);
    }

    static ReportInput results(Finding... findings) {
        return results(List.of(), findings);
    }

    /** Valid and in sync were asked. */
    static ReportInput results(List<Diagnostic> remarks, Finding... findings) {
        return new ReportInput(
                "the registry is not quite right",
                List.of(result(CheckKind.VALID, findings), result(CheckKind.IN_SYNC, findings)),
                remarks,
                ROOT,
                VERSION);
    }

    static ReportInput results(CheckResult result) {
        return new ReportInput(
                "the registry is not quite right", List.of(result), List.of(), ROOT, VERSION);
    }

    private static CheckResult result(CheckKind kind, Finding... findings) {
        return new CheckResult(
                kind,
                Arrays.stream(findings).filter(finding -> finding.rule().kind() == kind).toList());
    }

    static Finding[] many(int count, Severity severity) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(line -> at(line, severity, "it is wrong"))
                .toArray(Finding[]::new);
    }

    static Finding at(int line, Severity severity, String found) {
        return new Finding(
                new Diagnostic(
                        Rule.SCHEMA,
                        severity,
                        "",
                        new SourceLocation(file("docs/plugins.json").toString(), line, 0),
                        found,
                        "cure it"),
                "",
                FixKind.EDIT);
    }

    /** Findings in which every text is a stranger's. */
    static Arbitrary<Finding> hostile() {
        Arbitrary<String> text = HostileText.text();
        return Combinators.combine(
                        Arbitraries.of(Severity.ERROR, Severity.WARNING),
                        text,
                        text,
                        text,
                        text,
                        text)
                .as(
                        (severity, plugin, found, expected, cure, detail) ->
                                new Finding(
                                        new Diagnostic(
                                                Rule.SCHEMA,
                                                severity,
                                                plugin,
                                                new SourceLocation(
                                                        file("docs/plugins.json").toString(),
                                                        1,
                                                        2,
                                                        "/" + plugin),
                                                found + expected,
                                                cure),
                                        detail,
                                        FixKind.EDIT));
    }
}
