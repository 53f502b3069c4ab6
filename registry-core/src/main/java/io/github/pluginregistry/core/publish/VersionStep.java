package io.github.pluginregistry.core.publish;

import io.github.pluginregistry.core.model.Latest;
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
public record VersionStep(
        String id, Optional<String> from, Optional<String> to, Optional<String> page) {

    /**
     * The steps from what was published to a registry, in its order; plugins that left come last.
     */
    public static List<VersionStep> between(Map<String, Latest> before, Registry after) {
        Map<String, Latest> left = new LinkedHashMap<>(before);
        List<VersionStep> steps = new ArrayList<>();
        for (Plugin plugin : after.plugins()) {
            String id = plugin.id().value();
            Latest latest = plugin.latest();
            Optional<String> from = Optional.ofNullable(left.remove(id)).map(Latest::version);
            if (!from.equals(Optional.of(latest.version()))) {
                steps.add(
                        new VersionStep(
                                id,
                                from,
                                Optional.of(latest.version()),
                                Optional.of(latest.releaseUrl()).filter(url -> latest.isKnown())));
            }
        }
        left.forEach((id, latest) -> steps.add(left(id, latest)));
        return steps;
    }

    private static VersionStep left(String id, Latest latest) {
        return new VersionStep(
                id, Optional.of(latest.version()), Optional.empty(), Optional.empty());
    }
}
