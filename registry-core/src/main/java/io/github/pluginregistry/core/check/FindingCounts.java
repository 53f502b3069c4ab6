package io.github.pluginregistry.core.check;

import io.github.pluginregistry.core.validation.Severity;
import java.util.Collection;

/** The number of findings by severity. */
public record FindingCounts(long errors, long warnings) {

    public static FindingCounts of(Collection<Finding> findings) {
        return new FindingCounts(
                count(findings, Severity.ERROR), count(findings, Severity.WARNING));
    }

    private static long count(Collection<Finding> findings, Severity severity) {
        return findings.stream().filter(finding -> finding.severity() == severity).count();
    }

    /** The highest severity of them. */
    public Severity worst() {
        return errors > 0 ? Severity.ERROR : warnings > 0 ? Severity.WARNING : Severity.OFF;
    }

    /** In words, for example {@code 2 errors, 1 warning}; empty where there are none. */
    @Override
    public String toString() {
        String some = errors > 0 ? count(errors, "error") : "";
        String others = warnings > 0 ? count(warnings, "warning") : "";
        return some.isEmpty() || others.isEmpty() ? some + others : some + ", " + others;
    }

    private static String count(long number, String word) {
        return number + " " + word + (number == 1 ? "" : "s");
    }
}
