package io.github.pluginregistry.core.check;

import io.github.pluginregistry.core.check.PluginsJsonFile.Entry;
import io.github.pluginregistry.core.model.PluginId;
import io.github.pluginregistry.core.validation.Rule;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Rules for the ids in plugins.json: their format, uniqueness, and existing replacements. */
final class PluginIdRules {

    private final JsonFindingCollector findings;
    private final Map<String, Entry> bearers = new HashMap<>();

    PluginIdRules(JsonFindingCollector findings) {
        this.findings = findings;
    }

    void check() {
        for (Entry entry : findings.file().entries()) {
            entry.text("id").ifPresent(id -> checkId(entry, id));
            entry.text("replacedBy").ifPresent(id -> checkReplacement(entry, id));
        }
    }

    /** Ids that differ by case alone are duplicates. */
    private void checkId(Entry entry, String id) {
        Entry first = bearers.putIfAbsent(id.toLowerCase(Locale.ROOT), entry);
        if (first != null) {
            findings.add(
                    entry,
                    "id",
                    FindingText.forUpdate(
                            Rule.DUPLICATE_ID,
                            "\"%s\" is already used in line %d"
                                    .formatted(first.name(), lineOf(first))));
        } else {
            malformed(id).ifPresent(text -> findings.add(entry, "id", text));
        }
    }

    private int lineOf(Entry entry) {
        return findings.file().location(entry.at("id")).line();
    }

    private void checkReplacement(Entry entry, String id) {
        Optional<FindingText> text = malformed(id);
        if (text.isEmpty() && !findings.file().byId().containsKey(id)) {
            text =
                    Optional.of(
                            FindingText.forUpdate(
                                    Rule.REPLACED_BY_UNKNOWN,
                                    "no entry has the id \"%s\""
                                            .formatted(FindingCollector.shown(id))));
        } else if (entry.text("id").equals(Optional.of(id))) {
            text =
                    Optional.of(
                            FindingText.forUpdate(
                                    Rule.REPLACED_BY_UNKNOWN, "a plugin cannot replace itself"));
        }
        text.ifPresent(it -> findings.add(entry, "replacedBy", it));
    }

    private static Optional<FindingText> malformed(String id) {
        return PluginId.isOne(id)
                ? Optional.empty()
                : Optional.of(
                        FindingText.forUpdate(
                                Rule.ID_FORMAT,
                                "\"%s\" is not a valid id".formatted(FindingCollector.shown(id)),
                                "a lower-case letter or a digit, followed by these or . _ -"));
    }
}
