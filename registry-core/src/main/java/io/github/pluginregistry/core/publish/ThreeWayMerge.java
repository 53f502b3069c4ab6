package io.github.pluginregistry.core.publish;

import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.model.LatestRelease;
import io.github.pluginregistry.core.version.VersionScheme;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Merges the releases that two sides have published since they had the same: of each plugin the
 * side that changed it counts and, where both did, the higher version.
 *
 * @param base what both sides started from, by the id of the plugin
 * @param ours what this run has
 * @param theirs what others have published
 */
record ThreeWayMerge(
        Map<String, LatestRelease> base,
        Map<String, LatestRelease> ours,
        Map<String, LatestRelease> theirs) {

    /** Those releases that the other definition would choose by the same rules. */
    static Map<String, LatestRelease> decidedAlike(
            Map<String, LatestRelease> releases,
            RegistryDefinition definition,
            RegistryDefinition rules) {
        Map<String, LatestRelease> alike = new HashMap<>(releases);
        rules.plugins().stream()
                .filter(plugin -> !definition.decidesAlike(rules, plugin))
                .forEach(plugin -> alike.remove(plugin.id().value()));
        return alike;
    }

    Map<String, LatestRelease> latest(RegistryDefinition rules) {
        Map<String, LatestRelease> latest = new HashMap<>();
        for (PluginDefinition plugin : rules.plugins()) {
            @Nullable LatestRelease release = latest(plugin);
            if (release != null) {
                latest.put(plugin.id().value(), release);
            }
        }
        return latest;
    }

    private @Nullable LatestRelease latest(PluginDefinition plugin) {
        String id = plugin.id().value();
        @Nullable LatestRelease before = base.get(id);
        @Nullable LatestRelease our = ours.get(id);
        @Nullable LatestRelease their = theirs.get(id);
        if (our == null || our.equals(before)) {
            return their == null ? our : their;
        }
        if (their == null || their.equals(before)) {
            return our;
        }
        VersionScheme scheme = plugin.selection().scheme();
        return scheme.isHigher(their.version(), our.version()) ? their : our;
    }
}
