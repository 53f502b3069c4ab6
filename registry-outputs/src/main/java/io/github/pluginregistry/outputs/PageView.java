package io.github.pluginregistry.outputs;

import io.github.pluginregistry.core.model.Plugin;
import io.github.pluginregistry.core.model.PluginVersion.State;
import io.github.pluginregistry.core.model.Registry;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the page shows. Texts are without characters that hide; the template escapes them.
 *
 * @param code the style and the script of the page
 * @param feed whether the registry has a feed to link
 * @param updated when the registry last changed
 * @param lately the newest releases of all plugins
 */
record PageView(
        String name,
        String description,
        PageCode code,
        boolean feed,
        Instant updated,
        List<VersionRow> lately,
        List<PluginCard> plugins,
        ReleaseTimeline timeline) {

    private static final int LATELY = 8;
    private static final int VERSIONS = 100;

    /** The versions of all plugins, which keeps the page of a large registry small. */
    private static final int ALL_VERSIONS = 10_000;

    /** From then on the timeline is folded, and rows are laid out when they are scrolled to. */
    private static final int MANY = 100;

    static PageView of(Registry registry, PageCode code, boolean feed) {
        return new PageView(
                XmlText.clean(registry.name()),
                XmlText.clean(registry.description()),
                code,
                feed,
                registry.lastUpdated(),
                lately(registry),
                cards(registry.plugins()),
                ReleaseTimeline.of(registry));
    }

    private static List<PluginCard> cards(List<Plugin> plugins) {
        int most = Math.min(VERSIONS, Math.max(1, ALL_VERSIONS / Math.max(1, plugins.size())));
        return plugins.stream().map(plugin -> PluginCard.of(plugin, most)).toList();
    }

    /** The newest releases of all plugins, the newest first. */
    static List<VersionRow> lately(Registry registry) {
        return registry.plugins().stream()
                .flatMap(
                        plugin ->
                                plugin.versions().stream()
                                        .filter(it -> it.state() == State.RELEASED)
                                        .filter(it -> it.releasedAt().isPresent())
                                        .map(it -> VersionRow.of(plugin, it)))
                .sorted(
                        Comparator.comparing(VersionRow::date)
                                .reversed()
                                .thenComparing(VersionRow::id)
                                .thenComparing(VersionRow::version))
                .limit(LATELY)
                .toList();
    }

    String count() {
        return plugins.size() == 1 ? "1 plugin" : plugins.size() + " plugins";
    }

    boolean isLarge() {
        return plugins.size() > MANY;
    }

    String updatedOn() {
        return day(Optional.of(updated));
    }

    List<String> statuses() {
        return choices(plugins.stream().map(PluginCard::status));
    }

    List<String> labels() {
        return choices(plugins.stream().flatMap(plugin -> plugin.labels().stream()));
    }

    List<String> repositories() {
        return choices(plugins.stream().map(PluginCard::repositoryName));
    }

    /** What the plugins differ in; nothing if there is nothing to choose from. */
    private static List<String> choices(Stream<String> values) {
        return values.distinct().sorted(String.CASE_INSENSITIVE_ORDER).toList();
    }

    /** The day in UTC, for example 2026-08-14; empty if it is not known. */
    static String day(Optional<Instant> moment) {
        return moment.map(it -> LocalDate.ofInstant(it, ZoneOffset.UTC).toString()).orElse("");
    }
}
