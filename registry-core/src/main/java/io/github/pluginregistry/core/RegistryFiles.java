package io.github.pluginregistry.core;

import io.github.pluginregistry.core.check.Doubt;
import io.github.pluginregistry.core.file.Draft;
import io.github.pluginregistry.core.file.Obstacle;
import io.github.pluginregistry.core.model.Plugin;
import io.github.pluginregistry.core.model.PluginId;
import io.github.pluginregistry.core.model.Registry;
import io.github.pluginregistry.core.plan.FileChange;
import io.github.pluginregistry.core.plan.Plan;
import io.github.pluginregistry.core.plan.WantedFile;
import io.github.pluginregistry.core.published.PublishedException;
import io.github.pluginregistry.core.published.PublishedRegistry;
import io.github.pluginregistry.core.render.JsonRenderer;
import io.github.pluginregistry.core.render.MarkdownRenderer;
import io.github.pluginregistry.core.render.Place;
import io.github.pluginregistry.core.render.RegistrySchema;
import io.github.pluginregistry.core.render.ShownReleases;
import io.github.pluginregistry.core.text.SmallFile;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The three files of a registry: where they are, and what a registry makes of them. */
final class RegistryFiles {

    private final Path json;
    private final Path markdown;
    private final Path schema;
    private final Place place;
    private final Map<Path, Optional<String>> former;

    RegistryFiles(Path outputDirectory, Path definition) {
        this(outputDirectory, definition, Map.of());
    }

    /**
     * The files as they were before some of them changed.
     *
     * @param former the texts of those that changed; empty where there was no such file
     */
    RegistryFiles(Path outputDirectory, Path definition, Map<Path, Optional<String>> former) {
        this.json = outputDirectory.resolve("plugins.json");
        this.markdown = outputDirectory.resolve("plugins.md");
        this.schema = outputDirectory.resolve("plugins.schema.json");
        this.place = Place.of(outputDirectory, definition);
        this.former = former;
    }

    /** The directory of the files, which one run at a time may change. */
    Path directory() {
        return json.resolveSibling("");
    }

    Path json() {
        return json;
    }

    /**
     * The text of plugins.json on disk.
     *
     * @throws IOException if the file is there and is no text, or if anything but a file stands in
     *     the place of one of the three
     */
    Optional<String> publishedJson() throws IOException {
        Optional<String> text = former.get(json);
        return text == null ? readJson() : text;
    }

    private Optional<String> readJson() throws IOException {
        for (Path file : all()) {
            Obstacle.refuse(file);
        }
        try {
            return Optional.of(SmallFile.text(json, SmallFile.LIMIT));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (CharacterCodingException e) {
            throw new IOException(
                    "%s is not in UTF-8; restore it from version control, or delete it to begin anew"
                            .formatted(json),
                    e);
        }
    }

    /**
     * What is published; nothing where there is no plugins.json.
     *
     * @throws IOException if the file is there and is no text
     * @throws PublishedException if it cannot be understood
     */
    PublishedRegistry published() throws IOException, PublishedException {
        Optional<String> text = publishedJson();
        return text.isPresent() ? PublishedRegistry.parse(text.get()) : PublishedRegistry.empty();
    }

    /** Deletes what killed runs left beside the files. */
    void sweep() throws IOException {
        for (Path file : all()) {
            Draft.sweep(file);
        }
    }

    /** Where the files are. */
    List<Path> all() {
        return List.of(json, markdown, schema);
    }

    /** What has to change on disk for the files to show a registry. */
    Plan planFor(Registry registry) throws IOException {
        return Plan.of(wantedFor(registry), former);
    }

    /**
     * Whether the page shows the releases that plugins.json has. A page that is not there shows
     * none.
     *
     * @param registry what is published, by the definition
     * @param plan what has to change for the files to show it
     */
    Doubt doubt(Registry registry, PublishedRegistry published, Plan plan) {
        List<PluginId> plugins = new ArrayList<>();
        for (FileChange change : plan.changes()) {
            if (change.file().equals(markdown)) {
                ShownReleases shown = ShownReleases.in(change.before().orElse(""));
                for (Plugin plugin : registry.plugins()) {
                    if (published.latest(plugin.id()).isPresent() && !shown.confirm(plugin)) {
                        plugins.add(plugin.id());
                    }
                }
            }
        }
        return new Doubt(markdown, plugins);
    }

    /** The files as they show a registry, in the order in which they are written. */
    List<WantedFile> wantedFor(Registry registry) {
        return List.of(
                new WantedFile(json, new JsonRenderer().render(registry)),
                new WantedFile(markdown, new MarkdownRenderer().render(registry, place)),
                new WantedFile(schema, RegistrySchema.text()));
    }
}
