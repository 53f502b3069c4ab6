package io.github.pluginregistry.core;

import io.github.pluginregistry.core.check.Finding;
import io.github.pluginregistry.core.check.Verdict;
import io.github.pluginregistry.core.resolve.Reason;
import io.github.pluginregistry.core.resolve.Resolution;
import java.util.List;
import java.util.Optional;

/**
 * What a check found.
 *
 * @param verdicts one for each question that was asked
 * @param troubles what kept the forges from answering, where they were asked, and what they said
 *     that speaks against nothing
 * @param cost what it cost to ask the forges, where they were asked
 */
public record CheckReport(List<Verdict> verdicts, List<Trouble> troubles, Optional<Cost> cost) {

    public CheckReport {
        verdicts = List.copyOf(verdicts);
        troubles = List.copyOf(troubles);
    }

    /** What was found without asking anybody. */
    static CheckReport of(List<Verdict> verdicts) {
        return new CheckReport(verdicts, List.of(), Optional.empty());
    }

    /** What was found when the forges were asked as well. */
    static CheckReport online(List<Verdict> verdicts, List<Resolution> resolutions, Cost cost) {
        return new CheckReport(
                verdicts,
                Trouble.of(resolutions).stream()
                        .filter(trouble -> trouble.reason().kind() == Reason.Kind.OTHER)
                        .toList(),
                Optional.of(cost));
    }

    /** All findings, in the order of the files. */
    public List<Finding> findings() {
        return verdicts.stream().flatMap(it -> it.findings().stream()).sorted().toList();
    }

    /** Whether nothing is wrong; some things may be worth a look. */
    public boolean isClean() {
        return verdicts.stream().allMatch(Verdict::holds);
    }

    /**
     * The verdicts in one sentence, for example {@code the registry is valid, not in step (1
     * finding)}.
     */
    @Override
    public String toString() {
        String sentence =
                "the registry is "
                        + String.join(", ", verdicts.stream().map(Verdict::toString).toList());
        long unasked = unasked();
        return unasked == 0
                ? sentence
                : sentence
                        + " as far as it is known: %d %s could not be looked up"
                                .formatted(unasked, unasked == 1 ? "plugin" : "plugins");
    }

    /** How many plugins the forges said nothing of. */
    private long unasked() {
        return troubles.stream()
                .filter(trouble -> trouble.reason().severity().leavesOpen())
                .mapToLong(trouble -> trouble.plugins().size())
                .sum();
    }
}
