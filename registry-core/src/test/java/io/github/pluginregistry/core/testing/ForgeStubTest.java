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
    void listsReleasesInTheShapeOfGitHub() throws Exception {
        forge.release("o/r", ForgeRelease.of("v1").publishedAt("2026-08-14T03:24:18Z"))
                .release("o/r", ForgeRelease.of("v2").asPrerelease().withoutDate())
                .release("o/r", ForgeRelease.of("v3").asDraft().body("soon"));

        JsonNode releases = json(get("/repos/o/r/releases"));

        assertThat(releases).hasSize(3);
        assertThat(releases.get(0))
                .hasToString(
                        """
                        {"url":"https://api.github.com/repos/o/r/releases/1000",\
                        "assets_url":"https://api.github.com/repos/o/r/releases/1000/assets",\
                        "html_url":"https://github.com/o/r/releases/tag/v1",\
                        "id":1000,"author":{"login":"octocat","id":1,"type":"User"},\
                        "node_id":"RE_1000","tag_name":"v1","target_commitish":"master","name":"v1",\
                        "draft":false,"prerelease":false,"created_at":"2026-01-01T00:00:00Z",\
                        "published_at":"2026-08-14T03:24:18Z","assets":[],"body":""}""");
        assertThat(releases.get(1).get("prerelease").asBoolean()).isTrue();
        assertThat(releases.get(1).get("published_at").isNull()).isTrue();
        assertThat(releases.get(2).get("draft").asBoolean()).isTrue();
        assertThat(releases.get(2).get("body").asText()).isEqualTo("soon");
    }

    @Test
    void listsTagsInTheShapeOfGitHub() throws Exception {
        forge.tag("o/r", "v1", "abc");

        assertThat(json(get("/repos/o/r/tags")))
                .hasToString(
                        """
                        [{"name":"v1",\
                        "zipball_url":"https://api.github.com/repos/o/r/zipball/refs/tags/v1",\
                        "tarball_url":"https://api.github.com/repos/o/r/tarball/refs/tags/v1",\
                        "commit":{"sha":"abc","url":"https://api.github.com/repos/o/r/commits/abc"},\
                        "node_id":"REF_0"}]""");
    }

    @Test
    void givesThirtyEntriesUnlessAskedForMoreAndNeverMoreThanAHundred() throws Exception {
        IntStream.range(0, 120).forEach(i -> forge.tag("o/r", "v" + i, "c"));

        assertThat(json(get("/repos/o/r/tags"))).hasSize(30);
        assertThat(json(get("/repos/o/r/tags?per_page=50&page=3"))).hasSize(20);
        assertThat(json(get("/repos/o/r/tags?per_page=200"))).hasSize(100);
        assertThat(json(get("/repos/o/r/tags?page=9"))).isEmpty();
    }

    @Test
    void linksThePagesByTheRepositorysNumber() throws Exception {
        IntStream.range(0, 5).forEach(i -> forge.tag("o/r", "v" + i, "c"));
        String url = forge.apiUrl() + "/repositories/1/tags?per_page=2&page=";

        assertThat(link("/repos/o/r/tags?per_page=2"))
                .contains("<" + url + "2>; rel=\"next\", <" + url + "3>; rel=\"last\"");
        assertThat(link("/repositories/1/tags?per_page=2&page=2"))
                .contains(
                        "<%s1>; rel=\"prev\", <%s3>; rel=\"next\", <%s3>; rel=\"last\", <%s1>; rel=\"first\""
                                .formatted(url, url, url, url));
        assertThat(link("/repositories/1/tags?per_page=2&page=3"))
                .contains("<" + url + "2>; rel=\"prev\", <" + url + "1>; rel=\"first\"");
        assertThat(link("/repos/o/r/tags?per_page=5")).isEmpty();
    }

    @Test
    void answersWithoutABodyWhoHasThePageAlready() throws Exception {
        forge.tag("o/r", "v1", "c");
        String tag = get("/repos/o/r/tags").headers().firstValue("ETag").orElseThrow();

        HttpResponse<String> same = get("/repos/o/r/tags", "If-None-Match", tag);
        forge.tag("o/r", "v2", "c");
        HttpResponse<String> other = get("/repos/o/r/tags", "If-None-Match", tag);

        assertThat(same.statusCode()).isEqualTo(304);
        assertThat(same.body()).isEmpty();
        assertThat(other.statusCode()).isEqualTo(200);
        assertThat(forge.unchanged()).isEqualTo(1);
    }

    /** {@code printf 'Bearer t:[]' | sha256sum}, and the same for {@code '[]'}. */
    @Test
    void tagsAPageAsGitHubDoes() throws Exception {
        forge.repository("o/r");

        assertThat(get("/repos/o/r/tags").headers().firstValue("ETag"))
                .contains("W/\"4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945\"");
        assertThat(get("/repos/o/r/tags", "Authorization", "Bearer t").headers().firstValue("ETag"))
                .contains("W/\"7d0830771b05028a1b6f702dc61e2c1a45d2ec1606c43650b2318879a3c0ab25\"");
    }

    @Test
    void answersSoManyAtATime() {
        forge.repository("o/r").gathering(0, 3);

        IntStream.range(0, 6)
                .mapToObj(i -> send("/repos/o/r/tags"))
                .toList()
                .forEach(CompletableFuture::join);

        assertThat(forge.mostAtOnce()).isGreaterThanOrEqualTo(3);
        assertThat(forge.requests()).hasSize(6);
    }

    @Test
    void knowsNoRepositoryItWasNotTold() throws Exception {
        forge.repository("o/empty");

        assertThat(json(get("/repos/o/empty/releases"))).isEmpty();
        assertThat(get("/repos/o/other/releases").statusCode()).isEqualTo(404);
        assertThat(get("/repositories/9/releases").statusCode()).isEqualTo(404);
        assertThat(get("/user").statusCode()).isEqualTo(404);
    }

    @Test
    void failsWithTheHeadersOfARateLimit() throws Exception {
        forge.failing("o/r", 403, Map.of("x-ratelimit-remaining", "0"));

        HttpResponse<String> answer = get("/repos/o/r/releases");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("x-ratelimit-remaining")).contains("0");
    }

    @Test
    void sendsARenamedRepositoryOnByItsNumber() throws Exception {
        forge.tag("new/name", "v1", "c").renamed("old/name", "new/name");

        HttpResponse<String> answer = get("/repos/old/name/tags?per_page=100");

        assertThat(answer.statusCode()).isEqualTo(301);
        assertThat(answer.headers().firstValue("Location"))
                .contains(forge.apiUrl() + "/repositories/1/tags?per_page=100");
    }

    @Test
    void remembersRequestsAndWhoTheyClaimToComeFrom() throws Exception {
        get("/repos/o/r/tags?page=2");
        client.send(
                HttpRequest.newBuilder(forge.apiUrl().resolve("/user"))
                        .header("Authorization", "Bearer t")
                        .build(),
                BodyHandlers.ofString());

        assertThat(forge.requests())
                .containsExactly(
                        new ForgeRequest("GET", "/repos/o/r/tags?page=2", Optional.empty(), ""),
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

        JsonNode release = json(get("/repos/o/r/releases")).get(0);
        assertThat(release.get("tag_name").asText()).isEqualTo("v1");
        assertThat(release.get("published_at").asText()).isEqualTo("2026-08-14T03:24:18Z");
        JsonNode tag = json(get("/repos/o/r/tags")).get(0);
        assertThat(tag.at("/commit/sha").asText()).isEqualTo("abc");
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

    private Optional<String> link(String url) throws IOException, InterruptedException {
        return get(url).headers().firstValue("Link");
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        return new ObjectMapper().readTree(answer.body());
    }
}
