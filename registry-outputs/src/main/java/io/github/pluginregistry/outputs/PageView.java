package io.github.pluginregistry.outputs;

import io.github.pluginregistry.core.model.Plugin;
import io.github.pluginregistry.core.model.PluginId;
import io.github.pluginregistry.core.model.PluginMetadata;
import io.github.pluginregistry.core.model.PluginVersion;
import io.github.pluginregistry.core.model.PluginVersion.State;
import io.github.pluginregistry.core.model.Registry;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the page shows. Texts are without characters that hide; the template escapes them.
 *
 * @param policy the Content-Security-Policy: no script, no request, and no style but this one
 * @param updated when the registry last changed
 * @param lately the newest releases of all plugins
 */
record PageView(
        String name,
        String description,
        String policy,
        String style,
        String updated,
        List<Item> lately,
        List<Row> plugins,
        ReleaseTimeline timeline) {

    private static final int LATELY = 10;
    private static final int VERSIONS = 100;

    /** The versions of all plugins, which keeps the page of a large registry small. */
    private static final int ALL_VERSIONS = 10_000;

    static PageView of(Registry registry, String style, String policy) {
        return new PageView(
                XmlText.clean(registry.name()),
                XmlText.clean(registry.description()),
                policy,
                style,
                registry.lastUpdated().toString(),
                lately(registry),
                rows(registry.plugins()),
                ReleaseTimeline.of(registry));
    }

    private static List<Row> rows(List<Plugin> plugins) {
        int most = Math.min(VERSIONS, Math.max(1, ALL_VERSIONS / Math.max(1, plugins.size())));
        return plugins.stream().map(plugin -> Row.of(plugin, most)).toList();
    }

    String count() {
        return plugins.size() == 1 ? "1 plugin" : plugins.size() + " plugins";
    }

    private static List<Item> lately(Registry registry) {
        return registry.plugins().stream()
                .flatMap(
                        plugin ->
                                plugin.versions().stream()
                                        .filter(it -> it.state() == State.RELEASED)
                                        .filter(it -> it.releasedAt().isPresent())
                                        .map(it -> Item.of(plugin, it)))
                .sorted(
                        Comparator.comparing(Item::date)
                                .reversed()
                                .thenComparing(Item::id)
                                .thenComparing(Item::version))
                .limit(LATELY)
                .toList();
    }

    private static @Nullable String link(String address) {
        return WebAddress.of(address).orElse(null);
    }

    private static String day(Optional<Instant> moment) {
        return moment.map(it -> LocalDate.ofInstant(it, ZoneOffset.UTC).toString()).orElse("");
    }

    /**
     * A version.
     *
     * @param id the id of its plugin
     * @param date when it was released in RFC 3339; empty if that is not known
     * @param state what readers should know of it; empty for a usable stable version
     */
    record Item(
            String id,
            String name,
            String version,
            String date,
            String day,
            String state,
            boolean prerelease,
            @Nullable String url) {

        private static Item of(Plugin plugin, PluginVersion version) {
            return new Item(
                    plugin.id().value(),
                    XmlText.clean(plugin.profile().name()),
                    XmlText.clean(version.version()),
                    version.releasedAt().map(Instant::toString).orElse(""),
                    PageView.day(version.releasedAt()),
                    stateOf(version),
                    version.prerelease(),
                    version.state() == State.WITHDRAWN ? null : link(version.releaseUrl()));
        }

        private static String stateOf(PluginVersion version) {
            if (version.state() == State.RELEASED) {
                return version.prerelease() ? "prerelease" : "";
            }
            return "%s: %s".formatted(version.state().key(), XmlText.clean(version.reason()));
        }
    }

    /**
     * A plugin.
     *
     * @param count how many versions it has; {@code versions} are the highest of them
     */
    record Row(
            String id,
            String name,
            String description,
            String version,
            String released,
            String status,
            String labels,
            @Nullable String releaseUrl,
            @Nullable String repository,
            @Nullable String documentation,
            @Nullable String successor,
            List<Item> versions,
            int count) {

        private static Row of(Plugin plugin, int most) {
            PluginMetadata profile = plugin.profile();
            return new Row(
                    plugin.id().value(),
                    XmlText.clean(profile.name()),
                    XmlText.clean(profile.description()),
                    XmlText.clean(plugin.latest().version()),
                    PageView.day(plugin.latest().releasedAt()),
                    profile.status().key(),
                    XmlText.clean(String.join(", ", profile.labels())),
                    link(plugin.latest().releaseUrl()),
                    link(profile.repository()),
                    profile.docs().flatMap(WebAddress::of).orElse(null),
                    profile.replacedBy().map(PluginId::value).orElse(null),
                    plugin.versions().stream()
                            .limit(most)
                            .map(version -> Item.of(plugin, version))
                            .toList(),
                    plugin.versions().size());
        }

        /** No id of a plugin has a colon. */
        String titleId() {
            return "title:" + id;
        }

        String file() {
            return "plugins/%s.json".formatted(id);
        }
    }
}
