package io.github.pluginregistry.core.check;

import io.github.pluginregistry.core.rule.Question;
import java.util.List;

/**
 * The answer to one question about a published registry.
 *
 * @param question what was asked
 * @param findings what speaks against it, in the order of the files; empty if it is so
 */
public record Verdict(Question question, List<Finding> findings) {

    public Verdict {
        findings = findings.stream().sorted().toList();
    }

    /** Whether it is so. */
    public boolean holds() {
        return findings.isEmpty();
    }

    /** The verdict in words, for example {@code not valid (2 findings)}. */
    @Override
    public String toString() {
        return holds()
                ? question.adjective()
                : "not %s (%d %s)"
                        .formatted(
                                question.adjective(),
                                findings.size(),
                                findings.size() == 1 ? "finding" : "findings");
    }
}
