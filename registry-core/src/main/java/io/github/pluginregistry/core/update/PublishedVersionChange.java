package io.github.pluginregistry.core.update;

import io.github.pluginregistry.core.model.LatestRelease;
import io.github.pluginregistry.core.model.Registry;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What changes in the published version of one plugin.
 *
 * @param from the version that was published; empty for a plugin that is new in the registry
 * @param to the version that is published from now on; empty for a plugin that left the registry
 * @param page the page of that version; empty where there is none
 * @param date when that version was released
 */
public record PublishedVersionChange(
        String id, String from, String to, String page, @Nullable Instant date) {

    /** What changes from one registry to another, in its order; plugins that left come last. */
    public static List<PublishedVersionChange> between(
            Map<String, LatestRelease> before, Registry after) {
        Map<String, LatestRelease> latest = new LinkedHashMap<>();
        after.plugins().forEach(plugin -> latest.put(plugin.id().value(), plugin.latest()));
        return between(before, latest);
    }

    /** What changes, by id of the plugin, in the order of the latter; those that left come last. */
    public static List<PublishedVersionChange> between(
            Map<String, LatestRelease> before, Map<String, LatestRelease> after) {
        List<PublishedVersionChange> changes = new ArrayList<>();
        after.forEach(
                (id, latest) -> {
                    @Nullable LatestRelease old = before.get(id);
                    String from = old == null ? "" : old.version();
                    if (!from.equals(latest.version())) {
                        String page = latest.isKnown() ? latest.releaseUrl() : "";
                        changes.add(
                                new PublishedVersionChange(
                                        id, from, latest.version(), page, latest.date()));
                    }
                });
        before.forEach(
                (id, latest) -> {
                    if (!after.containsKey(id)) {
                        changes.add(new PublishedVersionChange(id, latest.version(), "", "", null));
                    }
                });
        return changes;
    }

    /** For example {@code kubernetes v0.3.0 -> v0.4.0, released 2026-08-14}. */
    @Override
    public String toString() {
        if (to.isEmpty()) {
            return id + " left the registry, it was at " + from;
        }
        if (from.isEmpty() && to.equals(LatestRelease.UNKNOWN)) {
            return id + " is new, and has no release yet";
        }
        return id
                + (from.isEmpty() ? " is new at " : " " + from + " -> ")
                + to
                + (date == null ? "" : ", released " + date.atOffset(ZoneOffset.UTC).toLocalDate());
    }
}
