package io.github.pluginregistry.core.publish;

import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.model.LatestRelease;
import io.github.pluginregistry.core.model.PluginId;
import io.github.pluginregistry.core.version.Version;
import java.util.Optional;
import java.util.function.Function;

/**
 * Puts what one run found on what others have published since: of each plugin the side that changed
 * it counts and, where both did, the higher version.
 *
 * @param base what both sides started from
 * @param ours what this run has
 * @param definition the definition by which this run decided
 * @param theirs what is published by now, decided by whatever definition was there
 */
record ThreeWayMerge(
        Function<PluginId, Optional<LatestRelease>> base,
        Function<PluginId, Optional<LatestRelease>> ours,
        RegistryDefinition definition,
        Function<PluginId, Optional<LatestRelease>> theirs) {

    /**
     * What counts.
     *
     * @param plugin the plugin in the definition on the branch
     * @param rules the definition on their side; where it decides in another way than ours, what
     *     this run found is no answer to it
     */
    Optional<LatestRelease> latest(PluginDefinition plugin, RegistryDefinition rules) {
        Optional<LatestRelease> before = base.apply(plugin.id());
        Optional<LatestRelease> our =
                ours.apply(plugin.id()).filter(any -> definition.decidesAlike(rules, plugin));
        Optional<LatestRelease> their = theirs.apply(plugin.id());
        if (our.isEmpty() || our.equals(before)) {
            return their.or(() -> our);
        }
        return their.isEmpty() || their.equals(before) || !isHigher(plugin, their, our)
                ? our
                : their;
    }

    /** What is no version, such as {@code unknown}, is lower than any. */
    private static boolean isHigher(
            PluginDefinition plugin, Optional<LatestRelease> one, Optional<LatestRelease> other) {
        Optional<Version> version = version(plugin, one);
        Optional<Version> otherVersion = version(plugin, other);
        return version.isPresent()
                && (otherVersion.isEmpty() || version.get().compareTo(otherVersion.get()) > 0);
    }

    private static Optional<Version> version(
            PluginDefinition plugin, Optional<LatestRelease> latest) {
        return latest.map(LatestRelease::version).flatMap(plugin.selection().scheme()::parse);
    }
}
