package io.github.pluginregistry.core.check;

import io.github.pluginregistry.core.check.Finding.FixKind;
import io.github.pluginregistry.core.model.LatestRelease;
import io.github.pluginregistry.core.model.PluginId;
import io.github.pluginregistry.core.resolve.CoverageWarning;
import io.github.pluginregistry.core.resolve.Resolution;
import io.github.pluginregistry.core.resolve.ResolutionProblem;
import io.github.pluginregistry.core.validation.Rule;
import java.util.List;
import java.util.Optional;

/** Rules that need the answers of the hosts: newest releases, unchanged tags, and coverage. */
final class UpToDateRules {

    private static final String LATEST = "latestVersion";

    private final JsonFindingCollector findings;
    private final FindingCollector definition;

    UpToDateRules(JsonFindingCollector findings) {
        this.findings = findings;
        this.definition = findings.all();
    }

    /** Compares the newest release with the published one, unless the plugin is unresolved. */
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
                .map(shown -> difference(plugin, out, shown))
                .orElseGet(
                        () ->
                                Optional.of(
                                                "version %s available (nothing published yet)"
                                                        .formatted(out.version()))
                                        .filter(said -> out.isKnown()));
    }

    private Optional<String> difference(PluginId plugin, LatestRelease out, LatestRelease shown) {
        if (!out.version().equals(shown.version())) {
            return Optional.of(
                    (isLower(plugin, out.version(), shown.version())
                                    ? "the latest version is %s (published: %s)"
                                    : "newer version %s available (published: %s)")
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

    /** A version that was edited by hand may be higher than all versions of its plugin. */
    private boolean isLower(PluginId id, String version, String published) {
        return definition
                .index()
                .plugin(id.value())
                .filter(plugin -> plugin.selection().scheme().isHigher(published, version))
                .isPresent();
    }

    /** Reports a coverage warning, except missing source paths, which the offline check reports. */
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
}
