package io.github.pluginregistry.core.check;

import io.github.pluginregistry.core.check.Finding.FixKind;
import io.github.pluginregistry.core.check.PluginsJsonFile.Entry;
import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.io.FileChange;
import io.github.pluginregistry.core.model.PluginId;
import io.github.pluginregistry.core.output.PageDisagreement;
import io.github.pluginregistry.core.validation.Rule;
import io.github.pluginregistry.core.validation.SourceLocation;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rules for entries that are the definition's plugins, and files that are what they render to. */
final class InSyncRules {

    private final JsonFindingCollector findings;
    private final FindingCollector definition;
    private final DefinitionIndex index;

    InSyncRules(JsonFindingCollector findings) {
        this.findings = findings;
        this.definition = findings.all();
        this.index = definition.index();
    }

    /**
     * @param doubt whether the page disagrees with plugins.json about a release
     */
    void check(List<FileChange> changes, PageDisagreement doubt) {
        checkEntries();
        changes.forEach(change -> report(change, doubt));
    }

    private void checkEntries() {
        Map<String, Entry> known = new LinkedHashMap<>();
        for (Entry entry : findings.file().entries()) {
            entry.text("id").ifPresent(id -> sort(entry, id, known));
        }
        for (PluginDefinition plugin : index.plugins()) {
            if (!known.containsKey(plugin.id().value())) {
                absent(plugin);
            }
        }
        checkOrder(known);
    }

    /** An invalid id is reported by another rule. */
    private void sort(Entry entry, String id, Map<String, Entry> known) {
        if (index.plugin(id).isPresent()) {
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
        for (PluginDefinition plugin : index.plugins()) {
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

    private void report(FileChange change, PageDisagreement doubt) {
        boolean doubted = doubt.exists() && change.file().equals(doubt.page());
        if (change.before().isEmpty()) {
            report(change, 0, "there is no such file", doubted ? FixKind.UPDATE : FixKind.RENDER);
        } else if (change.isLineEndingsOnly()) {
            report(change, 1, "it has mixed line endings (CRLF and LF)");
        } else if (doubted) {
            reportDisagreement(change, doubt);
        } else {
            report(
                    change,
                    change.firstDifference(),
                    "this line is not what the definition and plugins.json render to");
        }
    }

    /** Rendering must not overwrite a page that names another release. */
    private void reportDisagreement(FileChange change, PageDisagreement doubt) {
        definition.add(
                new FindingText(
                        Rule.NOT_IN_STEP,
                        doubt.toString(),
                        "run registry:update; only the repository knows which of the two is right",
                        FixKind.UPDATE),
                "",
                () -> new SourceLocation(change.file().toString(), change.firstDifference()),
                change.difference("as plugins.json has it"));
    }

    private void report(FileChange change, int line, String found) {
        report(change, line, found, FixKind.RENDER);
    }

    private void report(FileChange change, int line, String found, FixKind remedy) {
        definition.add(
                new FindingText(Rule.NOT_IN_STEP, found, "run registry:update", remedy),
                "",
                () -> new SourceLocation(change.file().toString(), line),
                change.difference());
    }
}
