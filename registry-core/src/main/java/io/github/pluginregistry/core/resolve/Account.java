package io.github.pluginregistry.core.resolve;

import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.model.Release;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How one plugin's latest version came about: everything that was seen, and what each tag was
 * worth.
 *
 * @param plugin the plugin
 * @param resolution what was decided
 * @param seen every release or tag of the plugin's repository that was looked at, in no particular
 *     order
 * @param tags the names of all tags of that repository; empty where they were not asked for
 * @param candidates those that match one of the plugin's patterns, the highest version first
 * @param chosen the one that won, whether it is published or not
 * @param prerelease the highest prerelease above it
 */
public record Account(
        PluginDefinition plugin,
        Resolution resolution,
        List<Release> seen,
        Set<String> tags,
        List<Candidate> candidates,
        Optional<Candidate> chosen,
        Optional<Candidate> prerelease) {

    public Account {
        seen = List.copyOf(seen);
        tags = Set.copyOf(tags);
        candidates = List.copyOf(candidates);
    }

    /** Whether nothing but a higher one keeps a candidate from being the latest version. */
    public boolean mayBeLatest(Candidate candidate) {
        return Choice.mayBeLatest(candidate, plugin.selection());
    }

    /** Nothing was seen, because the repository did not answer. */
    static Account ofNothing(PluginDefinition plugin, Resolution resolution) {
        return new Account(
                plugin,
                resolution,
                List.of(),
                Set.of(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }
}
