package io.github.pluginregistry.core;

import static io.github.pluginregistry.core.LiveForge.HOST;
import static io.github.pluginregistry.core.LiveForge.REPOSITORY;
import static io.github.pluginregistry.core.LiveForge.keeping;
import static io.github.pluginregistry.core.testing.Definitions.registry;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.pluginregistry.core.definition.ForgeType;
import io.github.pluginregistry.core.git.GitSource;
import io.github.pluginregistry.core.http.HttpClient;
import io.github.pluginregistry.core.http.RequestCounter;
import io.github.pluginregistry.core.http.SourceException;
import io.github.pluginregistry.core.http.SourceException.Kind;
import io.github.pluginregistry.core.http.Token;
import io.github.pluginregistry.core.http.TokenProvider;
import io.github.pluginregistry.core.model.RepositoryUrl;
import io.github.pluginregistry.core.testing.SampleRepository;
import io.github.pluginregistry.core.testing.WebStub;
import io.github.pluginregistry.core.testing.WebStub.Answer;
import io.github.pluginregistry.core.testing.WebStub.Request;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which server is asked what for a repository, and how its token goes along. */
class LiveReleaseSourceTest {

    private static final String SECRET = "s3cr3t-t0k3n";

    @TempDir Path directory;

    @ParameterizedTest
    @CsvSource({
        "GITHUB, x-access-token",
        "GITLAB, gitlab-ci-token",
        "GITEA, x-access-token",
        "FORGEJO, x-access-token",
        "BITBUCKET, x-token-auth",
        "GERRIT, x-access-token",
        "AZURE, x-access-token",
        "SOURCEHUT, x-access-token",
        "GIT, x-access-token"
    })
    void sendsTheTokenToGitAsTheUserThatTheHostWants(ForgeType type, String user)
            throws SourceException {
        String pair = Base64.getEncoder().encodeToString((user + ":" + SECRET).getBytes(UTF_8));
        assertOpened(type, "Basic " + pair);
    }

    @Test
    void sendsTheTokenToGitOfBitbucketDataCenterAsItIs() throws SourceException {
        assertOpened(ForgeType.BITBUCKET_SERVER, "Bearer " + SECRET);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "BITBUCKET_SERVER")
    void sendsTheTokenToGitAsItsOwnUserIfOneIsGiven(ForgeType type) throws SourceException {
        String pair = Base64.getEncoder().encodeToString(("ada:" + SECRET).getBytes(UTF_8));
        assertOpened(type, "Basic " + pair, Token.of("ada", SECRET));
    }

    private static void assertOpened(ForgeType type, String authorization) throws SourceException {
        assertOpened(type, authorization, Token.of(SECRET));
    }

