package io.github.pluginregistry.core;

import static io.github.pluginregistry.core.LiveForge.HOST;
import static io.github.pluginregistry.core.LiveForge.REPOSITORY;
import static io.github.pluginregistry.core.LiveForge.keeping;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.pluginregistry.core.definition.ForgeType;
import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.http.SourceException;
import io.github.pluginregistry.core.http.SourceException.Kind;
import io.github.pluginregistry.core.http.Token;
import io.github.pluginregistry.core.http.TokenProvider;
import io.github.pluginregistry.core.model.RepositoryUrl;
import io.github.pluginregistry.core.testing.CapturedLogs;
import io.github.pluginregistry.core.testing.RawForge;
import io.github.pluginregistry.core.testing.SecretSearch;
import io.github.pluginregistry.core.testing.WebStub;
import io.github.pluginregistry.core.testing.WebStub.Answer;
import io.github.pluginregistry.core.testing.WebStub.Request;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a host's token goes, and where it never shows. */
class LiveReleaseSourceTokenTest {

    private static final String SECRET = "git-t0ken_of.the~host";
    private static final SecretSearch SEARCH = SecretSearch.of(SECRET);

    private final ProxySelector usualProxies = ProxySelector.getDefault();

    @AfterEach
    void restoreProxies() {
        ProxySelector.setDefault(usualProxies);
    }

    @Test
    void sendsNoTokenOfAnotherHost() throws Exception {
        TokenProvider others =
                TokenProvider.allowingLoopback(
                        host ->
                                host.equals(HOST)
                                        ? Optional.empty()
                                        : Optional.of(Token.of(SECRET)));
        try (LiveForge forge = LiveForge.of(ForgeType.GITHUB)) {
            forge.tags(others);
            forge.details(others);

            assertNoToken(forge.git);
            assertNoToken(forge.api);
        }
    }

    @Test
    void sendsNoTokenToLoopbackByDefault() throws Exception {
        TokenProvider shy = host -> Optional.of(Token.of(SECRET));
        try (LiveForge forge = LiveForge.of(ForgeType.GITHUB)) {
            forge.tags(shy);
            forge.details(shy);

            assertNoToken(forge.git);
            assertNoToken(forge.api);
        }
    }

    private static void assertNoToken(WebStub host) {
        assertThat(host.requests())
                .isNotEmpty()
                .allMatch(request -> request.header("authorization").isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "https://mirror.example.com/x",
        "https://api.github.com",
        "https://git.example.org"
    })
    void looksUpOnlyTheTokenOfTheRequestedHost(URI elsewhere) throws Exception {
        List<String> wanted = new CopyOnWriteArrayList<>();
        TokenProvider listening =
                host -> {
                    wanted.add(host);
                    return Optional.empty();
                };
        try (RawForge nobody = RawForge.resetting("")) {
            ProxySelector.setDefault(proxy(nobody.url()));
            RegistryDefinition definition =
                    LiveForge.sentTo(
                            ForgeType.GITHUB, Optional.of(elsewhere), Optional.of(elsewhere));
            LiveReleaseSource source = LiveForge.source(definition, listening);

            assertThatThrownBy(() -> source.tags(REPOSITORY, Set.of("")))
                    .isInstanceOf(SourceException.class);
            source.details(REPOSITORY);
        }
        assertThat(wanted).hasSize(2).containsOnly(elsewhere.getHost());
    }

    @Test
    void sendsNoTokenOverPlainHttp() throws Exception {
        TokenProvider any = TokenProvider.allowingLoopback(host -> Optional.of(Token.of(SECRET)));
        try (WebStub proxy = WebStub.answering(LiveForge::refs)) {
            ProxySelector.setDefault(proxy(proxy.url()));
            LiveForge.source(
                            LiveForge.sentTo(ForgeType.GIT, Optional.empty(), Optional.empty()),
                            any)
                    .tags(RepositoryUrl.of("http://git.example.com/o/r"), Set.of(""));

            assertNoToken(proxy);
        }
    }

    @Test
    void bypassesTheProxyForLoopback() throws Exception {
        try (LiveForge forge = LiveForge.of(ForgeType.GITHUB);
                WebStub proxy = WebStub.answering(any -> Answer.of(500, ""))) {
            ProxySelector.setDefault(proxy(proxy.url()));
            forge.tags(keeping(SECRET));
            forge.details(keeping(SECRET));

            assertThat(forge.git.requests()).isNotEmpty();
            assertThat(forge.api.requests()).isNotEmpty();
            assertThat(proxy.requests()).isEmpty();
        }
    }

    private static ProxySelector proxy(URI url) {
        return ProxySelector.of(new InetSocketAddress(url.getHost(), url.getPort()));
    }

