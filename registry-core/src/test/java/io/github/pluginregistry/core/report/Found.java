package io.github.pluginregistry.core.report;

import io.github.pluginregistry.core.check.Finding;
import io.github.pluginregistry.core.check.Remedy;
import io.github.pluginregistry.core.check.Spot;
import io.github.pluginregistry.core.check.Verdict;
import io.github.pluginregistry.core.rule.Question;
import io.github.pluginregistry.core.rule.Rule;
import io.github.pluginregistry.core.rule.Severity;
import io.github.pluginregistry.core.testing.HostileText;
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
                    Rule.SCHEMA,
                    Severity.ERROR,
                    new Spot(file("docs/plugins.json"), 12, 5, "/plugins/0/status"),
                    "kubernetes",
                    "status is \"superb\"",
                    "one of stable, beta, alpha, deprecated",
                    "write stable",
                    "",
                    Remedy.EDIT);

    /** A warning of a whole file, with lines to look at. */
    static final Finding PAGE =
            new Finding(
                    Rule.NOT_IN_STEP,
                    Severity.WARNING,
                    Spot.of(file("docs/my plugins.md")),
                    "",
                    "it is not what it should be",
                    "",
                    "run registry:update",
                    "@@ -1,1 +1,1 @@\n-a ``` b\n+c",
                    Remedy.UPDATE);

    private Found() {}

    static Path file(String path) {
        return ROOT.resolve(path);
    }

    static Results results(Finding... findings) {
        return results(List.of(), findings);
    }

    /** Valid and in sync were asked. */
    static Results results(List<Remark> remarks, Finding... findings) {
        return new Results(
                "the registry is not quite right",
                List.of(verdict(Question.VALID, findings), verdict(Question.IN_STEP, findings)),
                remarks,
                ROOT,
                VERSION);
    }

    static Results results(Verdict verdict) {
        return new Results(
                "the registry is not quite right", List.of(verdict), List.of(), ROOT, VERSION);
    }

    private static Verdict verdict(Question question, Finding... findings) {
        return new Verdict(
                question,
                Arrays.stream(findings)
                        .filter(finding -> finding.rule().question() == question)
                        .toList());
    }

    static Finding[] many(int count, Severity severity) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(line -> at(line, severity, "it is wrong"))
                .toArray(Finding[]::new);
    }

    static Finding at(int line, Severity severity, String found) {
        return new Finding(
                Rule.SCHEMA,
                severity,
                new Spot(file("docs/plugins.json"), line, 0, ""),
                "",
                found,
                "",
                "cure it",
                "",
                Remedy.EDIT);
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
                                        Rule.SCHEMA,
                                        severity,
                                        new Spot(file("docs/plugins.json"), 1, 2, "/" + plugin),
                                        plugin,
                                        found,
                                        expected,
                                        cure,
                                        detail,
                                        Remedy.EDIT));
    }
}
