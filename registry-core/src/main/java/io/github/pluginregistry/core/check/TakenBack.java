package io.github.pluginregistry.core.check;

import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.model.Latest;
import io.github.pluginregistry.core.published.PublishedRegistry;
import io.github.pluginregistry.core.rule.Rule;
import io.github.pluginregistry.core.version.Version;
import io.github.pluginregistry.core.version.VersionScheme;
import java.util.Optional;

/** Finds entries that named a higher version than the update that followed. */
final class TakenBack {

    private static final String LATEST = "latestVersion";

    private final FileFindings findings;
    private final PublishedRegistry after;
    private final DefinedRegistry registry;

    TakenBack(FileFindings findings, PublishedRegistry after, DefinedRegistry registry) {
        this.findings = findings;
        this.after = after;
        this.registry = registry;
    }

    void check() {
        for (PluginDefinition plugin : registry.plugins()) {
            Optional<Entry> entry =
                    Optional.ofNullable(findings.file().byId().get(plugin.id().value()));
            Optional<Latest> found = after.latest(plugin.id());
            if (entry.isPresent() && found.isPresent()) {
                check(entry.get(), found.get(), plugin.selection().scheme());
            }
        }
    }

    private void check(Entry entry, Latest found, VersionScheme scheme) {
        Optional<Version> before = entry.text(LATEST).flatMap(scheme::parse);
        Optional<Version> now = scheme.parse(found.version());
        boolean lower =
                before.isPresent() && (now.isEmpty() || now.get().compareTo(before.get()) < 0);
        if (lower) {
            findings.add(
                    entry,
                    LATEST,
                    Complaint.forUpdate(
                            Rule.VERSION_MISMATCH,
                            "latestVersion is " + Findings.shown(before.get().text()),
                            "the %s that registry:update found"
                                    .formatted(Findings.shown(found.version()))));
        }
    }
}