    @ParameterizedTest
    @EnumSource
    void neverLogsTheToken(ForgeType type) throws Exception {
        try (LiveForge open = LiveForge.of(type);
                LiveForge closed = answering(type, Answer.of(401, ""));
                CapturedLogs logs = CapturedLogs.start()) {
            open.tags(keeping(SECRET));
            open.details(keeping(SECRET));
            tagsFailure(closed);
            closed.details(keeping(SECRET));

            assertThat(logs.entries())
                    .isNotEmpty()
                    .allSatisfy(entry -> assertThat(SEARCH.in(entry)).isEmpty());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 400, 401, 403, 404, 429, 500, 503})
    void showsTheTokenInNoExceptionAboutAStatus(int status) throws Exception {
        for (ForgeType type : List.of(ForgeType.GITHUB, ForgeType.GITLAB, ForgeType.GITEA)) {
            try (LiveForge forge = answering(type, Answer.of(status, ""))) {
                assertThat(SEARCH.in(tagsFailure(forge))).isEmpty();
                assertThat(SEARCH.in(detailsFailure(forge))).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\nContent-Length: 9000\r\n\r\n[", "good day\r\n"})
    void showsTheTokenInNoExceptionAboutAConnection(String said) throws Exception {
        try (RawForge raw = RawForge.resetting(said)) {
            Optional<URI> url = Optional.of(raw.url());
            LiveReleaseSource source =
                    LiveForge.source(LiveForge.sentTo(ForgeType.GITEA, url, url), keeping(SECRET));
            assertThat(
                            SEARCH.in(
                                    catchThrowableOfType(
                                            SourceException.class,
                                            () -> source.tags(REPOSITORY, Set.of("")))))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"401", "403", "500", "200"})
    void showsTheTokenInNoExceptionAboutABodyThatRepeatsIt(int status) throws Exception {
        String said = "ERR no such token: " + SECRET;
        for (String body :
                List.of(said, LiveForge.packet(said) + "0000", "{\"" + SECRET + "\": 1}")) {
            try (LiveForge forge = answering(ForgeType.GITHUB, Answer.of(status, body))) {
                assertThat(SEARCH.in(tagsFailure(forge))).isEmpty();
                assertThat(SEARCH.in(detailsFailure(forge))).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://user:%1$s@elsewhere.invalid/%1$s",
                "http://%1$s.elsewhere.invalid/info/refs?service=git-upload-pack",
                "http://%2$s.elsewhere.invalid/info/refs?service=git-upload-pack",
                "/o/%1$s/info/refs?service=git-upload-pack",
                "/%2$s/r/info/refs?service=git-upload-pack"
            })
    void followsNoRedirectThatRepeatsTheToken(String location) throws Exception {
        String secret = "t0ken-of-the-host";
        String target = location.formatted(secret, encoded(secret));
        try (LiveForge forge =
                LiveForge.of(
                        ForgeType.GITHUB,
                        request ->
                                request.line().contains(" /o/r/")
                                        ? Answer.of(302, "").with("Location", target)
                                        : LiveForge.refs(request),
                        any -> Answer.of(302, "").with("Location", target))) {
            SourceException failure =
                    catchThrowableOfType(SourceException.class, () -> forge.tags(keeping(secret)));

            assertThat(SecretSearch.of(secret).in(failure)).isEmpty();
            assertThat(SecretSearch.of(secret).in(failure.remedy())).isEmpty();
            assertThat(
                            SecretSearch.of(secret)
                                    .in(forge.details(keeping(secret)).failure().orElseThrow()))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"%1$s", "%2$s"})
    void rejectsATagThatRepeatsTheToken(String form) throws Exception {
        String secret = "t0ken-of-the-host";
        String tag = "v1.0.0-" + form.formatted(secret, encoded(secret));
        try (LiveForge forge = answering(ForgeType.GITHUB, Answer.of(200, LiveForge.tag(tag)))) {
            SourceException failure =
                    catchThrowableOfType(SourceException.class, () -> forge.tags(keeping(secret)));

            assertThat(failure.kind()).isEqualTo(Kind.UNUSABLE);
            assertThat(SecretSearch.of(secret).in(failure)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"o/%1$s", "%2$s/r"})
    void rejectsANewNameThatRepeatsTheToken(String form) throws Exception {
        String secret = "t0ken-of-the-host";
        String name = form.formatted(secret, encoded(secret));
        String json =
                "{\"data\": {\"r0\": {\"nameWithOwner\": \"%s\", \"i0\": null, \"i1\": {\"totalCount\": 0}}}}"
                        .formatted(name);
        try (LiveForge forge = answering(ForgeType.GITHUB, Answer.of(200, json))) {
            var answer = forge.details(keeping(secret));

            assertThat(answer.renamedTo()).isEmpty();
            assertThat(answer.failure().orElseThrow().kind()).isEqualTo(Kind.UNUSABLE);
            assertThat(SecretSearch.of(secret).in(answer.failure().orElseThrow())).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void rejectsATokenThatIsInvalidInAHeaderWithoutShowingIt(ForgeType type) {
        String secret = "s3cr3t\nt0k3n";
        try (LiveForge forge = LiveForge.of(type)) {
            SourceException failure =
                    catchThrowableOfType(SourceException.class, () -> forge.tags(keeping(secret)));

            assertThat(failure.kind()).isEqualTo(Kind.NOT_ALLOWED);
            assertThat(failure.problem())
                    .isEqualTo(
                            "the token for git.example.com has characters that no request can carry");
            assertThat(SecretSearch.of(secret).in(failure)).isEmpty();
            assertThat(forge.git.requests()).isEmpty();
        }
    }

    /** A digit of it stands for no other letter, so it may be part of a name. */
    private static String encoded(String secret) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(("any:" + secret).getBytes(UTF_8));
    }

    private static LiveForge answering(ForgeType type, Answer answer) {
        Function<Request, Answer> always = request -> answer;
        return LiveForge.of(type, always, always);
    }

    private static SourceException tagsFailure(LiveForge forge) {
        return catchThrowableOfType(SourceException.class, () -> forge.tags(keeping(SECRET)));
    }

    private static SourceException detailsFailure(LiveForge forge) throws SourceException {
        return forge.details(keeping(SECRET)).failure().orElseThrow();
    }
}
