package io.github.pluginregistry.core;

import io.github.pluginregistry.core.check.Doubt;
import io.github.pluginregistry.core.file.CheckoutBoundary;
import io.github.pluginregistry.core.file.Draft;
import io.github.pluginregistry.core.file.Obstacle;
import io.github.pluginregistry.core.model.Plugin;
import io.github.pluginregistry.core.model.PluginId;
import io.github.pluginregistry.core.model.Registry;
import io.github.pluginregistry.core.plan.FileChange;
import io.github.pluginregistry.core.plan.Plan;
import io.github.pluginregistry.core.plan.Plan.WantedFile;
import io.github.pluginregistry.core.progress.ProgressListener;
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
    private final Path definition;
    private final Place place;
    private final CheckoutBoundary boundary;
    private final Map<Path, Optional<String>> former;

    /**
     * @param boundary what no link may lead out of
     */
    RegistryFiles(Path outputDirectory, Path definition, CheckoutBoundary boundary) {
        this(outputDirectory, definition, boundary, Map.of());
    }

    /**
     * The files as they were before some of them changed.
     *
     * @param boundary what no link may lead out of
     * @param former the texts of those that changed; empty where there was no such file
     */
    RegistryFiles(
            Path outputDirectory,
            Path definition,
            CheckoutBoundary boundary,
            Map<Path, Optional<String>> former) {
        this.json = outputDirectory.resolve("plugins.json");
        this.markdown = outputDirectory.resolve("plugins.md");
        this.schema = outputDirectory.resolve("plugins.schema.json");
        this.definition = definition;
        this.place = Place.of(outputDirectory, definition);
        this.former = former;
        this.boundary = boundary;
    }

    /** The directory of the files, which one run at a time may change. */
    Path directory() {
        return json.resolveSibling("");
    }

    Path json() {
        return json;
    }

    Path page() {
        return markdown;
    }

    Path markdown() {
        return markdown;
    }

    /**
     * The bytes of the file that the definition stands in.
     *
     * @throws IOException if it is too large, or no file of its own within the boundary
     */
    byte[] definitionBytes() throws IOException {
        return SmallFile.bytes(boundary.resolve(definition), SmallFile.LIMIT);
    }

    /**
     * The text of plugins.json on disk.
     *
     * @throws IOException if the file is there and is no text, or if anything but a file of its own
     *     within the boundary stands in the place of one of the three
     */
    Optional<String> publishedJson() throws IOException {
        Optional<String> text = former.get(json);
        return text == null ? readJson() : text;
    }

    private Optional<String> readJson() throws IOException {
        refuseOthers();
        try {
            return Optional.of(SmallFile.text(boundary.resolve(json), SmallFile.LIMIT));
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

    /** The text of plugins.md on disk; empty where it is not there or nobody can read it. */
    Optional<String> publishedPage() throws IOException {
        try {
            return Optional.of(SmallFile.text(boundary.resolve(markdown), SmallFile.LIMIT));
        } catch (NoSuchFileException | CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** The three and the definition are four files, none of them behind a link that leads away. */
    private void refuseOthers() throws IOException {
        List<Path> files = new ArrayList<>();
        files.add(boundary.resolve(definition));
        for (Path file : all()) {
            Path real = boundary.resolve(file);
            Obstacle.refuse(file);
            files.add(real);
        }
        Obstacle.refuseSame(files);
    }

    /**
     * Refuses what cannot be written to, before anybody is asked.
     *
     * @throws IOException if a file has hard links, or as {@link #publishedJson} does
     */
    void refuseUnwritable() throws IOException {
        refuseOthers();
        for (Path file : all()) {
            Obstacle.refuseHardLinks(boundary.resolve(file));
        }
    }

    /** The text of plugins.json that shows a registry. */
    String json(Registry registry) {
        return new JsonRenderer(place).render(registry);
    }

    /** Deletes what killed runs left beside the files. */
    void sweep() throws IOException {
        refuseOthers();
        for (Path file : all()) {
            Draft.sweep(boundary.resolve(file));
        }
    }

    /** Writes what has to change. */
    void write(Plan plan, ProgressListener progress) throws IOException {
        plan.write(boundary, progress);
    }

    /** Where the files are. */
    List<Path> all() {
        return List.of(json, markdown, schema);
    }

    /** What has to change on disk for the files to show a registry. */
    Plan planFor(Registry registry) throws IOException {
        return Plan.of(wantedFor(registry), boundary, former);
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

    /** The plugins of a registry of which the page on disk shows another release. */
    List<PluginId> contradictedByPage(Registry registry) throws IOException {
        ShownReleases shown = ShownReleases.in(publishedPage().orElse(""));
        return registry.plugins().stream().filter(shown::contradict).map(Plugin::id).toList();
    }

    /** The files as they show a registry, in the order in which they are written. */
    List<WantedFile> wantedFor(Registry registry) {
        return List.of(
                new WantedFile(json, json(registry)),
                new WantedFile(markdown, new MarkdownRenderer().render(registry, place)),
                new WantedFile(schema, RegistrySchema.text()));
    }
}
