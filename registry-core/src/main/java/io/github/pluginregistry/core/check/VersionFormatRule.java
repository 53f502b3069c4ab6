package io.github.pluginregistry.core.check;

import io.github.pluginregistry.core.check.Finding.FixKind;
import io.github.pluginregistry.core.check.PluginsJsonFile.Entry;
import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.model.LatestRelease;
import io.github.pluginregistry.core.model.Status;
import io.github.pluginregistry.core.validation.Rule;
import io.github.pluginregistry.core.version.Version;
import io.github.pluginregistry.core.version.VersionScheme;
import java.util.List;
import java.util.Optional;

/** Checks that versions follow their scheme, and are as stable as the definition says. */
final class VersionFormatRule {

    private static final String LATEST = "latestVersion";
    private static final String PRERELEASE = "latestPrerelease";
    private static final String STATUS = "status";

    private final JsonFindingCollector findings;
    private final FindingCollector definition;

    VersionFormatRule(JsonFindingCollector findings) {
        this.findings = findings;
        this.definition = findings.all();
    }

    /** Checks an entry whose plugin is not in the definition: its versions may have any scheme. */
    void check(Entry entry) {
        checkFormat(entry, List.of(VersionScheme.values()));
    }

    void check(Entry entry, PluginDefinition plugin) {
        checkFormat(entry, List.of(plugin.selection().scheme()));
        if (findings.isOpen(entry, LATEST)) {
            entry.text(LATEST)
                    .flatMap(plugin.selection().scheme()::parse)
                    .ifPresent(version -> checkStability(entry, plugin, version));
        }
    }

    private void checkFormat(Entry entry, List<VersionScheme> schemes) {
        if (entry.text(LATEST).equals(Optional.of(LatestRelease.UNKNOWN))) {
            checkUnknown(entry);
        } else {
            checkFormat(entry, LATEST, schemes);
        }
        checkFormat(entry, PRERELEASE, schemes);
    }

    private void checkUnknown(Entry entry) {
        if (findings.isOpen(entry, LATEST)) {
            findings.add(
                    entry,
                    LATEST,
                    new FindingText(
                            Rule.VERSION_UNKNOWN,
                            "no version of it is known",
                            "run registry:update once one is released",
                            FixKind.UPDATE));
        }
    }

    private void checkFormat(Entry entry, String key, List<VersionScheme> schemes) {
        String version = entry.text(key).orElse("");
        if (!version.isEmpty()
                && findings.isOpen(entry, key)
                && schemes.stream().allMatch(scheme -> scheme.parse(version).isEmpty())) {
            findings.add(
                    entry,
                    key,
                    FindingText.forUpdate(
                            Rule.VERSION_FORMAT,
                            "\"%s\" is not a version%s"
                                    .formatted(
                                            FindingCollector.shown(version),
                                            schemes.size() == 1
                                                    ? " of the scheme " + schemes.get(0).key()
                                                    : "")));
        }
    }

    private void checkStability(Entry entry, PluginDefinition plugin, Version version) {
        if (version.isPrerelease() && !plugin.selection().allowsAsLatest(version)) {
            findings.add(
                    entry,
                    LATEST,
                    new FindingText(
                            Rule.VERSION_PRERELEASE_AS_LATEST,
                            "%s is a prerelease".formatted(FindingCollector.shown(version.text())),
                            "a stable version",
                            "run registry:update, or let prereleases count by includePrereleases",
                            FixKind.UPDATE));
        } else if (plugin.profile().status() == Status.STABLE) {
            checkStatus(plugin, version);
        }
    }

    private void checkStatus(PluginDefinition plugin, Version version) {
        if (version.isPrerelease()) {
            wrongStatus(Rule.STATUS_MISMATCH, plugin, version, "a stable version");
        } else if (version.isInitial()) {
            wrongStatus(Rule.STATUS_STABLE_AT_ZERO, plugin, version, "1.0.0");
        }
    }

    private void wrongStatus(
            Rule rule, PluginDefinition plugin, Version version, String stableFrom) {
        definition.add(
                plugin.id(),
                STATUS,
                new FindingText(
                        rule,
                        "its status is stable, but its latest version is "
                                + FindingCollector.shown(version.text()),
                        "set the status to beta or alpha until %s is released"
                                .formatted(stableFrom),
                        FixKind.EDIT));
    }
}
