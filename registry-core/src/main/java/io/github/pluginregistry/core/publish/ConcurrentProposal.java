package io.github.pluginregistry.core.publish;

import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.model.LatestRelease;
import io.github.pluginregistry.core.output.PublishedRegistry;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the branch of the pull request has, to which other runs may push, too. What it had when this
 * run started is replaced; what was pushed since is kept.
 *
 * @param first what it had when this run started
 * @param definition the definition that it has; null where it is missing or invalid
 */
record ConcurrentProposal(
        PublishedRegistry first, PublishedRegistry now, @Nullable RegistryDefinition definition) {

    /** No other change is proposed. */
    static final ConcurrentProposal NONE =
            new ConcurrentProposal(PublishedRegistry.empty(), PublishedRegistry.empty(), null);

    /** The releases of this run, with those that were proposed since it started. */
    Map<String, LatestRelease> mergedInto(
            Map<String, LatestRelease> ours, RegistryDefinition rules) {
        if (definition == null) {
            return ours;
        }
        Map<String, LatestRelease> changed = new HashMap<>(now.entries());
        changed.entrySet().removeAll(first.entries().entrySet());
        return new ThreeWayMerge(
                        first.entries(),
                        ours,
                        ThreeWayMerge.decidedAlike(changed, definition, rules))
                .latest(rules);
    }
}
