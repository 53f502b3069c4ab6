package io.github.pluginregistry.core.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForgeStubTest {

    private final ForgeStub forge = ForgeStub.start();
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        forge.close();
    }

    @Test
    void tellsAReleaseInTheShapeOfGitHub() throws Exception {
        forge.release("o/r", ForgeRelease.of("v1").publishedAt("2026-08-14T03:24:18Z"))
                .release("o/r", ForgeRelease.of("v2").asPrerelease().withoutDate());

        assertThat(json(get("/repos/o/r/releases/tags/v1")))
                .hasToString(
                        """
                        {"url":"https://api.github.com/repos/o/r/releases/1000",\
                        "assets_url":"https://api.github.com/repos/o/r/releases/1000/assets",\
                        "html_url":"https://github.com/o/r/releases/tag/v1",\
                        "id":1000,"author":{"login":"octocat","id":1,"type":"User"},\
                        "node_id":"RE_1000","tag_name":"v1","target_commitish":"master","name":"v1",\
                        "draft":false,"prerelease":false,"created_at":"2026-01-01T00:00:00Z",\
                        "published_at":"2026-08-14T03:24:18Z","assets":[],"body":""}""");
        JsonNode second = json(get("/repos/o/r/releases/tags/v2"));
        assertThat(second.get("prerelease").asBoolean()).isTrue();
        assertThat(second.get("published_at").isNull()).isTrue();
    }

    @Test
    void answersSoManyAtATime() {
        forge.repository("o/r").gathering(0, 3);

        IntStream.range(0, 6)
                .mapToObj(i -> send("/repos/o/r/releases?per_page=1"))
                .toList()
                .forEach(CompletableFuture::join);

        assertThat(forge.mostAtOnce()).isGreaterThanOrEqualTo(3);
        assertThat(forge.requests()).hasSize(6);
    }

    @Test
    void knowsNoRepositoryItWasNotTold() throws Exception {
        forge.repository("o/empty");

        assertThat(json(get("/repos/o/empty/releases?per_page=1"))).isEmpty();
        assertThat(get("/repos/o/other/releases?per_page=1").statusCode()).isEqualTo(404);
        assertThat(get("/repositories/9/releases?per_page=1").statusCode()).isEqualTo(404);
        assertThat(get("/user").statusCode()).isEqualTo(404);
    }

    @Test
    void failsWithTheHeadersOfARateLimit() throws Exception {
        forge.failing("o/r", 403, Map.of("x-ratelimit-remaining", "0"));

        HttpResponse<String> answer = get("/repos/o/r/releases/tags/v1");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("x-ratelimit-remaining")).contains("0");
    }

    @Test
    void sendsARenamedRepositoryOnByItsNumber() throws Exception {
        forge.release("new/name", "v1").renamed("old/name", "new/name");

        HttpResponse<String> answer = get("/repos/old/name/releases/tags/v1");

        assertThat(answer.statusCode()).isEqualTo(301);
        assertThat(answer.headers().firstValue("Location"))
                .hasValueSatisfying(
                        location ->
                                assertThat(location).endsWith("/repositories/1/releases/tags/v1"));
        assertThat(get("/repositories/1/releases/tags/v1").statusCode()).isEqualTo(200);
    }

    @Test
    void remembersRequestsAndWhoTheyClaimToComeFrom() throws Exception {
        get("/repos/o/r/releases?per_page=1");
        get("/user", "Authorization", "Bearer t");

        assertThat(forge.requests())
                .containsExactly(
                        new ForgeRequest(
                                "GET", "/repos/o/r/releases?per_page=1", Optional.empty(), ""),
                        new ForgeRequest("GET", "/user", Optional.of("Bearer t"), ""));
    }

    @Test
    void servesRecordedTagsAsReleasesAndAsTags(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("recorded.json");
        Files.writeString(
                file,
                """
                {"repository": "https://github.com/o/r", "tags": [
                 {"name": "v1", "commit": "abc", "annotated": true, "date": "2026-08-14T03:24:18Z"}]}
                """);

        forge.releasesFrom(file).tagsFrom(file);

        JsonNode release = json(get("/repos/o/r/releases/tags/v1"));
        assertThat(release.get("published_at").asText()).isEqualTo("2026-08-14T03:24:18Z");
    }

    private HttpResponse<String> get(String url, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(forge.apiUrl() + url));
        return client.send(
                (headers.length == 0 ? request : request.headers(headers)).build(),
                BodyHandlers.ofString());
    }

    private CompletableFuture<HttpResponse<String>> send(String url) {
        return client.sendAsync(
                HttpRequest.newBuilder(URI.create(forge.apiUrl() + url)).build(),
                BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        return new ObjectMapper().readTree(answer.body());
    }
}
