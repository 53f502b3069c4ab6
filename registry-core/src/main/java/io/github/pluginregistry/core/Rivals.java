package io.github.pluginregistry.core;

import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.model.Latest;
import io.github.pluginregistry.core.published.PublishedRegistry;
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
record Rivals(
        PublishedRegistry first, PublishedRegistry now, Optional<RegistryDefinition> definition) {

    /** Nobody else proposes anything. */
    static final Rivals NONE =
            new Rivals(PublishedRegistry.empty(), PublishedRegistry.empty(), Optional.empty());

    /** What counts of a plugin, given what this run says. */
    Optional<Latest> joinedBy(
            Optional<Latest> ours, PluginDefinition plugin, RegistryDefinition rules) {
        boolean decidedAlike =
                definition.filter(own -> own.decidesAlike(rules, plugin)).isPresent();
        boolean changed = !first.latest(plugin.id()).equals(now.latest(plugin.id()));
        return changed && decidedAlike
                ? new Reconciliation(first::latest, any -> ours, rules, now::latest)
                        .latest(plugin, rules)
                : ours;
    }
}
