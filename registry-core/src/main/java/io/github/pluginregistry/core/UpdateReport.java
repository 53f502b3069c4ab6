package io.github.pluginregistry.core;

import io.github.pluginregistry.core.plan.Plan;
import io.github.pluginregistry.core.resolve.Resolution;
import java.time.Duration;
import java.util.List;

/**
 * What an update did, or what a preview would do.
 *
 * @param resolutions one per plugin, in the definition's order
 * @param changes what changes in the published versions, in the same order; plugins that left come
 *     last
 * @param plan the files that were, or would be, written
 * @param repositories how many repositories the plugins live in
 * @param requests how many requests went over the network
 * @param bytes how many bytes of bodies came back
 * @param elapsed how long it took
 */
public record UpdateReport(
        List<Resolution> resolutions,
        List<Change> changes,
        Plan plan,
        int repositories,
        long requests,
        long bytes,
        Duration elapsed) {

    public UpdateReport {
        resolutions = List.copyOf(resolutions);
        changes = List.copyOf(changes);
    }

    /** Everything that kept a plugin from being decided, each reason once. */
    public List<Trouble> troubles() {
        return Trouble.of(resolutions);
    }
}
