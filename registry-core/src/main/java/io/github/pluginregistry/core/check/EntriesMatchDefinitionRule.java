package io.github.pluginregistry.core.check;

import io.github.pluginregistry.core.check.PluginsJsonFile.Entry;
import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.model.PluginId;
import io.github.pluginregistry.core.validation.Rule;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** Checks that the entries of plugins.json are the plugins of the definition, in its order. */
final class EntriesMatchDefinitionRule {

    private final JsonFindingCollector findings;
    private final DefinitionFindings definition;
    private final DefinitionIndex registry;

    EntriesMatchDefinitionRule(JsonFindingCollector findings, DefinitionFindings definition) {
        this.findings = findings;
        this.definition = definition;
        this.registry = definition.registry();
    }

    void check() {
        Map<String, Entry> known = new LinkedHashMap<>();
        for (Entry entry : findings.file().entries()) {
            entry.text("id").ifPresent(id -> sort(entry, id, known));
        }
        for (PluginDefinition plugin : registry.plugins()) {
            if (!known.containsKey(plugin.id().value())) {
                absent(plugin);
            }
        }
        checkOrder(known);
    }

    /** An invalid id is reported by another rule. */
    private void sort(Entry entry, String id, Map<String, Entry> known) {
        if (registry.plugin(id).isPresent()) {
            known.putIfAbsent(id, entry);
        } else if (PluginId.isOne(id)) {
            findings.add(
                    entry,
                    "id",
                    new FindingText(
                            Rule.NOT_IN_DEFINITION,
                            "the definition has no plugin \"%s\"".formatted(entry.name()),
                            "add it there, or run registry:update to remove it here",
                            FixKind.UPDATE));
        }
    }

    private void absent(PluginDefinition plugin) {
        definition.add(
                plugin.id(),
                "",
                FindingText.forUpdate(
                        Rule.NOT_IN_REGISTRY,
                        "plugins.json has no entry for it: it was never resolved, or its entry was removed"));
    }

    /** Reports the first misplaced entry alone, since all entries after it are misplaced too. */
    private void checkOrder(Map<String, Entry> known) {
        Iterator<Map.Entry<String, Entry>> written = known.entrySet().iterator();
        for (PluginDefinition plugin : registry.plugins()) {
            String id = plugin.id().value();
            if (known.containsKey(id)) {
                Map.Entry<String, Entry> here = written.next();
                if (!here.getKey().equals(id)) {
                    misplaced(here.getValue(), id);
                    return;
                }
            }
        }
    }

    private void misplaced(Entry entry, String expected) {
        findings.add(
                entry.pointer(),
                entry.name(),
                FindingText.forRender(
                        Rule.ORDER,
                        "the entry here is \"%s\"".formatted(entry.name()),
                        "the definition's \"%s\"".formatted(expected)));
    }
}
