package io.github.pluginregistry.core.check;

import io.github.pluginregistry.core.check.Finding.FixKind;
import io.github.pluginregistry.core.check.PluginsJsonFile.Entry;
import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.model.LatestRelease;
import io.github.pluginregistry.core.model.PluginId;
import io.github.pluginregistry.core.output.PublishedRegistry;
import io.github.pluginregistry.core.resolve.CoverageWarning;
import io.github.pluginregistry.core.resolve.Resolution;
import io.github.pluginregistry.core.resolve.ResolutionProblem;
import io.github.pluginregistry.core.validation.Rule;
import io.github.pluginregistry.core.version.Version;
import io.github.pluginregistry.core.version.VersionScheme;
import java.util.List;
import java.util.Optional;

/** Checks that plugins.json names the newest releases. */
final class UpToDateRule {

    private static final String LATEST = "latestVersion";

    private final JsonFindingCollector findings;
    private final DefinitionFindings definition;

    UpToDateRule(JsonFindingCollector findings, DefinitionFindings definition) {
        this.findings = findings;
        this.definition = definition;
    }

    /**
     * Compares a plugin's newest release with the published one. A plugin that could not be
     * resolved adds no finding.
     */
    void check(Resolution resolution) {
        Optional<ResolutionProblem> reason =
                resolution.reasons().stream()
                        .filter(ResolutionProblem::isAboutPublished)
                        .findFirst();
        if (reason.isPresent()) {
            report(resolution.id(), key(reason.get()), text(reason.get()));
        } else {
            difference(resolution)
                    .ifPresent(
                            found ->
                                    report(
                                            resolution.id(),
                                            LATEST,
                                            FindingText.forUpdate(Rule.NEWER_AVAILABLE, found)));
        }
    }

    private static String key(ResolutionProblem reason) {
        return reason.isMovedTag() ? "commit" : LATEST;
    }

    private static FindingText text(ResolutionProblem reason) {
        return reason.isMovedTag()
                ? new FindingText(Rule.MOVED, reason.problem(), reason.remedy(), FixKind.UPDATE)
                : new FindingText(
                        Rule.WITHDRAWN,
                        reason.problem(),
                        "run registry:update, and " + reason.remedy(),
                        FixKind.UPDATE);
    }

    private void report(PluginId plugin, String key, FindingText text) {
        Optional.ofNullable(findings.file().byId().get(plugin.value()))
                .ifPresentOrElse(
                        entry -> findings.add(entry, key, text),
                        () -> definition.add(plugin, "", text));
    }

    private Optional<String> difference(Resolution resolution) {
        return resolution.entry().flatMap(out -> difference(resolution.id(), out));
    }

    private Optional<String> difference(PluginId plugin, LatestRelease out) {
        return findings.file()
                .registry()
                .latest(plugin)
                .map(shown -> difference(out, shown))
                .orElseGet(
                        () ->
                                Optional.of(
                                                "version %s available (nothing published yet)"
                                                        .formatted(out.version()))
                                        .filter(said -> out.isKnown()));
    }

    private static Optional<String> difference(LatestRelease out, LatestRelease shown) {
        if (!out.version().equals(shown.version())) {
            return Optional.of(
                    "newer version %s available (published: %s)"
                            .formatted(out.version(), shown.version()));
        }
        if (!out.prerelease().equals(shown.prerelease())) {
            return Optional.of(
                    "the latest prerelease is %s (published: %s)"
                            .formatted(
                                    out.prerelease().orElse("none"),
                                    shown.prerelease().orElse("none")));
        }
        return out.commit().equals(shown.commit())
                ? Optional.empty()
                : Optional.of(
                        "%s points to commit %s (published: %s)"
                                .formatted(
                                        out.version(),
                                        out.commit().orElse("none"),
                                        shown.commit().orElse("none")));
    }

    /**
     * Reports a coverage warning. Missing source paths are left out, since the offline check
     * reports them.
     */
    void check(CoverageWarning observation) {
        List<PluginId> plugins = observation.plugins();
        if (observation.kind() == CoverageWarning.Kind.MISSING_SOURCE) {
            return;
        }
        if (plugins.size() == 1) {
            definition.add(
                    plugins.get(0),
                    observation.key(),
                    coverage(observation.problem(), observation.remedy()));
            return;
        }
        FindingText text =
                coverage(
                        observation.diagnostic().subject() + ": " + observation.problem(),
                        observation.remedy());
        plugins.stream()
                .findFirst()
                .ifPresentOrElse(
                        first -> definition.addForAll(first, observation.key(), text),
                        () -> definition.add(text));
    }

    private static FindingText coverage(String found, String remedy) {
        return new FindingText(Rule.COVERAGE, found, remedy, FixKind.EDIT);
    }

    /** Finds entries whose version is higher than the one that an update replaced it with. */
    void checkTakenBack(PublishedRegistry after) {
        for (PluginDefinition plugin : definition.index().plugins()) {
            Entry entry = findings.file().byId().get(plugin.id().value());
            Optional<LatestRelease> found = after.latest(plugin.id());
            if (entry != null && found.isPresent()) {
                checkTakenBack(entry, found.get(), plugin.selection().scheme());
            }
        }
    }

    private void checkTakenBack(Entry entry, LatestRelease found, VersionScheme scheme) {
        Optional<Version> before = entry.text(LATEST).flatMap(scheme::parse);
        Optional<Version> now = scheme.parse(found.version());
        boolean lower =
                before.isPresent() && (now.isEmpty() || now.get().compareTo(before.get()) < 0);
        if (lower) {
            findings.add(
                    entry,
                    LATEST,
                    FindingText.forUpdate(
                            Rule.VERSION_MISMATCH,
                            "latestVersion is " + FindingCollector.shown(before.get().text()),
                            "the %s that registry:update found"
                                    .formatted(FindingCollector.shown(found.version()))));
        }
    }
}
