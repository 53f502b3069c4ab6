package io.github.pluginregistry.outputs;

import static io.github.pluginregistry.outputs.TestRegistry.HOME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.pluginregistry.core.RegistryService;
import io.github.pluginregistry.core.check.CheckReport;
import io.github.pluginregistry.core.http.SourceException;
import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.testing.Commits;
import io.github.pluginregistry.core.testing.FakeSource;
import io.github.pluginregistry.core.validation.JsonSchema;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HistoryOutputTest {

    private static final Instant MONDAY = Instant.parse("2026-11-16T06:00:00Z");
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir private Path directory;
    private TestRegistry registry;

    @BeforeEach
    void aRegistryWithAHistory() {
        registry = new TestRegistry(directory);
    }

    private static FakeSource released(String... versions) {
        return new FakeSource()
                .releases(
                        HOME,
                        IntStream.range(0, versions.length)
                                .mapToObj(i -> release(versions[i], i))
                                .toArray(Release[]::new));
    }

    private static Release release(String version, int day) {
        return Release.ofTag("a/" + version).publishedAt(MONDAY.plus(Duration.ofDays(day)));
    }

    private List<String> states() throws Exception {
        List<String> states = new ArrayList<>();
        for (JsonNode version : versions()) {
            states.add(
                    (version.get("version").asText()
                                    + " "
                                    + version.get("state").asText()
                                    + " "
                                    + version.path("reason").asText())
                            .strip());
        }
        return states;
    }

    private JsonNode versions() throws Exception {
        return JSON.readTree(registry.text("history.json")).at("/plugins/0/versions");
    }

    @Test
    void listsEveryVersionTheHighestFirst() throws Exception {
        registry.update(released("v1.0.0", "v1.2.0", "v1.10.0", "v2.0.0-rc.1"));

        assertThat(states())
                .containsExactly(
                        "v2.0.0-rc.1 released",
                        "v1.10.0 released",
                        "v1.2.0 released",
                        "v1.0.0 released");
        JsonNode rc = versions().get(0);
        assertThat(rc.get("prerelease").asBoolean()).isTrue();
        assertThat(rc.get("releasedAt").asText()).isEqualTo("2026-11-19T06:00:00Z");
        assertThat(rc.get("tag").asText()).isEqualTo("a/v2.0.0-rc.1");
        assertThat(rc.get("commit").asText()).isEqualTo(Commits.of("a/v2.0.0-rc.1"));
        assertThat(rc.get("releaseUrl").asText()).isEqualTo(HOME + "/releases/tag/a/v2.0.0-rc.1");
    }

    @Test
    void hasTheSameVersionsInTheFileOfThePlugin() throws Exception {
        registry.update(released("v1.0.0", "v1.2.0"));

        JsonNode plugin = JSON.readTree(registry.text("plugins/a.json"));
        assertThat(plugin.get("versions")).isEqualTo(versions());
        assertThat(plugin.get("latestVersion").asText()).isEqualTo("v1.2.0");
        assertThat(plugin.get("name").asText()).isEqualTo("Plugin A");
    }

    @Test
    void saysInTheFileOfThePluginHowItIsUsed() throws Exception {
        registry.plugins(
                """
                install: acme install {id}@{version}
                plugins:
                  - id: a
                    name: Plugin A
                    tagPattern: a/*
                    labels: [beginners]
                    replacedBy: b
                    download: https://acme.example/{id}.zip
                  - id: b
                    name: Plugin B
                    tagPattern: b/*
                """);
        registry.update(released("v1.0.0"));

        JsonNode entry = JSON.readTree(registry.text("plugins.json")).at("/plugins/0");
        JsonNode plugin = JSON.readTree(registry.text("plugins/a.json"));
        assertThat(plugin.get("labels")).hasToString("[\"beginners\"]");
        assertThat(plugin.get("install").asText()).isEqualTo("acme install a@v1.0.0");
        for (String field : List.of("labels", "replacedBy", "install", "download")) {
            assertThat(plugin.get(field)).as(field).isNotNull().isEqualTo(entry.get(field));
        }
        assertThat(registry.text("plugins/b.json")).doesNotContain("install", "labels");
        assertObeys("plugins/a.json", "plugin.schema.json");
    }

    @Test
    void hasFilesThatTheirSchemasDescribe() throws Exception {
        registry.plugins(
                """
                plugins:
                  - id: a
                    name: Plugin A
                    tagPattern: a/*
                    ignore:
                      - version: v1.0.0
                        reason: Does not start
                  - id: never-resolved
                    name: Plugin B
                    repository: https://github.com/example/elsewhere
                    tagPattern: b/*
                """);
        registry.update(
                released("v1.0.0", "v1.2.0", "v2.0.0-rc.1")
                        .failing(
                                "https://github.com/example/elsewhere",
                                SourceException.Kind.UNREACHABLE));

        assertObeys("history.json", "history.schema.json");
        assertObeys("plugins/a.json", "plugin.schema.json");
        assertObeys("plugins/never-resolved.json", "plugin.schema.json");
    }

    private void assertObeys(String file, String schema) throws Exception {
        Path published = Path.of(System.getProperty("repository.root"), "docs", schema);
        assertThat(
                        JsonSchema.of(Files.readString(published))
                                .validate(JSON.readValue(registry.text(file), Object.class)))
                .isEmpty();
    }

    @Test
    void looksUpNoVersionAgainWhoseTagLeadsToTheSameCommit() throws Exception {
        registry.update(released("v1.0.0", "v1.1.0", "v1.2.0", "v1.3.0"));
        FakeSource source = released("v1.0.0", "v1.1.0", "v1.2.0", "v1.3.0", "v1.4.0");

        registry.update(source);

        assertThat(source.questions().toString()).contains("a/v1.4.0").doesNotContain("a/v1.1.0");
        assertThat(states()).hasSize(5);
        assertThat(versions().get(3).get("releasedAt").asText()).isEqualTo("2026-11-17T06:00:00Z");
    }

    @Test
    void looksUpAVersionAgainWhoseTagWasMoved() throws Exception {
        registry.update(released("v1.0.0", "v1.1.0", "v1.2.0"));
        String moved = Commits.of("another");
        FakeSource source =
                released("v1.0.0", "v1.1.0", "v1.2.0")
                        .tags(
                                HOME,
                                Release.ofTag("a/v1.0.0").withCommit(moved),
                                Release.ofTag("a/v1.1.0").withCommit(Commits.of("a/v1.1.0")),
                                Release.ofTag("a/v1.2.0").withCommit(Commits.of("a/v1.2.0")));

        registry.update(source);

        assertThat(source.questions().toString()).contains("a/v1.0.0");
        assertThat(versions().get(2).get("commit").asText()).isEqualTo(moved);
    }

    @Test
    void keepsAVersionWhoseTagIsGoneAsWithdrawn() throws Exception {
        registry.update(released("v1.0.0", "v1.1.0", "v1.2.0"));

        registry.update(released("v1.0.0", "v1.2.0"));
        assertThat(states())
                .containsExactly(
                        "v1.2.0 released",
                        "v1.1.0 withdrawn its tag was deleted",
                        "v1.0.0 released");

        registry.update(released("v1.0.0", "v1.1.0", "v1.2.0"));
        assertThat(states()).contains("v1.1.0 released");
    }

    @Test
    void keepsAllVersionsWhereTheHostDoesNotAnswer() throws Exception {
        registry.update(released("v1.0.0", "v1.1.0"));
        String before = registry.text("history.json");

        registry.update(new FakeSource().failing(HOME, SourceException.Kind.UNREACHABLE));

        assertThat(registry.text("history.json")).isEqualTo(before);
    }

    @Test
    void marksIgnoredVersionsWithTheReasonOfTheDefinition() throws Exception {
        registry.update(released("v1.0.0", "v1.1.0"));
        registry.plugins(
                TestRegistry.PLUGINS
                        + """
                            ignore:
                              - version: v1.0.0
                                reason: Deletes data
                        """);

        CheckReport check = registry.service(new FakeSource()).check();
        assertThat(check.isClean()).isFalse();
        registry.service(new FakeSource()).repair();

        assertThat(states()).containsExactly("v1.1.0 released", "v1.0.0 ignored Deletes data");
        assertThat(registry.service(new FakeSource()).check().isClean()).isTrue();
    }

    @Test
    void takesTagsAsTheyAreWhereEachLookupIsARequest() throws Exception {
        FakeSource source =
                released("v1.0.0", "v1.1.0", "v1.2.0")
                        .oneByOne()
                        .date("a/v1.0.0", MONDAY.minusSeconds(60))
                        .date("a/v1.1.0", MONDAY.minusSeconds(30));

        registry.update(source);

        assertThat(source.questions().toString())
                .doesNotContain("releases example/plugins a/v1.0.0");
        assertThat(versions().get(2).get("releasedAt").asText()).isEqualTo("2026-11-16T05:59:00Z");
        assertThat(versions().get(0).get("releasedAt").asText()).isEqualTo("2026-11-18T06:00:00Z");

        FakeSource second = released("v1.0.0", "v1.1.0", "v1.2.0").oneByOne();
        registry.update(second);
        assertThat(second.questions()).noneMatch(it -> it.startsWith("dates"));
    }

    @Test
    void leavesAReleaseOutThatIsNotPublished() throws Exception {
        registry.update(released("v1.0.0", "v1.1.0").draft(HOME, "a/v1.1.0"));

        assertThat(states()).containsExactly("v1.0.0 released");
    }

    @Test
    void isProvenInSyncByACheckAndRepaired() throws Exception {
        registry.update(released("v1.0.0", "v1.1.0"));
        String before = registry.text("plugins/a.json");
        Files.writeString(registry.file("plugins/a.json"), before.replace("v1.0.0", "v9.0.0"));

        RegistryService service = registry.service(new FakeSource());
        assertThat(service.check().findings().toString()).contains("a.json");
        service.repair();

        assertThat(registry.text("plugins/a.json")).isEqualTo(before);
        assertThat(service.check().isClean()).isTrue();
    }

    @Test
    void showsInAPreviewWhatAnUpdateWrites() throws Exception {
        var preview = registry.service(released("v1.0.0")).previewUpdate().plan();

        assertThat(preview.changes())
                .extracting(change -> change.file().getFileName().toString())
                .contains("history.json", "a.json");
        assertThat(registry.file("history.json")).doesNotExist();
    }

    @Test
    void changesNothingOnASecondRun() throws Exception {
        registry.update(released("v1.0.0", "v1.1.0", "v2.0.0-rc.1"));

        assertThat(registry.update(released("v1.0.0", "v1.1.0", "v2.0.0-rc.1")).plan().isEmpty())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[]|line 1: expected a JSON object",
                "{|invalid JSON",
                "{}|the list \"plugins\" is missing",
                "{\"version\": \"2.0\", \"plugins\": []}|format \"2.0\" is not 1.x",
                "{\"plugins\": {}}|plugins is not a list",
                "{\"plugins\": [{\"id\": \"../x\", \"versions\": []}]}|is not a plugin id",
                "{\"plugins\": [{\"id\": \"a\"}]}|plugin \"a\" has no list \"versions\"",
                "{\"plugins\": [{\"id\": \"a\", \"versions\": [{\"tag\": \"a/v1\"}]}]}|\"version\" is missing or empty",
                "{\"plugins\": [{\"id\": \"a\", \"versions\": [{\"version\": \"1\", \"tag\": \"t\", \"releasedAt\": \"soon\"}]}]}|releasedAt \"soon\" is not a timestamp",
                "{\"plugins\": [{\"id\": \"a\", \"versions\": [{\"version\": \"1\", \"tag\": \"t\", \"state\": \"lost\"}]}]}|state \"lost\" is not released, ignored or withdrawn",
                "{\"plugins\": [], \"plugins\": []}|Duplicate",
                "{\"plugins\": []} {}|unexpected content after the end",
            })
    void isNotOverwrittenWhereItIsNoHistory(String text, String problem) throws Exception {
        registry.update(released("v1.0.0"));
        Files.writeString(registry.file("history.json"), text);

        assertThatThrownBy(() -> registry.update(released("v1.0.0", "v1.1.0")))
                .hasMessageContaining("history.json is not a history of versions: ")
                .hasMessageContaining(problem)
                .hasMessageContaining("restore it from version control, or delete it");
        assertThatThrownBy(() -> registry.service(new FakeSource()).check())
                .hasMessageContaining("history.json is not a history of versions: ");

        assertThat(registry.text("history.json")).isEqualTo(text);
        assertThat(registry.text("plugins.json")).contains("\"v1.0.0\"");
    }

    @Test
    void isNotOverwrittenWhereItIsTooLargeOrInAnotherEncoding() throws Exception {
        registry.update(released("v1.0.0"));
        Files.write(registry.file("history.json"), new byte[] {'{', (byte) 0xff});
        assertThatThrownBy(() -> registry.update(released("v1.0.0")))
                .hasMessageContaining("history.json is not in UTF-8");

        Files.write(registry.file("history.json"), new byte[17 * 1024 * 1024]);
        assertThatThrownBy(() -> registry.update(released("v1.0.0")))
                .hasMessageContaining("history.json")
                .hasMessageContaining("larger than 16 MB");
    }

    @Test
    void neverTakesAnAddressFromTheFile() throws Exception {
        registry.update(released("v1.0.0"));
        Files.writeString(
                registry.file("history.json"),
                registry.text("history.json").replaceAll("https://[^\"]*", "javascript:alert(1)"));

        registry.update(released("v1.0.0"));

        assertThat(registry.text("history.json")).doesNotContain("javascript:");
    }

    @Test
    void isWrittenAndCheckedWithAllOtherOutputs() throws Exception {
        registry.outputs(
                "json, markdown, schema, history, feed, badges, renovate, properties, html, overview");
        registry.update(released("v1.0.0", "v1.1.0"));

        assertThat(registry.file("feed.xml")).content().contains("Plugin A v1.1.0");
        assertThat(registry.file("feeds/a.xml")).exists();
        assertThat(registry.file("plugins.html")).content().contains("v1.1.0");
        assertThat(registry.file("overview.md")).content().contains("[v1.1.0](");
        assertThat(registry.file("badges/a.svg")).content().contains("v1.1.0");
        assertThat(registry.file("badges/a.json")).exists();
        assertThat(registry.file("renovate/a.json")).content().contains("v1.0.0");
        assertThat(registry.file("versions.properties")).hasContent("a=v1.1.0");
        assertThat(registry.service(new FakeSource()).check().isClean()).isTrue();
        assertThat(registry.update(released("v1.0.0", "v1.1.0")).plan().isEmpty()).isTrue();
    }

    @Test
    @Timeout(60)
    void holdsTenThousandVersions() throws Exception {
        String[] versions =
                IntStream.range(0, 10_000).mapToObj(i -> "v1.0." + i).toArray(String[]::new);
        FakeSource source =
                new FakeSource()
                        .tags(
                                HOME,
                                IntStream.range(0, versions.length)
                                        .mapToObj(
                                                i ->
                                                        Release.ofTag("a/" + versions[i])
                                                                .withCommit(Commits.of(versions[i]))
                                                                .publishedAt(MONDAY.plusSeconds(i)))
                                        .toArray(Release[]::new));
        registry.update(source);

        assertThat(versions()).hasSize(10_000);
        assertThat(registry.service(source).check().isClean()).isTrue();
    }
}
