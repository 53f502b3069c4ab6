package io.github.pluginregistry.core.update;

import io.github.pluginregistry.core.io.FilePlan;
import java.util.List;

/**
 * What a repair did.
 *
 * @param obstacle why none was, in a sentence that says what to do; empty where nothing stood in
 *     the way
 */
public record RepairReport(FilePlan plan, String obstacle) {

    static RepairReport of(FilePlan plan) {
        return new RepairReport(plan, "");
    }

    /** Nothing was rewritten. */
    static RepairReport refused(String obstacle) {
        return new RepairReport(new FilePlan(List.of()), obstacle);
    }
}
