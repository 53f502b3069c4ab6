package io.github.pluginregistry.core.source.recorded;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.pluginregistry.core.file.Draft;
import io.github.pluginregistry.core.file.Turn;
import io.github.pluginregistry.core.file.Turns;
import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.source.TagRelease;
import io.github.pluginregistry.core.text.Surrogates;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Writes the file of one repository: UTF-8, two spaces, LF, a final newline. What is not known of a
 * release is left out, and so is what every release is unless it says otherwise.
 */
final class RecordingWriter {

    private static final DefaultIndenter INDENT = new DefaultIndenter("  ", "\n");

    private static final ObjectWriter JSON =
            new JsonMapper()
                    .writer(
                            new DefaultPrettyPrinter(
                                            Separators.createDefaultInstance()
                                                    .withObjectFieldValueSpacing(
                                                            Separators.Spacing.AFTER)
                                                    .withArrayEmptySeparator(""))
                                    .withObjectIndenter(INDENT)
                                    .withArrayIndenter(INDENT));

    private RecordingWriter() {}

    /**
     * Puts a recording into its place, whole or not at all, and deletes what killed runs left of
     * others beside it.
     *
     * @throws IOException if the folder cannot be made or written to
     */
    static void write(Path folder, Recording recording, Turns turns) throws IOException {
        Path file = folder.resolve(RecordingName.of(recording.repository()));
        try (Turn turn = turns.take(file)) {
            if (turn.isGuarded()) {
                Draft.sweep(file);
            }
            try (Draft draft = Draft.of(file, text(recording))) {
                draft.publish();
            }
        }
    }

    /** The content of a recording's file. */
    static String text(Recording recording) throws IOException {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("repository", recording.repository().address());
        recording.tags().ifPresent(all -> list(root, "tags", all, "name", "date"));
        recording.releases().ifPresent(all -> list(root, "releases", all, "tag", "publishedAt"));
        if (!recording.lookups().isEmpty()) {
            ArrayNode entries = root.putArray("lookups");
            new TreeMap<>(recording.lookups())
                    .forEach(
                            (tag, release) -> lookup(entries.addObject().put("tag", tag), release));
        }
        recording.anyRelease().ifPresent(any -> root.put("anyRelease", any));
        if (!recording.batched()) {
            root.put("batched", false);
        }
        String text = JSON.writeValueAsString(root);
        ObjectWriter escaping = JSON.with(JsonWriteFeature.ESCAPE_NON_ASCII);
        return (Surrogates.areWhole(text) ? text : escaping.writeValueAsString(root)) + "\n";
    }

    private static void lookup(ObjectNode entry, TagRelease release) {
        String kind = release.fold(published -> "published", draft -> "draft", none -> "none");
        entry.put("release", kind);
        if (release instanceof TagRelease.Published published) {
            put(entry, "publishedAt", published.publishedAt(), published.prerelease());
        }
    }

    private static void put(
            ObjectNode entry, String dateKey, Optional<Instant> date, boolean prerelease) {
        date.ifPresent(moment -> entry.put(dateKey, moment.toString()));
        if (prerelease) {
            entry.put("prerelease", true);
        }
    }

    private static void list(
            ObjectNode root, String key, List<Release> releases, String nameKey, String dateKey) {
        ArrayNode entries = root.putArray(key);
        for (Release release : releases) {
            ObjectNode entry = entries.addObject().put(nameKey, release.tag());
            release.commit().ifPresent(commit -> entry.put("commit", commit));
            put(entry, dateKey, release.publishedAt(), release.prerelease());
        }
    }
}
