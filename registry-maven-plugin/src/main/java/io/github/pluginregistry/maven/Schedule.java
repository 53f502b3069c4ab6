package io.github.pluginregistry.maven;

import io.github.pluginregistry.core.UpdateReport;
import io.github.pluginregistry.core.policy.LastAsked;
import io.github.pluginregistry.core.policy.UpdatePolicy;
import java.time.Clock;
import java.util.Optional;

/** Decides whether an update asks the forges now, and remembers that it did. */
final class Schedule {

    private final UpdatePolicy policy;
    private final LastAsked lastAsked;
    private final boolean complete;
    private final Clock clock;

    /**
     * @param policy how often the forges are asked
     * @param lastAsked when they were
     * @param complete whether all files of the registry are there; if not, it is always time
     */
    Schedule(UpdatePolicy policy, LastAsked lastAsked, boolean complete, Clock clock) {
        this.policy = policy;
        this.lastAsked = lastAsked;
        this.complete = complete;
        this.clock = clock;
    }

    /** Why nothing is to be asked now; empty where it is time to ask. */
    Optional<String> reasonToRest() {
        if (!complete || lastAsked.isDue(policy, clock)) {
            return Optional.empty();
        }
        return Optional.of(
                "nothing is asked: registry.updatePolicy is %s%s; set it to always to ask now"
                        .formatted(
                                policy,
                                lastAsked
                                        .moment()
                                        .map(moment -> ", and the forges answered at " + moment)
                                        .orElse("")));
    }

    /**
     * Remembers a run that left nothing open. Trouble that may pass is asked about again, and what
     * failed one build fails the next, until somebody does something about it.
     */
    void answered(UpdateReport report) {
        boolean open =
                report.troubles().stream()
                        .anyMatch(trouble -> trouble.reason().severity().leavesOpen());
        if (!open) {
            lastAsked.answered(clock);
        }
    }
}
