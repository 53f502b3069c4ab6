package io.github.pluginregistry.core;

import io.github.pluginregistry.core.plan.Plan;
import java.util.List;

/**
 * What a repair did.
 *
 * @param plan the files that were rewritten
 * @param obstacle why none was, in a sentence that says what to do; empty where nothing stood in
 *     the way
 */
public record RepairReport(Plan plan, String obstacle) {

    static RepairReport of(Plan plan) {
        return new RepairReport(plan, "");
    }

    /** Nothing was rewritten. */
    static RepairReport refused(String obstacle) {
        return new RepairReport(new Plan(List.of()), obstacle);
    }
}
