package io.github.pluginregistry.core;

import io.github.pluginregistry.core.check.Verdict;
import io.github.pluginregistry.core.coverage.Observation;
import io.github.pluginregistry.core.model.PluginId;
import io.github.pluginregistry.core.resolve.Account;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a check found.
 *
 * @param verdicts one for each question that was asked
 * @param troubles what kept the forges from answering, where they were asked
 * @param coverage what the definition leaves out or names for nothing, where the forges were asked;
 *     nothing of it is wrong for sure
 * @param cost what it cost to ask the forges, where they were asked
 */
public record CheckReport(
        List<Verdict> verdicts,
        List<Trouble> troubles,
        List<Observation> coverage,
        Optional<Cost> cost) {

    public CheckReport {
        verdicts = List.copyOf(verdicts);
        troubles = List.copyOf(troubles);
        coverage = List.copyOf(coverage);
    }

    /** What was found without asking anybody. */
    static CheckReport of(List<Verdict> verdicts) {
        return new CheckReport(verdicts, List.of(), List.of(), Optional.empty());
    }

    /** What was found when the forges were asked as well. */
    static CheckReport online(
            List<Verdict> verdicts, List<Account> accounts, List<Observation> coverage, Cost cost) {
        Set<PluginId> matching =
                accounts.stream()
                        .filter(account -> !account.candidates().isEmpty())
                        .map(account -> account.plugin().id())
                        .collect(Collectors.toSet());
        return new CheckReport(
                verdicts,
                Trouble.of(accounts.stream().map(Account::resolution).toList()),
                coverage.stream().filter(it -> !isTold(it, matching)).toList(),
                Optional.of(cost));
    }

    /** A plugin none of whose patterns matches is in trouble, and its trouble says so. */
    private static boolean isTold(Observation observation, Set<PluginId> matching) {
        return observation.kind() == Observation.Kind.IDLE_PATTERN
                && Collections.disjoint(observation.plugins(), matching);
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
