package io.github.pluginregistry.core.publish;

import io.github.pluginregistry.core.model.LatestRelease;
import io.github.pluginregistry.core.model.Plugin;
import io.github.pluginregistry.core.model.Registry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a commit changes in the published version of one plugin.
 *
 * @param id the plugin
 * @param from the version that was published; empty for a plugin that is new in the registry
 * @param to the version that is published from now on; empty for a plugin that left the registry
 * @param page where people read about that version
 */
public record PublishedVersionChange(
        String id, Optional<String> from, Optional<String> to, Optional<String> page) {

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
            Optional<String> from =
                    Optional.ofNullable(left.remove(id)).map(LatestRelease::version);
            if (!from.equals(Optional.of(latest.version()))) {
                steps.add(
                        new PublishedVersionChange(
                                id,
                                from,
                                Optional.of(latest.version()),
                                Optional.of(latest.releaseUrl()).filter(url -> latest.isKnown())));
            }
        }
        left.forEach((id, latest) -> steps.add(left(id, latest)));
        return steps;
    }

    private static PublishedVersionChange left(String id, LatestRelease latest) {
        return new PublishedVersionChange(
                id, Optional.of(latest.version()), Optional.empty(), Optional.empty());
    }
}
