package io.github.pluginregistry.outputs;

import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.model.Plugin;
import io.github.pluginregistry.core.model.PluginVersion;
import io.github.pluginregistry.core.model.PluginVersion.State;
import io.github.pluginregistry.core.model.Registry;
import io.github.pluginregistry.core.output.AdditionalOutput;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Atom feeds of the newest releases: {@code feed.xml}, and {@code feeds/ID.xml} per plugin. */
final class FeedOutput implements AdditionalOutput {

    private static final String NAME = "feed.xml";
    private static final int NEWEST = 100;

    private final DefinedPlugins plugins;

    FeedOutput(RegistryDefinition definition) {
        this.plugins = new DefinedPlugins(definition.plugins(), "feeds/%s.xml");
    }

    /**
     * A release in a feed.
     *
     * @param date when it was released
     */
    record Entry(Plugin plugin, PluginVersion version, Instant date) {

        private static final Comparator<Entry> NEWEST_FIRST =
                Comparator.comparing(Entry::date)
                        .reversed()
                        .thenComparing(entry -> entry.plugin.id())
                        .thenComparing(entry -> entry.version.tag());

        private static Stream<Entry> of(Plugin plugin) {
            return plugin.versions().stream()
                    .filter(version -> version.state() == State.RELEASED)
                    .flatMap(
                            version ->
                                    version.releasedAt().stream()
                                            .map(date -> new Entry(plugin, version, date)));
        }
    }

    @Override
    public List<String> files() {
        return Stream.concat(Stream.of(NAME), plugins.files().stream()).toList();
    }

    @Override
    public Map<String, String> render(Registry registry) {
        Map<String, String> texts = new LinkedHashMap<>();
        AtomFeed all = new AtomFeed(registry, registry.name(), NAME, "feed");
        texts.put(NAME, all.render(newest(registry.plugins().stream())));
        texts.putAll(
                plugins.render(
                        registry,
                        plugin ->
                                new AtomFeed(
                                                registry,
                                                plugin.profile().name(),
                                                plugin.id().value() + ".xml",
                                                "feed of " + plugin.id().value())
                                        .render(newest(Stream.of(plugin)))));
        return texts;
    }

    private static List<Entry> newest(Stream<Plugin> plugins) {
        return plugins.flatMap(Entry::of).sorted(Entry.NEWEST_FIRST).limit(NEWEST).toList();
    }
}
