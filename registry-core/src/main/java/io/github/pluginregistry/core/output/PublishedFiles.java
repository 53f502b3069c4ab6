package io.github.pluginregistry.core.output;

import io.github.pluginregistry.core.io.BoundedFileReader;
import io.github.pluginregistry.core.io.CheckoutBoundary;
import io.github.pluginregistry.core.io.FilePlan;
import io.github.pluginregistry.core.io.FilePlan.RenderedFile;
import io.github.pluginregistry.core.model.Plugin;
import io.github.pluginregistry.core.model.PluginId;
import io.github.pluginregistry.core.model.Registry;
import io.github.pluginregistry.core.model.VersionHistory;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The files of a registry as they are published now. Each file is read once, when it is needed. */
public final class PublishedFiles {

    private final RegistryFiles files;
    private final CheckoutBoundary boundary;
    private final Map<Path, Optional<byte[]>> contents = new HashMap<>();

    PublishedFiles(RegistryFiles files, CheckoutBoundary boundary) {
        this.files = files;
        this.boundary = boundary;
    }

    /**
     * The files as they were before some of them were changed.
     *
     * @param changed the former texts of the changed files; empty where there was no such file
     */
    public PublishedFiles before(Map<Path, Optional<String>> changed) {
        PublishedFiles before = new PublishedFiles(files, boundary);
        before.contents.putAll(contents);
        changed.forEach(
                (file, text) ->
                        before.contents.put(
                                file, text.map(it -> it.getBytes(StandardCharsets.UTF_8))));
        return before;
    }

    /**
     * The text of plugins.json; empty where there is no such file.
     *
     * @throws IOException if the file cannot be read, or is not in UTF-8
     */
    public Optional<String> json() throws IOException {
        try {
            return text(files.json());
        } catch (CharacterCodingException e) {
            throw notInUtf8(files.json(), e);
        }
    }

    /** The text that plugins.json has once a plan is carried out; empty where there is no file. */
    public String jsonAfter(FilePlan plan) throws IOException {
        Optional<String> changed = plan.textOf(files.json());
        return changed.isPresent() ? changed.get() : json().orElse("");
    }

    /**
     * The registry that plugins.json holds; an empty one where there is no such file.
     *
     * @throws InvalidRegistryFileException if plugins.json is not a registry
     */
    public PublishedRegistry registry() throws IOException, InvalidRegistryFileException {
        Optional<String> json = json();
        PublishedRegistry registry =
                json.isPresent() ? PublishedRegistry.parse(json.get()) : PublishedRegistry.empty();
        Optional<HistoryFile> file = files.history();
        return file.isPresent() ? registry.with(history(file.get())) : registry;
    }

    private VersionHistory history(HistoryFile file) throws IOException {
        Path path = files.directory().resolve(file.name());
        Optional<byte[]> bytes = bytes(path);
        try {
            return file.read(bytes.isPresent() ? BoundedFileReader.text(bytes.get()) : "");
        } catch (CharacterCodingException e) {
            throw notInUtf8(path, e);
        } catch (IOException e) {
            throw new IOException(
                    "%s is not a history of versions: %s; restore it from version control, or delete it to begin anew"
                            .formatted(path, e.getMessage()),
                    e);
        }
    }

    private static IOException notInUtf8(Path file, CharacterCodingException cause) {
        return new IOException(
                "%s is not in UTF-8; restore it from version control, or delete it to begin anew"
                        .formatted(file),
                cause);
    }

    /** Which registry plugins.md belongs to; empty where it does not say so. */
    public Optional<PageOwner> owner() throws IOException {
        return page().flatMap(PageOwner::in);
    }

    /** What has to change for the files to have these texts. */
    public FilePlan planFor(List<RenderedFile> rendered) throws IOException {
        Map<Path, byte[]> present = new HashMap<>();
        for (RenderedFile file : rendered) {
            bytes(file.file()).ifPresent(bytes -> present.put(file.file(), bytes));
        }
        return FilePlan.of(rendered, present);
    }

    /** Whether the page shows the releases of plugins.json; a missing page shows none. */
    public PageDisagreement disagreement(
            Registry registry, PublishedRegistry published, FilePlan plan) {
        return new PageDisagreement(
                files.page(),
                plan.changes().stream()
                        .filter(change -> change.file().equals(files.page()))
                        .map(change -> ShownReleases.in(change.before().orElse("")))
                        .flatMap(shown -> unconfirmed(registry, published, shown).stream())
                        .toList());
    }

    private static List<PluginId> unconfirmed(
            Registry registry, PublishedRegistry published, ShownReleases shown) {
        return registry.plugins().stream()
                .filter(plugin -> published.latest(plugin.id()).isPresent())
                .filter(plugin -> !shown.confirm(plugin))
                .map(Plugin::id)
                .toList();
    }

    /** The plugins of a registry of which the page shows another release. */
    public List<PluginId> contradictedByPage(Registry registry) throws IOException {
        ShownReleases shown = ShownReleases.in(page().orElse(""));
        return registry.plugins().stream().filter(shown::contradict).map(Plugin::id).toList();
    }

    private Optional<String> page() throws IOException {
        try {
            return text(files.page());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private Optional<String> text(Path file) throws IOException {
        Optional<byte[]> bytes = bytes(file);
        return bytes.isPresent()
                ? Optional.of(BoundedFileReader.text(bytes.get()))
                : Optional.empty();
    }

    private Optional<byte[]> bytes(Path file) throws IOException {
        Optional<byte[]> known = contents.get(file);
        if (known != null) {
            return known;
        }
        Optional<byte[]> read = read(boundary.resolve(file));
        contents.put(file, read);
        return read;
    }

    private static Optional<byte[]> read(Path file) throws IOException {
        try {
            return Optional.of(BoundedFileReader.bytes(file, BoundedFileReader.LIMIT));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }
}
