package io.github.pluginregistry.maven;

import io.github.pluginregistry.core.io.FileChange;
import io.github.pluginregistry.core.io.FilePlan;
import io.github.pluginregistry.core.model.LatestRelease;
import io.github.pluginregistry.core.model.PluginId;
import io.github.pluginregistry.core.resolve.RequestStats;
import io.github.pluginregistry.core.resolve.Resolution;
import io.github.pluginregistry.core.resolve.ResolutionProblem;
import io.github.pluginregistry.core.resolve.ResolutionProblem.Impact;
import io.github.pluginregistry.core.update.PublishedVersionChange;
import io.github.pluginregistry.core.update.UpdateReport;
import io.github.pluginregistry.core.validation.Rule;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Reports of updates that never happened. */
public final class Reports {

    private static final LatestRelease UNKNOWN =
            LatestRelease.unknown("https://github.com/example/plugins");

    private Reports() {}

    /** A run that changed nothing. */
    public static UpdateReport of(Resolution... resolutions) {
        return of(List.of(resolutions), List.of(), new FilePlan(List.of()));
    }

    public static UpdateReport of(
            List<Resolution> resolutions, List<PublishedVersionChange> changes, FilePlan plan) {
        return new UpdateReport(
                resolutions, changes, plan, new RequestStats(1, 2, 3456, Duration.ofMillis(1260)));
    }

    public static Resolution resolved(String plugin, ResolutionProblem... remarks) {
        return new Resolution.Resolved(new PluginId(plugin), UNKNOWN, false, List.of(remarks));
    }

    public static Resolution kept(String plugin, Impact severity) {
        return new Resolution.Kept(new PluginId(plugin), UNKNOWN, false, reason(severity));
    }

    public static Resolution unresolved(String plugin) {
        ResolutionProblem reason = reason(Impact.PERMANENT);
        return new Resolution.Unresolved(
                new PluginId(plugin),
                new ResolutionProblem(
                        Rule.VERSION_UNKNOWN, reason.impact(), reason.problem(), reason.remedy()));
    }

    public static Resolution moved(String plugin) {
        ResolutionProblem reason =
                new ResolutionProblem(
                        Rule.MOVED,
                        Impact.PERMANENT,
                        "the tag %s/v1 was moved".formatted(plugin),
                        "fix it");
        return new Resolution.Kept(new PluginId(plugin), UNKNOWN, false, reason);
    }

    public static Resolution unreleased(String plugin) {
        return new Resolution.Unreleased(
                new PluginId(plugin), UNKNOWN, false, reason(Impact.WARNING));
    }

    /** What happened and what to do, in words that a test can look for. */
    public static ResolutionProblem reason(Impact severity) {
        return new ResolutionProblem(
                severity, "it is " + severity.name().toLowerCase(Locale.ROOT), "fix it");
    }

    public static PublishedVersionChange moved(String plugin, String from, String to) {
        return new PublishedVersionChange(plugin, from, to, "", null);
    }

    public static FilePlan plan(Path... files) {
        return new FilePlan(
                Arrays.stream(files).map(file -> new FileChange(file, null, "text")).toList());
    }
}
