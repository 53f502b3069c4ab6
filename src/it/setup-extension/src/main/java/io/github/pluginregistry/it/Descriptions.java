package io.github.pluginregistry.it;

import io.github.pluginregistry.sdk.Finding;
import io.github.pluginregistry.sdk.PluginBatch;
import java.util.List;

/** Wants a description of every plugin. */
final class Descriptions {

    private Descriptions() {}

    static List<Finding> check(PluginBatch batch) {
        return batch.plugins().stream()
                .filter(plugin -> plugin.description().isEmpty())
                .map(plugin -> Finding.warning("present", plugin.id(), "has no description"))
                .map(finding -> finding.withRemedy("describe it in registry.yaml"))
                .toList();
    }
}
