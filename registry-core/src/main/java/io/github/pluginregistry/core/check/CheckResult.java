package io.github.pluginregistry.core.check;

import io.github.pluginregistry.core.validation.CheckKind;
import io.github.pluginregistry.core.validation.Rule;
import io.github.pluginregistry.core.validation.Severity;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The result of one kind of check of a published registry.
 *
 * @param findings errors and warnings, in the order of the files
 * @param off the rules of this kind that are switched off
 */
public record CheckResult(CheckKind kind, List<Finding> findings, Set<Rule> off) {

    /** A result for which no rule was off. */
    public CheckResult(CheckKind kind, List<Finding> findings) {
        this(kind, findings, Set.of());
    }

    public CheckResult {
        off = Set.copyOf(off);
        findings = findings.stream().sorted().toList();
    }

    /** Whether the check passed; warnings do not fail it. */
    public boolean passed() {
        return FindingCounts.of(findings).errors() == 0;
    }

    public CheckResult with(List<Finding> more) {
        return new CheckResult(kind, Stream.concat(findings.stream(), more.stream()).toList(), off);
    }

    /**
     * The same result with the findings that an update of this build fixed. Rules that are warnings
     * by default are left out, since an update finds only news about them.
     */
    public CheckResult withFixed(CheckResult before) {
        return with(
                before.findings().stream()
                        .filter(it -> it.rule().severity() == Severity.ERROR)
                        .filter(it -> findings.stream().noneMatch(it::isSameAs))
                        .map(Finding::fixed)
                        .toList());
    }

    /** For example {@code not valid (2 errors)}, or {@code valid (1 warning)}. */
    @Override
    public String toString() {
        if (findings.isEmpty()) {
            return kind.adjective();
        }
        FindingCounts tally = FindingCounts.of(findings);
        return (tally.errors() > 0 ? "not " : "") + kind.adjective() + " (" + tally + ")";
    }
}
