package io.github.pluginregistry.core.recording;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.pluginregistry.core.forge.TagRelease;
import io.github.pluginregistry.core.http.SourceException;
import io.github.pluginregistry.core.http.SourceException.Kind;
import io.github.pluginregistry.core.io.BoundedFileReader;
import io.github.pluginregistry.core.io.CheckoutBoundary;
import io.github.pluginregistry.core.io.SafeExcerpt;
import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.model.RepositoryUrl;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the file of one repository. Unknown keys are ignored. */
final class RecordingReader {

    /** Enough for a hundred thousand releases and their tags. */
    private static final StreamReadConstraints LIMITS =
            StreamReadConstraints.builder()
                    .maxTokenCount(2_000_000)
                    .maxNestingDepth(50)
                    .maxNameLength(1000)
                    .build();

    private static final ObjectMapper JSON =
            JsonMapper.builder(JsonFactory.builder().streamReadConstraints(LIMITS).build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");

    private static final Set<String> KINDS = Set.of("published", "draft", "none");

    private RecordingReader() {}

    /**
     * Reads a file.
     *
     * @throws SourceException if it is no recording; the message names the file and the line
     */
    static Recording read(Path file, CheckoutBoundary boundary) throws SourceException {
        byte[] text = {};
        try {
            text = BoundedFileReader.bytes(boundary.resolve(file), BoundedFileReader.LIMIT);
            return recording(JsonElementReader.root(JSON.readTree(text)));
        } catch (JsonElementReader.MalformedException e) {
            throw unusable(file + lineOf(e.place(), text) + ": " + e.getMessage(), e);
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
            throw unusable(
                    "%s:%d: invalid JSON; %s"
                            .formatted(
                                    file,
                                    line,
                                    SafeExcerpt.ofParserMessage(e.getOriginalMessage())),
                    e);
        } catch (IOException e) {
            throw unusable("%s cannot be read (%s)".formatted(file, e.getMessage()), e);
        }
    }

    private static Recording recording(JsonElementReader root)
            throws JsonElementReader.MalformedException {
        return new Recording(
                root.required("repository", RecordingReader::repository),
                root.optional("tags", list -> list.objects(e -> release(e, "name", "date")))
                        .orElse(null),
                root.optional(
                                "releases",
                                list -> list.objects(e -> release(e, "tag", "publishedAt")))
                        .orElse(null),
                root.optional("lookups", RecordingReader::lookups).orElse(Map.of()),
                root.optional("anyRelease", JsonElementReader::flag).orElse(null),
                root.optional("batched", JsonElementReader::flag).orElse(true));
    }

    private static Map<String, TagRelease> lookups(JsonElementReader list)
            throws JsonElementReader.MalformedException {
        Map<String, TagRelease> lookups = new HashMap<>();
        for (Map.Entry<String, TagRelease> lookup : list.objects(RecordingReader::lookup)) {
            lookups.put(lookup.getKey(), lookup.getValue());
        }
        return lookups;
    }

    private static Map.Entry<String, TagRelease> lookup(JsonElementReader entry)
            throws JsonElementReader.MalformedException {
        Release release = release(entry, "tag", "publishedAt");
        String kind =
                entry.required(
                        "release",
                        e ->
                                e.text(
                                        "published, draft or none",
                                        text -> Optional.of(text).filter(KINDS::contains)));
        return Map.entry(
                release.tag(),
                switch (kind) {
                    case "published" ->
                            new TagRelease.Published(
                                    release.publishedAt().orElse(null), release.prerelease());
                    case "draft" -> new TagRelease.Draft();
                    default -> new TagRelease.None();
                });
    }

    private static Release release(JsonElementReader entry, String nameKey, String dateKey)
            throws JsonElementReader.MalformedException {
        entry.optional("annotated", JsonElementReader::flag);
        return new Release(
                entry.required(nameKey, e -> e.text("a tag's name", RecordingReader::name)),
                entry.optional("commit", e -> e.text("a whole commit id", RecordingReader::commit))
                        .orElse(null),
                entry.optional(
                                dateKey,
                                e ->
                                        e.text(
                                                "a date such as 2026-08-14T03:24:18Z",
                                                RecordingReader::date))
                        .orElse(null),
                entry.optional("prerelease", JsonElementReader::flag).orElse(false));
    }

    private static RepositoryUrl repository(JsonElementReader element)
            throws JsonElementReader.MalformedException {
        return element.text(
                "a repository's address",
                text -> {
                    try {
                        return Optional.of(RepositoryUrl.of(text));
                    } catch (IllegalArgumentException e) {
                        throw new JsonElementReader.MalformedException(
                                element.place(),
                                "\"%s\": %s".formatted(SafeExcerpt.of(text), e.getMessage()));
                    }
                });
    }

    private static Optional<String> name(String text) {
        return Optional.of(text).filter(name -> !name.isBlank());
    }

    private static Optional<String> commit(String text) {
        return Optional.of(text).filter(COMMIT.asMatchPredicate());
    }

    private static Optional<Instant> date(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** A tree knows no lines, so the text is walked once more, up to the place. */
    private static String lineOf(JsonPointer place, byte[] text) {
        try (JsonParser parser = JSON.createParser(text)) {
            while (parser.nextToken() != null) {
                if (parser.getParsingContext().pathAsPointer().equals(place)) {
                    return ":" + parser.currentTokenLocation().getLineNr();
                }
            }
            return "";
        } catch (IOException e) {
            return "";
        }
    }

    private static SourceException unusable(String message, Exception cause) {
        return new SourceException(
                Kind.UNUSABLE,
                message,
                "correct the recording, or record again with -Dregistry.record=FOLDER",
                cause);
    }
}
