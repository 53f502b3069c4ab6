package io.github.pluginregistry.core.update;

import io.github.pluginregistry.core.model.LatestRelease;
import io.github.pluginregistry.core.output.PublishedRegistry;
import io.github.pluginregistry.core.resolve.Resolution;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an update changes in the published latest version of one plugin.
 *
 * @param id the plugin
 * @param from the version published until now; empty for a plugin that is new in the registry
 * @param to the version published from now on; empty for a plugin that left the registry
 * @param releasedAt when {@code to} was released
 */
public record VersionChange(
        String id, Optional<String> from, Optional<String> to, Optional<Instant> releasedAt) {

    /**
     * What resolutions change in what was published, in their order; plugins that left come last.
     */
    static List<VersionChange> between(PublishedRegistry published, List<Resolution> resolutions) {
        Map<String, LatestRelease> left = new LinkedHashMap<>(published.entries());
        List<VersionChange> changes = new ArrayList<>();
        for (Resolution resolution : resolutions) {
            String id = resolution.id().value();
            Optional<LatestRelease> after = resolution.entry();
            Optional<String> from =
                    Optional.ofNullable(left.remove(id)).map(LatestRelease::version);
            Optional<String> to = after.map(LatestRelease::version);
            if (!from.equals(to)) {
                changes.add(
                        new VersionChange(id, from, to, after.flatMap(LatestRelease::releasedAt)));
            }
        }
        left.forEach((id, before) -> changes.add(left(id, before)));
        return changes;
    }

    private static VersionChange left(String id, LatestRelease before) {
        return new VersionChange(
                id, Optional.of(before.version()), Optional.empty(), Optional.empty());
    }

    /**
     * One line for people, for example {@code kubernetes v0.3.0 -> v0.4.0, released 2026-08-14}.
     */
    @Override
    public String toString() {
        if (to.isEmpty()) {
            return id
                    + " left the registry"
                    + from.map(version -> ", it was at " + version).orElse("");
        }
        if (from.isEmpty() && to.get().equals(LatestRelease.UNKNOWN)) {
            return id + " is new, and has no release yet";
        }
        return id
                + from.map(version -> " " + version + " -> ").orElse(" is new at ")
                + to.get()
                + releasedAt
                        .map(
                                moment ->
                                        ", released "
                                                + moment.atOffset(ZoneOffset.UTC).toLocalDate())
                        .orElse("");
    }
}
