package io.github.pluginregistry.core.recording;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.pluginregistry.core.forge.TagRelease;
import io.github.pluginregistry.core.io.AtomicFile;
import io.github.pluginregistry.core.io.FileLocks;
import io.github.pluginregistry.core.io.FileLocks.Turn;
import io.github.pluginregistry.core.io.Sha256;
import io.github.pluginregistry.core.io.Surrogates;
import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.model.RepositoryUrl;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /** Enough to tell the repositories of one folder apart. */
    private static final int DIGITS = 12;

    /** Addresses that a file's name can spell so that every file system tells them apart. */
    private static final Pattern PLAIN = Pattern.compile("https://[a-z0-9.-]+(/[a-z0-9._-]+)+");

    private static final int LONGEST = 120;

    private RecordingWriter() {}

    /**
     * Puts a recording into its place, whole or not at all, and deletes what killed runs left of
     * others beside it.
     *
     * @throws IOException if the folder cannot be made or written to
     */
    static void write(Path folder, Recording recording, FileLocks turns) throws IOException {
        Path file = folder.resolve(fileName(recording.repository()));
        try (Turn turn = turns.take(file)) {
            if (turn.isGuarded()) {
                AtomicFile.sweep(file);
            }
            try (AtomicFile draft = AtomicFile.of(file, text(recording))) {
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

    /**
     * The name of a recording: the host and the path joined by {@code +}, for example {@code
     * github.com+pipe-cd+pipecd.json}. Where that would be ambiguous, since letters are capitals,
     * the address is none of https, or a character has no place in a name, a digest of the address
     * follows a {@code ~}.
     */
    static String fileName(RepositoryUrl repository) {
        String address = scheme(repository) + "://" + repository.host() + "/" + repository.path();
        String joined =
                Stream.concat(Stream.of(repository.host()), Stream.of(repository.path().split("/")))
                        .filter(part -> !part.isEmpty())
                        .map(part -> part.replaceAll("[^A-Za-z0-9._-]", "_"))
                        .collect(Collectors.joining("+"));
        return PLAIN.matcher(address).matches() && joined.length() <= LONGEST
                ? joined + ".json"
                : joined.substring(0, Math.min(LONGEST, joined.length()))
                        + "~"
                        + digest(address)
                        + ".json";
    }

    private static String scheme(RepositoryUrl repository) {
        return switch (repository.transport()) {
            case HTTP -> URI.create(repository.address()).getScheme().toLowerCase(Locale.ROOT);
            case SSH -> "ssh";
            case LOCAL -> "file";
        };
    }

    private static String digest(String text) {
        return Sha256.of(text).substring(0, DIGITS);
    }
}
