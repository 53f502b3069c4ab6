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
import org.jspecify.annotations.Nullable;

/**
 * What an update changes in the published latest version of one plugin.
 *
 * @param before the version published until now; null for a plugin that is new in the registry
 * @param after the version published from now on; null for a plugin that left the registry
 * @param date when {@code after} was released
 */
public record VersionChange(
        String id, @Nullable String before, @Nullable String after, @Nullable Instant date) {

    /**
     * What resolutions change in what was published, in their order; plugins that left come last.
     */
    static List<VersionChange> between(PublishedRegistry published, List<Resolution> resolutions) {
        Map<String, LatestRelease> left = new LinkedHashMap<>(published.entries());
        List<VersionChange> changes = new ArrayList<>();
        for (Resolution resolution : resolutions) {
            String id = resolution.id().value();
            Optional<LatestRelease> before = Optional.ofNullable(left.remove(id));
            Optional<LatestRelease> after = resolution.entry();
            if (!before.map(LatestRelease::version).equals(after.map(LatestRelease::version))) {
                changes.add(
                        new VersionChange(
                                id,
                                before.map(LatestRelease::version).orElse(null),
                                after.map(LatestRelease::version).orElse(null),
                                after.map(LatestRelease::date).orElse(null)));
            }
        }
        left.forEach((id, before) -> changes.add(left(id, before)));
        return changes;
    }

    private static VersionChange left(String id, LatestRelease before) {
        return new VersionChange(id, before.version(), null, null);
    }

    /**
     * One line for people, for example {@code kubernetes v0.3.0 -> v0.4.0, released 2026-08-14}.
     */
    @Override
    public String toString() {
        if (after == null) {
            return id + " left the registry" + (before == null ? "" : ", it was at " + before);
        }
        if (before == null && after.equals(LatestRelease.UNKNOWN)) {
            return id + " is new, and has no release yet";
        }
        return id
                + (before == null ? " is new at " : " " + before + " -> ")
                + after
                + (date == null ? "" : ", released " + date.atOffset(ZoneOffset.UTC).toLocalDate());
    }
}
