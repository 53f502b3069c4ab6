package io.github.pluginregistry.core.check;

import io.github.pluginregistry.core.model.PluginId;

/** Collects what speaks against a registry where its definition is the cause. */
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

    /** Tells of a key of a plugin; the empty key stands for the plugin itself. */
    void add(PluginId plugin, String key, FindingText complaint) {
        findings.add(complaint, plugin.value(), () -> registry.spot(plugin, key));
    }

    /** Tells of a key of several plugins, where the first of them has it. */
    void addForAll(PluginId first, String key, FindingText complaint) {
        findings.add(complaint, "", () -> registry.spot(first, key));
    }

    /** Tells of the definition as a whole. */
    void add(FindingText complaint) {
        findings.add(complaint, "", () -> SourceLocation.of(registry.file()));
    }
}
