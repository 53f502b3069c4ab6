package io.github.pluginregistry.core.check;

import io.github.pluginregistry.core.rule.Question;
import io.github.pluginregistry.core.rule.Severity;
import java.util.List;
import java.util.stream.Stream;

/**
 * The answer to one question about a published registry.
 *
 * @param question what was asked
 * @param findings what speaks against it and what is worth a look, in the order of the files
 */
public record Verdict(Question question, List<Finding> findings) {

    public Verdict {
        findings = findings.stream().sorted().toList();
    }

    /** Whether it is so: what is only worth a look does not speak against it. */
    public boolean holds() {
        return count(Severity.ERROR) == 0;
    }

    /** The same answer, with more that speaks against it. */
    public Verdict with(List<Finding> more) {
        return new Verdict(question, Stream.concat(findings.stream(), more.stream()).toList());
    }

    /** How many findings weigh so much. */
    public long count(Severity severity) {
        return findings.stream().filter(finding -> finding.severity() == severity).count();
    }

    /** The verdict in words, for example {@code not valid (2 findings)}; warnings do not count. */
    @Override
    public String toString() {
        long errors = count(Severity.ERROR);
        return errors == 0
                ? question.adjective()
                : "not %s (%d %s)"
                        .formatted(
                                question.adjective(), errors, errors == 1 ? "finding" : "findings");
    }
}
