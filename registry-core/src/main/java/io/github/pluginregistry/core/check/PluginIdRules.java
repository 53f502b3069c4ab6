package io.github.pluginregistry.core.check;

import io.github.pluginregistry.core.check.PluginsJsonFile.Entry;
import io.github.pluginregistry.core.model.PluginId;
import io.github.pluginregistry.core.validation.Rule;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the ids in plugins.json have to be, and which of them have to be there. */
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

    /** An id that differs from another one by its case alone is wrong for that, and not twice. */
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
            malformed(id).ifPresent(complaint -> findings.add(entry, "id", complaint));
        }
    }

    private int lineOf(Entry entry) {
        return findings.file().spot(entry.at("id")).line();
    }

    private void checkReplacement(Entry entry, String id) {
        Optional<FindingText> complaint = malformed(id);
        if (complaint.isEmpty() && !findings.file().byId().containsKey(id)) {
            complaint =
                    Optional.of(
                            FindingText.forUpdate(
                                    Rule.REPLACED_BY_UNKNOWN,
                                    "no entry has the id \"%s\""
                                            .formatted(FindingCollector.shown(id))));
        } else if (entry.text("id").equals(Optional.of(id))) {
            complaint =
                    Optional.of(
                            FindingText.forUpdate(
                                    Rule.REPLACED_BY_UNKNOWN, "a plugin cannot replace itself"));
        }
        complaint.ifPresent(it -> findings.add(entry, "replacedBy", it));
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
