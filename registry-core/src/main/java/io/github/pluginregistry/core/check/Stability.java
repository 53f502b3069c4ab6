package io.github.pluginregistry.core.check;

import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.model.Status;
import io.github.pluginregistry.core.rule.Rule;
import io.github.pluginregistry.core.version.Version;

/** Whether a plugin's latest version is as stable as the definition says. */
final class Stability {

    private static final String LATEST = "latestVersion";
    private static final String STATUS = "status";

    private final FileFindings findings;
    private final DefinitionFindings remarks;

    Stability(FileFindings findings, DefinitionFindings remarks) {
        this.findings = findings;
        this.remarks = remarks;
    }

    /** Looks at a version that is one, and that nothing was told of. */
    void check(Entry entry, PluginDefinition plugin) {
        if (findings.isOpen(entry, LATEST)) {
            entry.text(LATEST)
                    .flatMap(plugin.selection().scheme()::parse)
                    .ifPresent(version -> check(entry, plugin, version));
        }
    }

    private void check(Entry entry, PluginDefinition plugin, Version version) {
        if (version.isPrerelease() && !plugin.selection().letsBeLatest(version)) {
            findings.add(
                    entry,
                    LATEST,
                    new Complaint(
                            Rule.VERSION_PRERELEASE_AS_LATEST,
                            "%s is a prerelease".formatted(Findings.shown(version.text())),
                            "a stable version",
                            "run registry:update, or let prereleases count by includePrereleases",
                            Remedy.UPDATE));
        } else if (plugin.profile().status() == Status.STABLE) {
            checkStatus(plugin, version);
        }
    }

    private void checkStatus(PluginDefinition plugin, Version version) {
        String found =
                "it is called stable, and its latest version is " + Findings.shown(version.text());
        if (version.isPrerelease()) {
            remarks.add(
                    plugin.id(),
                    STATUS,
                    new Complaint(
                            Rule.STATUS_MISMATCH,
                            found,
                            "call it beta or alpha until a stable version is out",
                            Remedy.EDIT));
        } else if (version.isInitial()) {
            remarks.add(
                    plugin.id(),
                    STATUS,
                    new Complaint(
                            Rule.STATUS_STABLE_AT_ZERO,
                            found,
                            "call it beta or alpha until 1.0.0 is out",
                            Remedy.EDIT));
        }
    }
}
