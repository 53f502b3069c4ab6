package io.github.pluginregistry.core.check;

import io.github.pluginregistry.core.model.PluginId;
import io.github.pluginregistry.core.validation.SourceLocation;

/** Collects findings whose location is the definition. */
final class DefinitionFindings {

    private final FindingCollector findings;
    private final DefinitionIndex registry;

    DefinitionFindings(FindingCollector findings, DefinitionIndex registry) {
        this.findings = findings;
        this.registry = registry;
    }

    DefinitionIndex registry() {
        return registry;
    }

    /** Adds a finding about a key of a plugin; the empty key stands for the plugin itself. */
    void add(PluginId plugin, String key, FindingText text) {
        findings.add(text, plugin.value(), () -> registry.location(plugin, key));
    }

    /** Adds a finding about a key of several plugins, located at the first of them. */
    void addForAll(PluginId first, String key, FindingText text) {
        findings.add(text, "", () -> registry.location(first, key));
    }

    /** Adds a finding about the definition as a whole. */
    void add(FindingText text) {
        findings.add(text, "", () -> SourceLocation.of(registry.file()));
    }
}
