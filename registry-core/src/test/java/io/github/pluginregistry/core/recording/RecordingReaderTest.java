package io.github.pluginregistry.core.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.pluginregistry.core.http.SourceException;
import io.github.pluginregistry.core.http.SourceException.Kind;
import io.github.pluginregistry.core.io.CheckoutBoundary;
import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.model.RepositoryUrl;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordingReaderTest {

    private static final String COMMIT = "3ecbefafd6d3c3f022e9deeed228149eef134ada";

    @TempDir Path folder;

    @Test
    void readsAllFieldsOfARelease() throws Exception {
        assertThat(
                        read(
                                """
                                {"repository": "https://github.com/a/b",
                                 "releases": [
                                  {"tag": "v1", "publishedAt": "2026-08-14T05:24:18+02:00",
                                   "prerelease": true, "page": "https://github.com/a/b/releases/v1",
                                   "commit": "%s"}]}
                                """
                                        .formatted(COMMIT)))
                .isEqualTo(
                        new Recording(
                                RepositoryUrl.of("https://github.com/a/b"),
                                null,
                                List.of(
                                        new Release(
                                                "v1",
                                                COMMIT,
                                                Instant.parse("2026-08-14T03:24:18Z"),
                                                true)),
                                Map.of(),
                                null,
                                true));
    }

    @Test
    void readsNullAndMissingValuesAsUnknown() throws Exception {
        assertThat(
                        read(
                                """
                                {"repository": "https://github.com/a/b", "releases": null,
                                 "tags": [{"name": "v1", "commit": null, "date": null}]}
                                """))
                .isEqualTo(
                        Recording.ofTags(
                                RepositoryUrl.of("https://github.com/a/b"),
                                List.of(Release.ofTag("v1"))));
    }

    @Test
    void readsAnyLineEndingsWithOrWithoutTheLast() throws Exception {
        String text = "{\"repository\": \"https://github.com/a/b\",\n\"tags\": []\n}\n";
        assertThat(read(text.replace("\n", "\r\n"))).isEqualTo(read(text));
        assertThat(read(text.stripTrailing())).isEqualTo(read(text));
    }

    @Test
    void ignoresUnknownKeys() throws Exception {
        assertThat(
                        read(
                                """
                                {"$schema": "recording.schema.json", "etag": {"a": [1]},
                                 "repository": "https://github.com/a/b",
                                 "tags": [{"name": "v1", "annotated": true, "tagger": "somebody"}]}
                                """))
                .isEqualTo(
                        Recording.ofTags(
                                RepositoryUrl.of("https://github.com/a/b"),
                                List.of(Release.ofTag("v1"))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    "name": 1                          | /tags/0/name is 1, not a tag's name
                    "name": ""                         | /tags/0/name is "", not a tag's name
                    "tag": "v1"                        | /tags/0 has no "name"
                    "name": "v1", "date": "yesterday"  | /tags/0/date is "yesterday", not a date such as 2026-08-14T03:24:18Z
                    "name": "v1", "date": "2026-08-14" | /tags/0/date is "2026-08-14", not a date such as 2026-08-14T03:24:18Z
                    "name": "v1", "date": 1755141858   | /tags/0/date is 1755141858, not a date such as 2026-08-14T03:24:18Z
                    "name": "v1", "commit": "3ecbefa"  | /tags/0/commit is "3ecbefa", not a whole commit id
                    "name": "v1", "annotated": "no"    | /tags/0/annotated is "no", not true or false
                    "name": "v1", "prerelease": 0      | /tags/0/prerelease is 0, not true or false
                    """)
    void describesAnInvalidTag(String keys, String message) throws IOException {
        SourceException failure =
                failure(
                        """
                        {"repository": "https://github.com/a/b",
                         "tags": [
                          {%s}]}
                        """
                                .formatted(keys));

        assertThat(failure.kind()).isEqualTo(Kind.UNUSABLE);
        assertThat(failure).hasMessageStartingWith("%s:3: %s;", folder.resolve("a.json"), message);
        assertThat(failure.remedy()).contains("-Dregistry.record=");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    []                                     | :1: the file is [], not an object
                    ``                                     | : the file is empty, not an object
                    {}                                     | :1: the file has no "repository"
                    {"repository": 7}                      | :1: /repository is 7, not a repository's address
                    {"repository": "ext::sh -c x"}         | :1: "ext::sh -c x": expected https:
                    {"repository": "r", "tags": {}}        | :1: /tags is {}, not a list
                    {"repository": "r", "releases": "all"} | :1: /releases is "all", not a list
                    {"repository": "r", "tags": ["v1"]}    | :1: /tags/0 is "v1", not an object
                    {"repository": "r", "repository": "s"} | :1: invalid JSON; Duplicate field
                    {"repository": "r"} {}                 | :1: invalid JSON; Trailing token
                    """)
    void describesAnInvalidFile(String text, String message) throws IOException {
        assertThat(failure(text)).hasMessageStartingWith(folder.resolve("a.json") + message);
    }

    @Test
    void namesTheLineOfBrokenJson() throws IOException {
        assertThat(failure("{\n\n\"repository\": oops}"))
                .hasMessageStartingWith("%s:3: invalid JSON", folder.resolve("a.json"));
    }

    @Test
    void namesTheLineOfOneEntryAmongMany() throws IOException {
        assertThat(
                        failure(
                                """
                                {
                                  "repository": "r",
                                  "tags": [
                                    {"name": "v1"},
                                    {"name": "v2"},
                                    {
                                      "name": "v3",
                                      "commit": "HEAD"
                                    }
                                  ]
                                }
                                """))
                .hasMessageStartingWith("%s:8: /tags/2/commit", folder.resolve("a.json"));
    }

    @Test
    void shortensQuotedValues() throws IOException {
        assertThat(failure("{\"repository\": [\"%s\"]}".formatted("x".repeat(500))))
                .extracting(SourceException::problem)
                .asString()
                .hasSizeLessThan(folder.toString().length() + 150);
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 64})
    void takesCommitIdsOfBothLengths(int length) throws Exception {
        Recording recording =
                read(
                        "{\"repository\": \"r\", \"tags\": [{\"name\": \"v1\", \"commit\": \"%s\"}]}"
                                .formatted("a".repeat(length)));

        assertThat(recording.tags().get(0).commit()).contains("a".repeat(length));
    }

    @Test
    void reportsAnUnreadableFile() {
        SourceException failure =
                catchThrowableOfType(SourceException.class, () -> read(folder.resolve("none")));

        assertThat(failure).hasMessageStartingWith("%s cannot be read", folder.resolve("none"));
    }

    private Recording read(String text) throws IOException, SourceException {
        return read(Files.writeString(folder.resolve("a.json"), text));
    }

    private static Recording read(Path file) throws SourceException {
        return RecordingReader.read(file, CheckoutBoundary.around(file.resolveSibling("")));
    }

    private SourceException failure(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("a.json"), text);
        return catchThrowableOfType(SourceException.class, () -> read(file));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    nested   | :1: invalid JSON; Document nesting depth (51) exceeds the maximum allowed
                    digits   | :1: invalid JSON; Number value length (10000) exceeds the maximum allowed
                    values   | :1: invalid JSON; Token count (2000001) exceeds the maximum allowed
                    NaN      | :1: invalid JSON; Non-standard token 'NaN'
                    twice    | :1: invalid JSON; Duplicate field ' x'
                    text     | :1: /tags is "\\u001B[31m x", not a list
                    1e999999 | :1: /tags is "Infinity", not a list
                    """)
    void rejectsImpossibleValuesInOneLine(String kind, String message) throws IOException {
        String value =
                switch (kind) {
                    case "nested" -> "[".repeat(100_000) + "]".repeat(100_000);
                    case "digits" -> "9".repeat(10_000);
                    case "values" -> "[" + "1,".repeat(2_000_000) + "1]";
                    case "twice" -> "[{\"\\u202ex\": 1, \"\\u202ex\": 2}]";
                    case "text" -> "\"\\u001b[31m\\u202ex\"";
                    default -> kind;
                };

        assertThat(failure("{\"repository\": \"r\", \"tags\": " + value + "}"))
                .hasMessageStartingWith(folder.resolve("a.json") + message + ";");
    }

    @Test
    void ignoresAByteOrderMark() throws Exception {
        assertThat(read("\ufeff{\"repository\": \"r\", \"tags\": []}").tags()).isEmpty();
    }

    @Test
    void namesTheLineWithAByteThatIsNoUtf8() throws IOException {
        Path file =
                Files.write(
                        folder.resolve("a.json"),
                        "{\n\"repository\": \"\u00e4\"}".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> read(file))
                .isInstanceOf(SourceException.class)
                .hasMessageStartingWith(file + ":2: invalid JSON; Invalid UTF-8");
    }
}
