package io.github.pluginregistry.core.source.git;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.pluginregistry.core.model.RepositoryId;
import io.github.pluginregistry.core.source.Credentials;
import io.github.pluginregistry.core.source.SourceException;
import io.github.pluginregistry.core.source.Token;
import io.github.pluginregistry.core.source.Traffic;
import io.github.pluginregistry.core.testing.CapturedLogs;
import io.github.pluginregistry.core.testing.Fault;
import io.github.pluginregistry.core.testing.SecretSearch;
import java.net.ProxySelector;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the token for git over HTTP goes, and where it never shows. */
class GitTokenTest {

    private static final String SECRET = "git/t0ken+of~the=host";
    private static final SecretSearch SEARCH = SecretSearch.of(SECRET);

    @TempDir Path base;

    private final GitHttpServer server = new GitHttpServer();
    private final GitHttpServer other = new GitHttpServer();
    private final ProxySelector usualProxies = ProxySelector.getDefault();
    private SampleRepository sample;

    @BeforeEach
    void makeARepository() {
        sample = SampleRepository.bare(base.resolve("sample.git")).lightweight("v1.0.0");
    }

    @AfterEach
    void closeAll() {
        ProxySelector.setDefault(usualProxies);
        server.close();
        other.close();
        sample.close();
    }

    @Test
    @Fault("a log at its finest level")
    void writesTheTokenIntoNoLog() throws Exception {
        server.privateRepository("/a/b", sample, SECRET).status("/a/c", 401);
        try (CapturedLogs logs = CapturedLogs.start()) {
            source().tags(repository("/a/b"));
            failure("/a/c");

            assertThat(server.requests()).hasSize(3).allMatch(r -> r.authorization().isPresent());
            assertThat(logs.entries())
                    .isNotEmpty()
                    .allSatisfy(entry -> assertThat(SEARCH.in(entry)).isEmpty());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 400, 401, 403, 404, 429, 500, 503})
    @Fault("an exception with all its causes")
    void showsTheTokenInNoExceptionAboutAnAnswer(int status) {
        server.status("/a/b", status);

        assertThat(SEARCH.in(failure("/a/b"))).isEmpty();
    }

    @Test
    @Fault("an exception with all its causes")
    void showsTheTokenInNoExceptionAboutAConnection() {
        server.on("/a/b", exchange -> exchange.getHttpContext().getServer().stop(0));

        assertThat(SEARCH.in(failure("/a/b"))).isEmpty();
        assertThat(SEARCH.in(failure("/a/b"))).isEmpty();
    }

    @Test
    @Fault("a host that says the token back")
    void showsTheTokenInNoExceptionAboutAHostThatRepeatsIt() {
        server.file("/a/b", "text/plain", "fatal: no such token: " + SECRET);
        server.redirect("/a/c", 302, "http://user:" + SECRET + "@elsewhere.invalid/" + SECRET);

        assertThat(SEARCH.in(failure("/a/b"))).isEmpty();
        assertThat(SEARCH.in(failure("/a/c"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"t0ken-of-the-host", "ghp-encoded-by-nobody"})
    @Fault("a host that says the token back")
    void takesNoTagAndNoRedirectThatRepeatsTheToken(String secret) {
        String encoded = Base64.getEncoder().encodeToString(("any:" + secret).getBytes(UTF_8));
        server.repository("/a/b", sample.lightweight("v1.1.0-" + secret))
                .redirect("/a/c", 302, "http://" + secret + ".elsewhere.invalid/")
                .redirect("/a/d", 302, "http://" + encoded.replace("=", "") + ".invalid/");
        SecretSearch search = SecretSearch.of(secret);

        for (String path : List.of("/a/b", "/a/c", "/a/d")) {
            SourceException failure =
                    catchThrowableOfType(
                            SourceException.class, () -> source(secret).tags(repository(path)));
            assertThat(search.in(failure)).isEmpty();
            assertThat(failure.message()).doesNotContainIgnoringCase(secret);
        }
    }

    @Test
    @Fault("a proxy between this machine and itself")
    void givesTheTokenToNoProxyBeforeThisMachine() throws Exception {
        server.privateRepository("/a/b", sample, SECRET);
        ProxySelector.setDefault(ProxySelector.of(other.address()));

        assertThat(source().tags(repository("/a/b"))).hasSize(1);
        assertThat(other.requests()).isEmpty();
    }

    private SourceException failure(String path) {
        return catchThrowableOfType(SourceException.class, () -> source().tags(repository(path)));
    }

    private RepositoryId repository(String path) {
        return RepositoryId.of(server.url(path));
    }

    private GitSource source() {
        return source(SECRET);
    }

    private GitSource source(String secret) {
        Credentials credentials =
                Credentials.allowingLoopback(
                        host ->
                                Optional.of(secret)
                                        .filter(s -> host.equals(server.host()))
                                        .map(Token::of));
        return new GitSource(
                base, credentials, new Traffic(), TimeOuts.STANDARD, ProtocolMemory.ofThisRun());
    }
}
