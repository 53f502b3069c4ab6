package io.github.pluginregistry.maven.config;

import io.github.pluginregistry.core.update.LastUpdateStore;
import io.github.pluginregistry.core.update.UpdatePolicy;
import io.github.pluginregistry.core.update.UpdateReport;
import io.github.pluginregistry.core.update.UpdateSchedule;
import java.time.Clock;
import java.util.function.BooleanSupplier;

/** Decides whether an update asks the forges now, and remembers that it did. */
public final class UpdateTimestamps implements UpdateSchedule {

    private final UpdatePolicy policy;
    private final LastUpdateStore lastAsked;
    private final BooleanSupplier complete;
    private final Clock clock;

    /**
     * @param policy how often the forges are asked
     * @param lastAsked when they were
     * @param complete tells whether all files of the registry are there; if not, it is always time
     */
    UpdateTimestamps(
            UpdatePolicy policy, LastUpdateStore lastAsked, BooleanSupplier complete, Clock clock) {
        this.policy = policy;
        this.lastAsked = lastAsked;
        this.complete = complete;
        this.clock = clock;
    }

    @Override
    public boolean isDue() {
        return !complete.getAsBoolean() || lastAsked.isDue(policy, clock);
    }

    /** Why nothing is asked where it is not due. */
    public String reasonToRest() {
        return "skipping update: registry.updatePolicy is %s%s; set it to always to check now"
                .formatted(
                        policy,
                        lastAsked
                                .moment(clock)
                                .map(moment -> ", last checked at " + moment)
                                .orElse(""));
    }

    @Override
    public void writing() {
        lastAsked.forget();
    }

    /**
     * Remembers a run that left nothing open. Trouble that may pass is asked about again, and what
     * failed one build fails the next, until somebody does something about it.
     */
    @Override
    public void done(UpdateReport report) {
        boolean open =
                report.troubles().stream()
                        .anyMatch(trouble -> trouble.reason().severity().leavesOpen());
        if (!open) {
            lastAsked.answered(clock);
        }
    }
}
