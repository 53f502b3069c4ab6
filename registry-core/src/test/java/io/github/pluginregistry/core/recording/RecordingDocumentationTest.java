package io.github.pluginregistry.core.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.pluginregistry.core.forge.ReleaseQuery;
import io.github.pluginregistry.core.forge.TagRelease;
import io.github.pluginregistry.core.http.SourceException;
import io.github.pluginregistry.core.io.CheckoutBoundary;
import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.model.RepositoryUrl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.everit.json.schema.Schema;
import org.everit.json.schema.ValidationException;
import org.everit.json.schema.loader.SchemaLoader;
import org.json.JSONObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordingDocumentationTest {

    private static final Path DOCS = Path.of(System.getProperty("repository.root"), "docs");
    private static final Pattern EXAMPLE = Pattern.compile("(?s)```json\n(.*?)```");

    @TempDir Path folder;

    @Test
    void showsRecordingsThatCanBeReplayed() throws Exception {
        List<String> examples = examples();
        for (int i = 0; i < examples.size(); i++) {
            Files.writeString(folder.resolve(i + ".json"), examples.get(i));
        }
        ReplaySource source = new ReplaySource(folder);
        RepositoryUrl pipecd = RepositoryUrl.of("https://github.com/pipe-cd/pipecd");
        RepositoryUrl community = RepositoryUrl.of("https://github.com/pipe-cd/community-plugins");

        assertThat(
                        source.details(pipecd)
                                .lookUp(
                                        List.of(
                                                new ReleaseQuery(
                                                        pipecd,
                                                        List.of(
                                                                "pkg/app/pipedv1/plugin/kubernetes/v0.4.0"),
                                                        false)))
                                .get(0)
                                .releases()
                                .values())
                .containsExactly(
                        new TagRelease.Published(Instant.parse("2026-08-14T03:24:18Z"), true));
        assertThat(source.tags(pipecd, Set.of("")).tags()).hasSize(2);
        assertThat(source.tags(community, Set.of("")).tags())
                .containsExactly(Release.ofTag("plugins/opentofu/v0.1.0"));
    }

    @Test
    void describesWhatIsWrittenInTheSchema() throws IOException {
        Release whole =
                new Release(
                        "v1",
                        "3ecbefafd6d3c3f022e9deeed228149eef134ada",
                        Instant.parse("2026-08-14T03:24:18Z"),
                        true);
        List<Release> releases = List.of(whole, Release.ofTag("v2"));

        schema().validate(
                        new JSONObject(
                                RecordingWriter.text(
                                        new Recording(
                                                RepositoryUrl.of("https://github.com/a/b"),
                                                releases,
                                                releases,
                                                Map.of(
                                                        "v1",
                                                        new TagRelease.Published(
                                                                whole.publishedAt().orElse(null),
                                                                true),
                                                        "v2",
                                                        new TagRelease.Draft(),
                                                        "v3",
                                                        new TagRelease.None()),
                                                true,
                                                true))));
    }

    @Test
    void describesTheExamplesInTheSchema() throws IOException {
        Schema schema = schema();
        List<String> examples = examples();

        assertThat(examples).hasSize(2);
        examples.forEach(example -> schema.validate(new JSONObject(example)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'repository': 7}",
                "{'repository': 'r', 'tags': {}}",
                "{'repository': 'r', 'tags': ['v1']}",
                "{'repository': 'r', 'tags': [{'tag': 'v1'}]}",
                "{'repository': 'r', 'tags': [{'name': ''}]}",
                "{'repository': 'r', 'tags': [{'name': 'v1', 'date': 'yesterday'}]}",
                "{'repository': 'r', 'tags': [{'name': 'v1', 'commit': 'HEAD'}]}",
                "{'repository': 'r', 'tags': [{'name': 'v1', 'prerelease': 'no'}]}",
                "{'repository': 'r', 'lookups': {}}",
                "{'repository': 'r', 'lookups': [{'tag': 'v1'}]}",
                "{'repository': 'r', 'lookups': [{'tag': 'v1', 'release': 'withdrawn'}]}",
                "{'repository': 'r', 'lookups': [{'release': 'none'}]}",
                "{'repository': 'r', 'anyRelease': 'no'}",
            })
    void refusesInTheSchemaWhatTheReaderRefuses(String text) throws IOException {
        String json = text.replace('\'', '"');
        Path file = Files.writeString(folder.resolve("a.json"), json);

        assertThatExceptionOfType(ValidationException.class)
                .isThrownBy(() -> schema().validate(new JSONObject(json)));
        assertThatExceptionOfType(SourceException.class)
                .isThrownBy(() -> RecordingReader.read(file, CheckoutBoundary.around(folder)));
    }

    private static List<String> examples() throws IOException {
        return EXAMPLE.matcher(Files.readString(DOCS.resolve("recordings.md")))
                .results()
                .map((MatchResult example) -> example.group(1))
                .toList();
    }

    private static Schema schema() throws IOException {
        String text = Files.readString(DOCS.resolve("recording.schema.json"));
        return SchemaLoader.builder()
                .draftV7Support()
                .schemaJson(new JSONObject(text))
                .build()
                .load()
                .build();
    }
}
