package io.github.pluginregistry.core;

import io.github.pluginregistry.core.check.Verdict;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a check found.
 *
 * @param verdicts one for each question that was asked
 * @param troubles what kept the forges from answering, where they were asked
 */
public record CheckReport(List<Verdict> verdicts, List<Trouble> troubles) {

    public CheckReport {
        verdicts = List.copyOf(verdicts);
        troubles = List.copyOf(troubles);
    }

    /** Whether nothing is wrong. */
    public boolean isClean() {
        return verdicts.stream().allMatch(Verdict::holds);
    }

    /**
     * The verdicts in one sentence, for example {@code the registry is valid, not in step (1
     * finding)}.
     */
    @Override
    public String toString() {
        return verdicts.stream()
                .map(Verdict::toString)
                .collect(Collectors.joining(", ", "the registry is ", ""));
    }
}
