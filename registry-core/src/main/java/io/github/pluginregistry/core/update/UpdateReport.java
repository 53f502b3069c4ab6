package io.github.pluginregistry.core.update;

import io.github.pluginregistry.core.io.FilePlan;
import io.github.pluginregistry.core.resolve.PluginProblem;
import io.github.pluginregistry.core.resolve.RequestStats;
import io.github.pluginregistry.core.resolve.Resolution;
import java.util.List;

/**
 * What an update did, or what a preview would do.
 *
 * @param resolutions one per plugin, in the definition's order
 * @param changes what changes in the published versions, in the same order; plugins that left come
 *     last
 */
public record UpdateReport(
        List<Resolution> resolutions,
        List<PublishedVersionChange> changes,
        FilePlan plan,
        RequestStats cost) {

    public UpdateReport {
        resolutions = List.copyOf(resolutions);
        changes = List.copyOf(changes);
    }

    /** Everything that kept a plugin from being decided, each reason once. */
    public List<PluginProblem> problems() {
        return PluginProblem.of(resolutions);
    }

    /** What the run that publishes the files tells about this update. */
    List<UpdateNotice> notices() {
        return problems().stream().map(UpdateNotice::of).toList();
    }
}
