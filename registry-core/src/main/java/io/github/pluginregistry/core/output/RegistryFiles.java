package io.github.pluginregistry.core.output;

import io.github.pluginregistry.core.io.AtomicFile;
import io.github.pluginregistry.core.io.BoundedFileReader;
import io.github.pluginregistry.core.io.CheckoutBoundary;
import io.github.pluginregistry.core.io.FileChange;
import io.github.pluginregistry.core.io.FilePlan;
import io.github.pluginregistry.core.io.FilePlan.WantedFile;
import io.github.pluginregistry.core.io.OutputPathValidator;
import io.github.pluginregistry.core.model.Plugin;
import io.github.pluginregistry.core.model.PluginId;
import io.github.pluginregistry.core.model.ProgressListener;
import io.github.pluginregistry.core.model.Registry;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The three files of a registry: where they are, and what a registry makes of them. */
public final class RegistryFiles {

    private final Path json;
    private final Path markdown;
    private final Path schema;
    private final Path definition;
    private final PageLocation place;
    private final CheckoutBoundary boundary;
    private final Map<Path, Optional<String>> former;

    /**
     * @param boundary what no link may lead out of
     */
    public RegistryFiles(Path outputDirectory, Path definition, CheckoutBoundary boundary) {
        this(outputDirectory, definition, boundary, Map.of());
    }

    /**
     * The files as they were before some of them changed.
     *
     * @param boundary what no link may lead out of
     * @param former the texts of those that changed; empty where there was no such file
     */
    public RegistryFiles(
            Path outputDirectory,
            Path definition,
            CheckoutBoundary boundary,
            Map<Path, Optional<String>> former) {
        this.json = outputDirectory.resolve("plugins.json");
        this.markdown = outputDirectory.resolve("plugins.md");
        this.schema = outputDirectory.resolve("plugins.schema.json");
        this.definition = definition;
        this.place = PageLocation.of(outputDirectory, definition);
        this.former = former;
        this.boundary = boundary;
    }

    /** The directory of the files, which one run at a time may change. */
    public Path directory() {
        return json.resolveSibling("");
    }

    public Path json() {
        return json;
    }

    public Path page() {
        return markdown;
    }

    public Path markdown() {
        return markdown;
    }

    /**
     * The bytes of the file that the definition stands in.
     *
     * @throws IOException if it is too large, or no file of its own within the boundary
     */
    public byte[] definitionBytes() throws IOException {
        return BoundedFileReader.bytes(boundary.resolve(definition), BoundedFileReader.LIMIT);
    }

    /**
     * The text of plugins.json on disk.
     *
     * @throws IOException if the file is there and is no text, or if anything but a file of its own
     *     within the boundary stands in the place of one of the three
     */
    public Optional<String> publishedJson() throws IOException {
        Optional<String> text = former.get(json);
        return text == null ? readJson() : text;
    }

    private Optional<String> readJson() throws IOException {
        refuseOthers();
        try {
            return Optional.of(
                    BoundedFileReader.text(boundary.resolve(json), BoundedFileReader.LIMIT));
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
     * @throws InvalidRegistryFileException if it cannot be understood
     */
    public PublishedRegistry published() throws IOException, InvalidRegistryFileException {
        Optional<String> text = publishedJson();
        return text.isPresent() ? PublishedRegistry.parse(text.get()) : PublishedRegistry.empty();
    }

    /** The text of plugins.md on disk; empty where it is not there or nobody can read it. */
    public Optional<String> publishedPage() throws IOException {
        try {
            return Optional.of(
                    BoundedFileReader.text(boundary.resolve(markdown), BoundedFileReader.LIMIT));
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
            OutputPathValidator.refuse(file);
            files.add(real);
        }
        OutputPathValidator.refuseSame(files);
    }

    /**
     * Refuses what cannot be written to, before anybody is asked.
     *
     * @throws IOException if a file has hard links, or as {@link #publishedJson} does
     */
    public void refuseUnwritable() throws IOException {
        refuseOthers();
        for (Path file : all()) {
            OutputPathValidator.refuseHardLinks(boundary.resolve(file));
        }
    }

    /** The text of plugins.json that shows a registry. */
    public String json(Registry registry) {
        return new JsonRenderer(place).render(registry);
    }

    /** Deletes what killed runs left beside the files. */
    public void sweep() throws IOException {
        refuseOthers();
        for (Path file : all()) {
            AtomicFile.sweep(boundary.resolve(file));
        }
    }

    /** Writes what has to change. */
    public void write(FilePlan plan, ProgressListener progress) throws IOException {
        plan.write(boundary, progress);
    }

    /** Where the files are. */
    public List<Path> all() {
        return List.of(json, markdown, schema);
    }

    /** What has to change on disk for the files to show a registry. */
    public FilePlan planFor(Registry registry) throws IOException {
        return FilePlan.of(wantedFor(registry), boundary, former);
    }

    /**
     * Whether the page shows the releases that plugins.json has. A page that is not there shows
     * none.
     *
     * @param registry what is published, by the definition
     * @param plan what has to change for the files to show it
     */
    public PageDisagreement doubt(Registry registry, PublishedRegistry published, FilePlan plan) {
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
        return new PageDisagreement(markdown, plugins);
    }

    /** The plugins of a registry of which the page on disk shows another release. */
    public List<PluginId> contradictedByPage(Registry registry) throws IOException {
        ShownReleases shown = ShownReleases.in(publishedPage().orElse(""));
        return registry.plugins().stream().filter(shown::contradict).map(Plugin::id).toList();
    }

    /** The files as they show a registry, in the order in which they are written. */
    public List<WantedFile> wantedFor(Registry registry) {
        return List.of(
                new WantedFile(json, json(registry)),
                new WantedFile(markdown, new MarkdownRenderer().render(registry, place)),
                new WantedFile(schema, RegistrySchema.text()));
    }
}
