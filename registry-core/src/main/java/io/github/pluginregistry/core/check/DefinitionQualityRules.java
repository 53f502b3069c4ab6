package io.github.pluginregistry.core.check;

import io.github.pluginregistry.core.check.Finding.FixKind;
import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.model.PluginId;
import io.github.pluginregistry.core.model.PluginMetadata;
import io.github.pluginregistry.core.model.Status;
import io.github.pluginregistry.core.validation.Rule;
import java.util.List;
import java.util.stream.Collectors;

/** Rules for a valid definition: descriptions, replacements of deprecated plugins, source paths. */
record DefinitionQualityRules(FindingCollector findings) {

    private static final int MOST_NAMED = 10;

    void check() {
        checkDescriptions();
        findings.index().plugins().forEach(this::check);
    }

    /** One finding for all plugins, so that a registry without descriptions has one. */
    private void checkDescriptions() {
        List<PluginId> plugins =
                findings.index().plugins().stream()
                        .filter(plugin -> plugin.profile().description().isBlank())
                        .map(PluginDefinition::id)
                        .toList();
        if (plugins.size() == 1) {
            findings.add(
                    plugins.get(0),
                    "description",
                    descriptionMissing("it has no description", "say in a sentence what it does"));
        } else if (!plugins.isEmpty()) {
            findings.addForAll(
                    plugins.get(0),
                    "description",
                    descriptionMissing(
                            "%d plugins have no description: %s"
                                    .formatted(plugins.size(), named(plugins)),
                            "say of each in a sentence what it does"));
        }
    }

    private static FindingText descriptionMissing(String found, String cure) {
        return new FindingText(Rule.DESCRIPTION_MISSING, found, cure, FixKind.EDIT);
    }

    private static String named(List<PluginId> plugins) {
        String ids =
                plugins.stream()
                        .limit(MOST_NAMED)
                        .map(PluginId::value)
                        .collect(Collectors.joining(", "));
        return plugins.size() > MOST_NAMED
                ? "%s and %d more".formatted(ids, plugins.size() - MOST_NAMED)
                : ids;
    }

    private void check(PluginDefinition plugin) {
        PluginMetadata profile = plugin.profile();
        if (profile.status() == Status.DEPRECATED && profile.replacedBy().isEmpty()) {
            findings.add(
                    plugin.id(),
                    "status",
                    new FindingText(
                            Rule.DEPRECATED_WITHOUT_REPLACEMENT,
                            "it is deprecated without a replacement",
                            "name the plugin to use instead with replacedBy",
                            FixKind.EDIT));
        }
        if (findings.index().lacksSource(plugin)) {
            findings.add(
                    plugin.id(),
                    "sourcePath",
                    new FindingText(
                            Rule.SOURCE_PATH,
                            "there is no \"%s\" in this checkout of %s"
                                    .formatted(profile.sourcePath(), plugin.repository()),
                            "correct sourcePath",
                            FixKind.EDIT));
        }
    }
}
