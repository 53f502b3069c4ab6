package io.github.pluginregistry.core.output;

import io.github.pluginregistry.core.io.AtomicFile;
import io.github.pluginregistry.core.io.BoundedFileReader;
import io.github.pluginregistry.core.io.CheckoutBoundary;
import io.github.pluginregistry.core.io.FilePlan;
import io.github.pluginregistry.core.io.FilePlan.RenderedFile;
import io.github.pluginregistry.core.io.OutputPathValidator;
import io.github.pluginregistry.core.model.ProgressListener;
import io.github.pluginregistry.core.model.Registry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The files of a registry: where they are, how they are read, rendered and written. */
public final class RegistryFiles {

    private static final String JSON = "plugins.json";
    private static final String PAGE = "plugins.md";
    private static final String SCHEMA = "plugins.schema.json";

    /** The names of the files that every registry has, in the order in which they are written. */
    public static final List<String> NAMES = List.of(JSON, PAGE, SCHEMA);

    private final Path json;
    private final Path page;
    private final Path schema;
    private final Path definition;
    private final PageLocation location;
    private final CheckoutBoundary boundary;
    private final List<AdditionalOutput> additional;

    public RegistryFiles(
            Path outputDirectory,
            Path definition,
            CheckoutBoundary boundary,
            List<AdditionalOutput> additional) {
        this.additional = List.copyOf(additional);
        this.json = outputDirectory.resolve(JSON);
        this.page = outputDirectory.resolve(PAGE);
        this.schema = outputDirectory.resolve(SCHEMA);
        this.definition = definition;
        this.location = PageLocation.of(outputDirectory, definition);
        this.boundary = boundary;
    }

    /** The directory of the files, which one run at a time may change. */
    public Path directory() {
        return json.resolveSibling("");
    }

    /** {@code plugins.json}. */
    public Path json() {
        return json;
    }

    /** {@code plugins.md}. */
    public Path page() {
        return page;
    }

    /** The file that contains the definition. */
    public Path definition() {
        return definition;
    }

    /** All files, in the order in which they are written. */
    public List<Path> all() {
        List<Path> all = new ArrayList<>(List.of(json, page, schema));
        additional.stream()
                .flatMap(output -> output.files().stream())
                .map(directory()::resolve)
                .forEach(all::add);
        return all;
    }

    /** The file that keeps all versions, if the registry has one. */
    public Optional<HistoryFile> history() {
        return additional.stream().flatMap(output -> output.history().stream()).findFirst();
    }

    /** Whether all files exist. */
    public boolean isComplete() {
        return all().stream().allMatch(Files::isRegularFile);
    }

    /**
     * The bytes of the file that contains the definition.
     *
     * @throws IOException if it is too large, or not a regular file within the boundary
     */
    public byte[] definitionBytes() throws IOException {
        return BoundedFileReader.bytes(boundary.resolve(definition), BoundedFileReader.LIMIT);
    }

    /**
     * The files as they are now.
     *
     * @throws IOException if something other than a regular file within the boundary is in the
     *     place of one of the files
     */
    public PublishedFiles read() throws IOException {
        requireRegularFiles();
        return new PublishedFiles(this, boundary);
    }

    /**
     * The files as they are now, after making sure that they can be written.
     *
     * @throws IOException if a file has hard links, or as {@link #read} does
     */
    public PublishedFiles readWritable() throws IOException {
        PublishedFiles published = read();
        for (Path file : all()) {
            OutputPathValidator.refuseHardLinks(boundary.resolve(file));
        }
        return published;
    }

    /** The files and the definition are different files, and no link leads away from them. */
    private void requireRegularFiles() throws IOException {
        List<Path> files = new ArrayList<>();
        files.add(boundary.resolve(definition));
        for (Path file : all()) {
            Path real = boundary.resolve(file);
            OutputPathValidator.refuse(file);
            files.add(real);
        }
        OutputPathValidator.refuseSame(files);
    }

    /** Whether plugins.json has these values for a registry, whenever it was last updated. */
    public boolean isRenderedAs(PublishedRegistry published, Registry registry) {
        return published.sameContentAs(new JsonRenderer(location).values(registry));
    }

    /** The files for a registry, in the order in which they are written. */
    public List<RenderedFile> render(Registry registry) {
        List<RenderedFile> rendered = new ArrayList<>();
        rendered.add(new RenderedFile(json, new JsonRenderer(location).render(registry)));
        rendered.add(new RenderedFile(page, new MarkdownRenderer().render(registry, location)));
        rendered.add(new RenderedFile(schema, RegistrySchema.text()));
        for (AdditionalOutput output : additional) {
            output.render(registry)
                    .forEach(
                            (file, text) ->
                                    rendered.add(
                                            new RenderedFile(directory().resolve(file), text)));
        }
        return rendered;
    }

    public void write(FilePlan plan, ProgressListener progress) throws IOException {
        plan.write(boundary, progress);
    }

    /** Deletes the temporary files that killed runs left beside the files. */
    public void deleteLeftovers() throws IOException {
        requireRegularFiles();
        for (Path file : all()) {
            AtomicFile.sweep(boundary.resolve(file));
        }
    }
}
