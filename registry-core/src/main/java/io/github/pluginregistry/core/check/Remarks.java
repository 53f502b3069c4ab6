package io.github.pluginregistry.core.check;

import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.model.Profile;
import io.github.pluginregistry.core.model.Status;
import io.github.pluginregistry.core.rule.Rule;

/** What there is to say about a definition that can be used. */
final class Remarks {

    private final DefinitionFindings findings;

    Remarks(DefinitionFindings findings) {
        this.findings = findings;
    }

    void check() {
        findings.registry().plugins().forEach(this::check);
    }

    private void check(PluginDefinition plugin) {
        Profile profile = plugin.profile();
        if (profile.description().isBlank()) {
            findings.add(
                    plugin.id(),
                    "description",
                    new Complaint(
                            Rule.DESCRIPTION_MISSING,
                            "it has no description",
                            "",
                            "say in a sentence what it does"));
        }
        if (profile.status() == Status.DEPRECATED && profile.replacedBy().isEmpty()) {
            findings.add(
                    plugin.id(),
                    "status",
                    new Complaint(
                            Rule.DEPRECATED_WITHOUT_REPLACEMENT,
                            "it is deprecated, and nothing is said to replace it",
                            "",
                            "name the plugin to use instead by replacedBy"));
        }
        if (findings.registry().lacksSource(plugin)) {
            findings.add(
                    plugin.id(),
                    "sourcePath",
                    new Complaint(
                            Rule.SOURCE_PATH,
                            "there is no \"%s\" in this checkout of %s"
                                    .formatted(profile.sourcePath(), plugin.repository()),
                            "",
                            "correct sourcePath"));
        }
    }
}
