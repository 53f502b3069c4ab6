package io.github.pluginregistry.core.check;

import io.github.pluginregistry.core.model.PluginId;
import io.github.pluginregistry.core.validation.SourceLocation;

/** Collects findings whose location is the definition. */
final class DefinitionFindings {

    private final FindingCollector findings;
    private final DefinitionIndex index;

    DefinitionFindings(FindingCollector findings, DefinitionIndex index) {
        this.findings = findings;
        this.index = index;
    }

    DefinitionIndex index() {
        return index;
    }

    /** Adds a finding about a key of a plugin; the empty key stands for the plugin itself. */
    void add(PluginId plugin, String key, FindingText text) {
        findings.add(text, plugin.value(), () -> index.location(plugin, key));
    }

    /** Adds a finding about a key of several plugins, located at the first of them. */
    void addForAll(PluginId first, String key, FindingText text) {
        findings.add(text, "", () -> index.location(first, key));
    }

    /** Adds a finding about the definition as a whole. */
    void add(FindingText text) {
        findings.add(text, "", () -> SourceLocation.of(index.file()));
    }
}
