package io.github.pluginregistry.core.check;

import io.github.pluginregistry.core.check.PluginsJsonFile.Entry;
import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.model.PluginId;
import io.github.pluginregistry.core.validation.Rule;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** Holds the entries of plugins.json against the plugins of the definition. */
final class EntriesMatchDefinitionRule {

    private final JsonFindingCollector findings;
    private final DefinitionFindings remarks;
    private final DefinitionIndex registry;

    EntriesMatchDefinitionRule(JsonFindingCollector findings, DefinitionFindings remarks) {
        this.findings = findings;
        this.remarks = remarks;
        this.registry = remarks.registry();
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

    /** Of what is no id at all, that is told. */
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
        remarks.add(
                plugin.id(),
                "",
                FindingText.forUpdate(
                        Rule.NOT_IN_REGISTRY,
                        "plugins.json has no entry for it: it was never resolved, or its entry was removed"));
    }

    /** Where one entry stands in the wrong place, all behind it do too; so the first is told. */
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
