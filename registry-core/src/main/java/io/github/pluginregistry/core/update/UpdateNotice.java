package io.github.pluginregistry.core.update;

import io.github.pluginregistry.core.resolve.PluginProblem;
import io.github.pluginregistry.core.resolve.ResolutionProblem;

/**
 * What an update had to say of plugins besides what it wrote.
 *
 * @param kept whether they could not be decided, and keep what is published
 * @param plugins their ids, for example {@code kubernetes, terraform}
 * @param text what happened and what to do, on one line
 */
public record UpdateNotice(boolean kept, String plugins, String text) {

    /** The notice of a problem that an update met. */
    static UpdateNotice of(PluginProblem problem) {
        ResolutionProblem reason = problem.reason();
        boolean kept = reason.impact().isUnresolved() && !reason.isUnpublished();
        return new UpdateNotice(kept, problem.names(), reason.toString());
    }
}
