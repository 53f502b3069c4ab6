package io.github.pluginregistry.core.publish;

import io.github.pluginregistry.core.model.LatestRelease;
import io.github.pluginregistry.core.model.Plugin;
import io.github.pluginregistry.core.model.Registry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a commit changes in the published version of one plugin.
 *
 * @param from the version that was published; empty for a plugin that is new in the registry
 * @param to the version that is published from now on; empty for a plugin that left the registry
 * @param page the page of that version; empty where there is none
 */
public record PublishedVersionChange(String id, String from, String to, String page) {

    /**
     * The steps from what was published to a registry, in its order; plugins that left come last.
     */
    public static List<PublishedVersionChange> between(
            Map<String, LatestRelease> before, Registry after) {
        Map<String, LatestRelease> left = new LinkedHashMap<>(before);
        List<PublishedVersionChange> steps = new ArrayList<>();
        for (Plugin plugin : after.plugins()) {
            String id = plugin.id().value();
            LatestRelease latest = plugin.latest();
            @Nullable LatestRelease old = left.remove(id);
            String from = old == null ? "" : old.version();
            if (!from.equals(latest.version())) {
                String page = latest.isKnown() ? latest.releaseUrl() : "";
                steps.add(new PublishedVersionChange(id, from, latest.version(), page));
            }
        }
        left.forEach(
                (id, latest) ->
                        steps.add(new PublishedVersionChange(id, latest.version(), "", "")));
        return steps;
    }
}
