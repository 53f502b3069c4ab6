package io.github.pluginregistry.core.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.pluginregistry.core.model.LatestRelease;
import io.github.pluginregistry.core.model.PluginId;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublishedRegistryTest {

    private static final PluginId A = new PluginId("a");
    private static final String COMMIT = "3ecbefafd6d3c3f022e9deeed228149eef134ada";

    @Test
    void readsTheReleasesHalfOfAnEntry() throws InvalidRegistryFileException {
        PublishedRegistry published =
                withPlugins(
                        """
                        {"id": "a", "latestVersion": "v1.0.0", "releaseUrl": "https://a.example/1",
                         "releasedAt": "2026-08-14T03:24:18Z", "tag": "a/v1.0.0",
                         "commit": "%s", "latestPrerelease": "v1.1.0-rc.1"}
                        """
                                .formatted(COMMIT));

        assertThat(published.latest(A))
                .hasValue(
                        new LatestRelease(
                                "v1.0.0",
                                "https://a.example/1",
                                Instant.parse("2026-08-14T03:24:18Z"),
                                "a/v1.0.0",
                                COMMIT,
                                "v1.1.0-rc.1"));
    }

    @Test
    void readsAnEntryOfTheOriginalFormat() throws InvalidRegistryFileException {
        PublishedRegistry published =
                withPlugins(
                        """
                        {"id": "a", "latestVersion": "unknown", "releaseUrl": "https://a.example"}
                        """);

        assertThat(published.latest(A)).hasValue(LatestRelease.unknown("https://a.example"));
    }

    @Test
    void sendsReadersToTheRepositoryWhereNoReleasePageIsPublished()
            throws InvalidRegistryFileException {
        PublishedRegistry published =
                withPlugins(
                        """
                        {"id": "a", "latestVersion": "v1", "repository": "https://a.example"}
                        """);

        assertThat(published.latest(A).map(LatestRelease::releaseUrl))
                .hasValue("https://a.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\": \"a\", \"releaseUrl\": \"u\"}",
                "{\"id\": \"a\", \"latestVersion\": 1, \"releaseUrl\": \"u\"}",
                "{\"id\": \"a\", \"latestVersion\": \"\", \"releaseUrl\": \"u\"}",
                "{\"id\": \"a\", \"latestVersion\": null, \"releaseUrl\": \"u\"}",
                "{\"id\": \"a\", \"latestVersion\": \"v1\"}",
                "{\"id\": [\"a\"], \"latestVersion\": \"v1\", \"releaseUrl\": \"u\"}",
                "{\"latestVersion\": \"v1\", \"releaseUrl\": \"u\"}",
                "\"a\"",
                "null",
                "[]"
            })
    void passesOverAnEntryItCannotUse(String entry) throws InvalidRegistryFileException {
        PublishedRegistry published = withPlugins(entry);

        assertThat(published.latest(A)).isEmpty();
        assertThat(published.entries().keySet()).isEmpty();
    }

    @Test
    void passesOverBrokenOptionalFields() throws InvalidRegistryFileException {
        PublishedRegistry published =
                withPlugins(
                        """
                        {"id": "a", "latestVersion": "v1", "releaseUrl": "u",
                         "releasedAt": "2026-02-30T00:00:00Z", "tag": 1, "commit": "3ecbefa",
                         "latestPrerelease": ""}
                        """);

        assertThat(published.latest(A))
                .hasValue(new LatestRelease("v1", "u", null, null, null, null));
    }

    @Test
    void takesTheFirstOfTwoEntriesAndKeepsTheOrder() throws InvalidRegistryFileException {
        PublishedRegistry published =
                withPlugins(
                        """
                        {"id": "b", "latestVersion": "v1", "releaseUrl": "u"},
                        {"id": "a", "latestVersion": "v2", "releaseUrl": "u"},
                        {"id": "b", "latestVersion": "v3", "releaseUrl": "u"}
                        """);

        assertThat(published.entries().keySet()).containsExactly("b", "a");
        assertThat(published.latest(new PluginId("b")).map(LatestRelease::version)).hasValue("v1");
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    2026-08-14T03:24:18Z,             2026-08-14T03:24:18Z
                    2026-08-14t03:24:18.5z,           2026-08-14T03:24:18.5Z
                    2026-08-14T05:24:18+02:00,        2026-08-14T03:24:18Z
                    2025-11-02T10:00:00+00:00Z,
                    2025-11-02T10:00Z,
                    2025-11-02 10:00:00,
                    2025-13-02T10:00:00Z,
                    """)
    void readsLastUpdatedIfItIsAMoment(String text, Instant moment)
            throws InvalidRegistryFileException {
        assertThat(
                        parse("{\"lastUpdated\": \"%s\", \"plugins\": []}".formatted(text))
                                .lastUpdated())
                .isEqualTo(Optional.ofNullable(moment));
    }

    @Test
    void readsPastAByteOrderMark() throws InvalidRegistryFileException {
        assertThat(parse("\uFEFF{\"plugins\": []}").entries().keySet()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1.0\"", "\"1.7\"", "\"1.0.0\"", "1", "1.0"})
    void readsEveryFirstFormat(String version) throws InvalidRegistryFileException {
        assertThat(
                        parse("{\"version\": %s, \"plugins\": []}".formatted(version))
                                .entries()
                                .keySet())
                .isEmpty();
    }

    @Test
    void readsAFormatOfManyNumbers() throws InvalidRegistryFileException {
        String version = "1" + ".0".repeat(100_000);
        assertThat(parse("{\"version\": \"%s\", \"plugins\": []}".formatted(version)).entries())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"2.0\"", "2", "\"11.0\"", "\"\"", "null", "{}"})
    void refusesAnotherFormat(String version) {
        assertThatThrownBy(() -> parse("{\"version\": %s, \"plugins\": []}".formatted(version)))
                .isInstanceOf(InvalidRegistryFileException.class)
                .hasMessageStartingWith(
                        "this registry has format %s, but only 1.x is supported;", version);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '→',
            quoteCharacter = '\0',
            textBlock =
                    """
                                                     → 1 →  1 → not a registry
                    []                               → 1 →  1 → not a registry
                    {"plugins": {}}                  → 1 → 13 → "plugins" is not a list
                    {}                               → 1 →  2 → the list "plugins" is missing
                    {"plugins": []} {}               → 1 → 17 → unexpected content
                    {"plugins": [}                   → 1 → 14 → invalid JSON: Unexpected
                    {"plugins": [                    → 1 → 14 → invalid JSON: Unexpected
                    {"plugins": [],¶ "plugins": []}  → 2 → 11 → invalid JSON: Duplicate
                    {"plugins": [{"a": 1, "a": 2}]}  → 1 → 26 → invalid JSON: Duplicate
                    {"plugins": [],¶ "version": "3"} → 2 → 13 → only 1.x is supported
                    """)
    void saysWhereAndWhatIsWrong(String json, int line, int column, String message) {
        String text = json == null ? "" : json.replace('¶', '\n');

        InvalidRegistryFileException trouble =
                catchThrowableOfType(InvalidRegistryFileException.class, () -> parse(text));

        assertThat(trouble).hasMessageContaining(message);
        assertThat(trouble.getMessage()).doesNotContain("\n");
        assertThat(trouble.line()).isEqualTo(line);
        assertThat(trouble.column()).isEqualTo(column);
        assertThat(trouble.remedy()).isNotEmpty();
    }

    @Test
    void refusesEndlessNesting() {
        assertThatThrownBy(() -> parse("{\"plugins\": " + "[".repeat(100_000)))
                .isInstanceOf(InvalidRegistryFileException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '→',
            quoteCharacter = '\0',
            textBlock =
                    """
                    {"plugins":[],"x":1}          → { "x" : 1.0,  "plugins" : [ ] }         → true
                    {"plugins":[],"x":1e2}        → {"plugins":[],"x":100}                  → true
                    {"plugins":[],"x":"\\u0061"}  → {"plugins":[],"x":"a"}                  → true
                    {"plugins":[]}                → {"plugins":[],"lastUpdated":"now"}      → true
                    {"plugins":[1,2]}             → {"plugins":[2,1]}                       → false
                    {"plugins":[],"x":1}          → {"plugins":[],"x":"1"}                  → false
                    {"plugins":[],"x":1}          → {"plugins":[]}                          → false
                    {"plugins":[],"x":null}       → {"plugins":[]}                          → false
                    {"plugins":[{"lastUpdated":1}]} → {"plugins":[{"lastUpdated":2}]}       → false
                    """)
    void comparesValuesAndNothingElse(String one, String other, boolean same)
            throws InvalidRegistryFileException {
        assertThat(parse(one).sameContentAs(parse(other).value())).isEqualTo(same);
    }

    @Test
    void isLikeNothingWhenEmpty() throws Exception {
        assertThat(PublishedRegistry.empty().sameContentAs(parse("{\"plugins\": []}").value()))
                .isFalse();
        assertThat(PublishedRegistry.empty().entries().keySet()).isEmpty();
        assertThat(PublishedRegistry.empty().latest(A)).isEmpty();
        assertThat(PublishedRegistry.empty().lastUpdated()).isEmpty();
    }

    private static PublishedRegistry withPlugins(String plugins)
            throws InvalidRegistryFileException {
        return parse("{\"plugins\": [" + plugins + "]}");
    }

    private static PublishedRegistry parse(String json) throws InvalidRegistryFileException {
        return PublishedRegistry.parse(json);
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "JAVA\\tSCRIPT:alert(1)", " data:text/html,x"})
    void keepsNoAddressThatABrowserRuns(String url) throws InvalidRegistryFileException {
        assertThat(
                        withPlugins(
                                        """
                                        {"id": "a", "latestVersion": "v1", "releaseUrl": "%s",
                                         "repository": "https://a.example"}
                                        """
                                                .formatted(url))
                                .latest(A)
                                .map(LatestRelease::releaseUrl))
                .hasValue("https://a.example");
        assertThat(
                        withPlugins(
                                        """
                                        {"id": "a", "latestVersion": "v1", "releaseUrl": "%s"}
                                        """
                                                .formatted(url))
                                .latest(A))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    nested   | invalid JSON: Document nesting depth (51) exceeds the maximum allowed
                    digits   | invalid JSON: Number value length (10000) exceeds the maximum allowed
                    values   | invalid JSON: Token count (500001) exceeds the maximum allowed
                    name     | invalid JSON: Name length
                    NaN      | invalid JSON: Non-standard token 'NaN'
                    twice    | invalid JSON: Duplicate field '[31m x'
                    """)
    void refusesInOneLineWhatNobodyCouldHaveWritten(String kind, String message) {
        String value =
                switch (kind) {
                    case "nested" -> "[".repeat(100_000) + "]".repeat(100_000);
                    case "digits" -> "9".repeat(10_000);
                    case "values" -> "[" + "1,".repeat(500_000) + "1]";
                    case "name" -> "{\"" + "k".repeat(1001) + "\": 1}";
                    case "twice" -> "{\"[31m\\u202ex\": 1, \"[31m\\u202ex\": 2}";
                    default -> kind;
                };

        assertThatThrownBy(() -> PublishedRegistry.parse("{\"plugins\": [], \"x\": " + value + "}"))
                .isInstanceOf(InvalidRegistryFileException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void readsARegistryOfTenThousandPlugins() throws InvalidRegistryFileException {
        String plugins =
                IntStream.range(0, 10_000)
                        .mapToObj(
                                i ->
                                        "{\"id\": \"p%d\", \"latestVersion\": \"v1\", \"releaseUrl\": \"u\", \"k\": [1, 2, 3]}"
                                                .formatted(i))
                        .collect(Collectors.joining(","));

        assertThat(withPlugins(plugins).entries()).hasSize(10_000);
    }
}
