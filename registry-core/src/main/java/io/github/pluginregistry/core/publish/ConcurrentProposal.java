package io.github.pluginregistry.core.publish;

import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.model.LatestRelease;
import io.github.pluginregistry.core.output.PublishedRegistry;
import java.util.Optional;

/**
 * What the branch of the pull request has that others may be writing, too. What it had when this
 * run came is replaced; what came while this run was at work is kept.
 *
 * @param first what it had when this run came
 * @param now what it has
 * @param definition the definition that it has, by which that was decided; empty where nobody can
 *     tell
 */
record ConcurrentProposal(
        PublishedRegistry first, PublishedRegistry now, Optional<RegistryDefinition> definition) {

    /** No other change is proposed. */
    static final ConcurrentProposal NONE =
            new ConcurrentProposal(
                    PublishedRegistry.empty(), PublishedRegistry.empty(), Optional.empty());

    /** What counts of a plugin, given what this run says. */
    Optional<LatestRelease> joinedBy(
            Optional<LatestRelease> ours, PluginDefinition plugin, RegistryDefinition rules) {
        boolean decidedAlike =
                definition.filter(own -> own.decidesAlike(rules, plugin)).isPresent();
        boolean changed = !first.latest(plugin.id()).equals(now.latest(plugin.id()));
        return changed && decidedAlike
                ? new ThreeWayMerge(first::latest, any -> ours, rules, now::latest)
                        .latest(plugin, rules)
                : ours;
    }
}
