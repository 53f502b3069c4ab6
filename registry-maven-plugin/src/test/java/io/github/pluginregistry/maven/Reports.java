package io.github.pluginregistry.maven;

import io.github.pluginregistry.core.Change;
import io.github.pluginregistry.core.Cost;
import io.github.pluginregistry.core.UpdateReport;
import io.github.pluginregistry.core.model.Latest;
import io.github.pluginregistry.core.model.PluginId;
import io.github.pluginregistry.core.plan.FileChange;
import io.github.pluginregistry.core.plan.Plan;
import io.github.pluginregistry.core.resolve.Reason;
import io.github.pluginregistry.core.resolve.Reason.Severity;
import io.github.pluginregistry.core.resolve.Resolution;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reports of updates that never happened. */
final class Reports {

    private static final Latest UNKNOWN = Latest.unknown("https://github.com/example/plugins");

    private Reports() {}

    /** A run that changed nothing. */
    static UpdateReport of(Resolution... resolutions) {
        return of(List.of(resolutions), List.of(), new Plan(List.of()));
    }

    static UpdateReport of(List<Resolution> resolutions, List<Change> changes, Plan plan) {
        return new UpdateReport(
                resolutions, changes, plan, new Cost(1, 2, 3456, Duration.ofMillis(1260)));
    }

    static Resolution resolved(String plugin, Reason... remarks) {
        return new Resolution.Resolved(new PluginId(plugin), UNKNOWN, false, List.of(remarks));
    }

    static Resolution kept(String plugin, Severity severity) {
        return new Resolution.Kept(new PluginId(plugin), UNKNOWN, false, reason(severity));
    }

    static Resolution unresolved(String plugin) {
        Reason reason = reason(Severity.LASTING);
        return new Resolution.Unresolved(
                new PluginId(plugin),
                new Reason(
                        Reason.Kind.UNRESOLVED,
                        reason.severity(),
                        reason.message(),
                        reason.cure()));
    }

    static Resolution moved(String plugin) {
        Reason reason =
                new Reason(
                        Reason.Kind.MOVED,
                        Severity.LASTING,
                        "the tag %s/v1 was moved".formatted(plugin),
                        "cure it");
        return new Resolution.Kept(new PluginId(plugin), UNKNOWN, false, reason);
    }

    static Resolution unreleased(String plugin) {
        return new Resolution.Unreleased(
                new PluginId(plugin), UNKNOWN, false, reason(Severity.NOTEWORTHY));
    }

    /** What happened and what to do, in words that a test can look for. */
    static Reason reason(Severity severity) {
        return new Reason(severity, "it is " + severity.name().toLowerCase(Locale.ROOT), "cure it");
    }

    static Change moved(String plugin, String from, String to) {
        return new Change(plugin, Optional.of(from), Optional.of(to), Optional.empty());
    }

    static Plan plan(Path... files) {
        return new Plan(
                Arrays.stream(files)
                        .map(file -> new FileChange(file, Optional.empty(), "text"))
                        .toList());
    }
}