    private static void assertOpened(ForgeType type, String authorization, Token token)
            throws SourceException {
        try (LiveForge forge =
                LiveForge.of(
                        type,
                        request ->
                                request.header("authorization")
                                                .filter(authorization::equals)
                                                .isPresent()
                                        ? LiveForge.refs(request)
                                        : Answer.of(401, ""),
                        any -> Answer.of(500, ""))) {
            assertThat(forge.tags(keeping(token)).tags()).hasSize(1);
            assertThat(forge.git.requests())
                    .isNotEmpty()
                    .allMatch(request -> request.line().contains(" /o/r/"));
            assertThat(forge.api.requests()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GITHUB, authorization, Bearer s3cr3t-t0k3n, POST /graphql",
        "GITLAB, private-token, s3cr3t-t0k3n, GET /projects/o%2Fr/releases/v1.0.0",
        "GITEA, authorization, token s3cr3t-t0k3n, GET /repos/o/r/releases/tags/v1.0.0",
        "FORGEJO, authorization, token s3cr3t-t0k3n, GET /repos/o/r/releases/tags/v1.0.0"
    })
    void looksUpReleasesOnTheForge(ForgeType type, String header, String value, String line)
            throws SourceException {
        try (LiveForge forge = LiveForge.of(type)) {
            forge.details(keeping(SECRET));

            assertThat(forge.api.requests().get(0).line()).isEqualTo(line);
            assertThat(forge.api.requests())
                    .allSatisfy(request -> assertThat(request.header(header)).contains(value));
            assertThat(forge.git.requests()).isEmpty();
        }
    }

    @Test
    void usesRestForGitHubWithoutAToken() throws SourceException {
        try (LiveForge forge = LiveForge.of(ForgeType.GITHUB)) {
            forge.details(TokenProvider.NONE);

            assertThat(forge.api.requests())
                    .extracting(Request::line)
                    .startsWith("GET /repos/o/r/releases/tags/v1.0.0");
            assertThat(forge.api.requests())
                    .allMatch(request -> request.header("authorization").isEmpty());
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"BITBUCKET", "BITBUCKET_SERVER", "GERRIT", "AZURE", "SOURCEHUT", "GIT"})
    void sendsNoReleaseRequestToHostsWithoutReleases(ForgeType type) throws SourceException {
        try (LiveForge forge = LiveForge.of(type)) {
            assertThat(forge.details(keeping(SECRET)).anyRelease()).contains(false);
            assertThat(forge.api.requests()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GITHUB, 1",
        "GITLAB, 1",
        "GITEA, 1",
        "FORGEJO, 1",
        "BITBUCKET, 2",
        "BITBUCKET_SERVER, 2",
        "GERRIT, 2",
        "AZURE, 2",
        "SOURCEHUT, 2",
        "GIT, 2"
    })
    void requestsCapabilitiesOfUnknownHosts(ForgeType type, int requests) throws SourceException {
        try (LiveForge forge = LiveForge.of(type)) {
            forge.tags(TokenProvider.NONE);

            assertThat(forge.git.requests()).hasSize(requests);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308})
    void reportsTheNewAddressOfARepository(int status) throws SourceException {
        try (LiveForge forge = redirecting(status, "/new/name")) {
            assertThat(forge.tags(keeping(SECRET)).movedTo())
                    .contains(RepositoryUrl.of("https://%s/new/name".formatted(HOST)));
            assertThat(forge.git.requests())
                    .allMatch(request -> request.header("authorization").isPresent());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/o/r.git", "/O/R"})
    void ignoresARedirectToAnotherSpelling(String path) throws SourceException {
        try (LiveForge forge = redirecting(301, path)) {
            assertThat(forge.tags(TokenProvider.NONE).movedTo()).isEmpty();
        }
    }

    private static LiveForge redirecting(int status, String path) {
        return LiveForge.of(
                ForgeType.GITHUB,
                request ->
                        request.line().contains(" /o/r/")
                                ? Answer.of(status, "")
                                        .with(
                                                "Location",
                                                path + "/info/refs?service=git-upload-pack")
                                : LiveForge.refs(request),
                any -> Answer.of(404, ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///%s/plugins.git/info/refs?service=git-upload-pack",
                "ext::touch%%20pwned",
                "ssh://127.0.0.1:1/a/info/refs?service=git-upload-pack",
                "/../../%s/plugins.git",
                "//",
                "http:",
                "/login"
            })
    void rejectsARedirectToAnotherScheme(String target) throws Exception {
        SampleRepository.bare(directory.resolve("plugins.git")).tags("v1.0.0").close();
        try (LiveForge forge =
                LiveForge.of(
                        ForgeType.GIT,
                        any -> Answer.of(302, "").with("Location", target.formatted(directory)),
                        any -> Answer.of(404, ""))) {
            SourceException failure =
                    catchThrowableOfType(
                            SourceException.class, () -> forge.tags(TokenProvider.NONE));
            assertThat(failure.kind()).isEqualTo(Kind.UNUSABLE);
            assertThat(forge.git.requests()).hasSize(1);
        }
    }

    @Test
    void stopsAfterSeveralUnreachableRepositories() {
        WebStub gone = WebStub.answering(any -> Answer.of(200, ""));
        gone.close();
        RequestCounter traffic = new RequestCounter();
        LiveReleaseSource source =
                new LiveReleaseSource(
                        LiveForge.sentTo(ForgeType.GIT, Optional.empty(), Optional.of(gone.url())),
                        TokenProvider.NONE,
                        new HttpClient(traffic),
                        new GitSource(directory, traffic, directory),
                        false,
                        Map.of());
        List<String> messages = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            RepositoryUrl repository =
                    RepositoryUrl.of("https://%s/o/r%d".formatted(LiveForge.HOST, i));
            messages.add(
                    catchThrowableOfType(
                                    SourceException.class,
                                    () -> source.tags(repository, Set.of("")))
                            .problem());
        }

        assertThat(traffic.requests()).isEqualTo(3);
        assertThat(messages.subList(3, 5))
                .containsOnly(
                        "git.example.com was not asked for more tags, since it could not be reached for 3 repositories");
    }

    @Test
    void readsOnlyLocalRepositoriesOffline() throws Exception {
        SampleRepository.bare(directory.resolve("plugins.git")).tags("v1.0.0").close();
        try (WebStub host = WebStub.answering(any -> Answer.of(500, ""))) {
            RequestCounter traffic = new RequestCounter();
            LiveReleaseSource source =
                    new LiveReleaseSource(
                            LiveForge.sentTo(
                                    ForgeType.GITHUB,
                                    Optional.of(host.url()),
                                    Optional.of(host.url())),
                            TokenProvider.NONE,
                            new HttpClient(traffic),
                            new GitSource(directory, traffic, directory),
                            true,
                            Map.of());

            for (RepositoryUrl away :
                    new RepositoryUrl[] {REPOSITORY, RepositoryUrl.of("git@127.0.0.1:o/r")}) {
                assertThat(
                                catchThrowableOfType(
                                                SourceException.class,
                                                () -> source.tags(away, Set.of("")))
                                        .kind())
                        .isEqualTo(Kind.OFFLINE);
            }
            assertThat(source.tags(RepositoryUrl.of("./plugins.git"), Set.of("")).tags())
                    .hasSize(1);
            assertThat(host.requests()).isEmpty();
        }
    }

    @Test
    void usesOnlyGitForUnknownHosts() throws Exception {
        try (WebStub host = WebStub.answering(LiveForge::refs)) {
            LiveReleaseSource source = LiveForge.source(registry(), TokenProvider.NONE);
            RepositoryUrl repository = RepositoryUrl.of(host.url() + "/a/b.git");

            assertThat(source.tags(repository, Set.of("v")).tags()).hasSize(1);
            assertThat(source.details(repository).isBatched()).isTrue();
            assertThat(host.requests())
                    .extracting(Request::line)
                    .containsExactly(
                            "GET /a/b.git/info/refs?service=git-upload-pack",
                            "POST /a/b.git/git-upload-pack");
        }
    }
}
