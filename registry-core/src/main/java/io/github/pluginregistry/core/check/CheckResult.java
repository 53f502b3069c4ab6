package io.github.pluginregistry.core.check;

import io.github.pluginregistry.core.validation.CheckKind;
import io.github.pluginregistry.core.validation.Rule;
import io.github.pluginregistry.core.validation.Severity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The answer to one question about a published registry.
 *
 * @param question what was asked
 * @param findings what speaks against it and what is worth a look, in the order of the files
 * @param off the rules of this question that nobody looked at, since they are switched off
 */
public record CheckResult(CheckKind question, List<Finding> findings, Set<Rule> off) {

    /** The answer where every rule was looked at. */
    public CheckResult(CheckKind question, List<Finding> findings) {
        this(question, findings, Set.of());
    }

    public CheckResult {
        off = Set.copyOf(off);
        List<Finding> ordered = new ArrayList<>(findings);
        Collections.sort(ordered);
        findings = List.copyOf(ordered);
    }

    /** Whether it is so: what is only worth a look does not speak against it. */
    public boolean holds() {
        return FindingCounts.of(findings).errors() == 0;
    }

    /** The same answer, with more that speaks against it. */
    public CheckResult with(List<Finding> more) {
        return new CheckResult(
                question, Stream.concat(findings.stream(), more.stream()).toList(), off);
    }

    /**
     * The same answer, with what spoke against it before an update of this build fixed it. Rules
     * that advise rather than forbid are left out: of them an update finds merely news.
     */
    public CheckResult withFixed(CheckResult before) {
        return with(
                before.findings().stream()
                        .filter(it -> it.rule().severity() == Severity.ERROR)
                        .filter(it -> findings.stream().noneMatch(it::isSameAs))
                        .map(Finding::fixed)
                        .toList());
    }

    /**
     * The verdict in words, for example {@code not valid (2 errors)}; warnings alone do not speak
     * against it: {@code valid (1 warning)}.
     */
    @Override
    public String toString() {
        if (findings.isEmpty()) {
            return question.adjective();
        }
        FindingCounts tally = FindingCounts.of(findings);
        return (tally.errors() > 0 ? "not " : "") + question.adjective() + " (" + tally + ")";
    }
}
