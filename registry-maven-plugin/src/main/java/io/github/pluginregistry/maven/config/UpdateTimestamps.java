package io.github.pluginregistry.maven.config;

import io.github.pluginregistry.core.update.LastUpdateStore;
import io.github.pluginregistry.core.update.UpdatePolicy;
import io.github.pluginregistry.core.update.UpdateReport;
import io.github.pluginregistry.core.update.UpdateSchedule;
import java.time.Clock;
import java.util.function.BooleanSupplier;

/**
 * Decides by the update policy whether an update asks the hosts, and records when it did.
 *
 * @param policy how often the forges are asked
 * @param lastAsked when they were asked
 * @param complete whether all files of the registry exist; if not, an update is always due
 */
public record UpdateTimestamps(
        UpdatePolicy policy, LastUpdateStore lastAsked, BooleanSupplier complete, Clock clock)
        implements UpdateSchedule {

    @Override
    public boolean isDue() {
        return !complete.getAsBoolean() || lastAsked.isDue(policy, clock);
    }

    /** Why an update that is not due is skipped. */
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

    /** Records a run that looked up every plugin; after others, the next run asks again. */
    @Override
    public void done(UpdateReport report) {
        boolean open =
                report.problems().stream()
                        .anyMatch(problem -> problem.reason().impact().isUnresolved());
        if (!open) {
            lastAsked.answered(clock);
        }
    }
}
