package io.github.pluginregistry.core.source.github;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.source.SourceException;
import io.github.pluginregistry.core.source.SourceException.Kind;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class GitHubFailuresTest {

    private static final RateLimit UNTIL_FIVE_PAST_TWO =
            new RateLimit(Optional.of(Instant.parse("2026-11-20T14:05:00Z")), true);

    private final GitHubFailures anonymous =
            failures("github.com", "https://api.github.com", false);
    private final GitHubFailures known = failures("github.com", "https://api.github.com", true);

    @Test
    void namesTheHostTheStatusAndTheQuestion() {
        assertThat(anonymous.status(502))
                .hasMessage("api.github.com answered 502 to \"releases of pipe-cd/pipecd\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    404 | false | check the address; a private repository needs a token: settings.xml, <server> with id github.com, or GITHUB_TOKEN
                    404 | true  | check the address, and that the token for github.com may read the repository
                    401 | false | give a token: settings.xml, <server> with id github.com, or GITHUB_TOKEN
                    401 | true  | replace the token, which is wrong or has expired: settings.xml, <server> with id github.com, or GITHUB_TOKEN
                    403 | false | give a token: settings.xml, <server> with id github.com, or GITHUB_TOKEN
                    403 | true  | check that the token for github.com may read the repository, and that its organization allows it
                    503 | true  | run again later
                    """)
    void curesAStatus(int status, boolean withToken, String cure) {
        assertThat((withToken ? known : anonymous).status(status).cure()).isEqualTo(cure);
    }

    @Test
    void namesTheVariableOfTheEnvironmentForGitHubAlone() {
        GitHubFailures enterprise =
                failures("ghe.example.com", "https://ghe.example.com/api", false);

        assertThat(enterprise.status(401).cure())
                .isEqualTo("give a token: settings.xml, <server> with id ghe.example.com");
    }

    @Test
    void tellsUntilWhenARateLimitHolds() {
        SourceException limited = anonymous.limited(403, UNTIL_FIVE_PAST_TWO);

        assertThat(limited.kind()).isEqualTo(Kind.RATE_LIMITED);
        assertThat(limited)
                .hasMessage(
                        "api.github.com answered 403 to \"releases of pipe-cd/pipecd\": its rate limit is reached until 14:05 UTC");
        assertThat(limited.cure())
                .isEqualTo(
                        "give a token, which raises the limit: settings.xml, <server> with id github.com, or GITHUB_TOKEN; or run again after 14:05 UTC");
    }

    @Test
    void asksForNoTokenWhereThereIsOne() {
        assertThat(known.limited(429, UNTIL_FIVE_PAST_TWO).cure())
                .isEqualTo("run again after 14:05 UTC");
        assertThat(known.stillLimited(new RateLimit(Optional.empty(), true)).cure())
                .isEqualTo("run again later");
    }

    @Test
    void asksForNoTokenWhereTheHostHasTooMuchToDo() {
        RateLimit busy = new RateLimit(UNTIL_FIVE_PAST_TWO.until(), false);

        assertThat(anonymous.limited(503, busy))
                .hasMessage(
                        "api.github.com answered 503 to \"releases of pipe-cd/pipecd\": it takes no requests until 14:05 UTC");
        assertThat(anonymous.limited(503, busy).cure()).isEqualTo("run again after 14:05 UTC");
    }

    static Stream<Arguments> troubles() {
        return Stream.of(
                Arguments.of(
                        new UnknownHostException("x"),
                        "the name api.github.com could not be resolved"),
                Arguments.of(
                        new ConnectException("x"), "no connection to api.github.com could be made"),
                Arguments.of(
                        new SSLHandshakeException("x"),
                        "no trusted connection to api.github.com could be made"),
                Arguments.of(
                        new SocketTimeoutException("x"), "api.github.com took too long to answer"),
                Arguments.of(
                        new InterruptedIOException("x"), "api.github.com took too long to answer"),
                Arguments.of(
                        new SocketException("x"),
                        "the connection to api.github.com broke while it answered"));
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void tellsHowTheConnectionFailed(IOException trouble, String message) {
        SourceException broken = known.broken(trouble, false);

        assertThat(broken.kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(broken).hasMessageStartingWith(message);
        assertThat(broken.cure())
                .isEqualTo(
                        trouble instanceof SSLException
                                ? "check the certificate of the host, the trust store of this JDK, and the proxy"
                                : "check the network and the proxy, and run again");
    }

    @Test
    void takesACallThatWasCutOffForOneThatTookTooLong() {
        assertThat(known.broken(new SocketException("Socket closed"), true))
                .hasMessageContaining("took too long");
    }

    @Test
    void keepsNoTextThatTheHostMayHaveWritten() {
        SourceException broken =
                known.broken(new IOException("Unexpected status line: boo"), false);

        assertThat(broken).hasNoCause().hasMessageNotContaining("boo");
    }

    private static GitHubFailures failures(String forge, String api, boolean withToken) {
        return new GitHubFailures(
                ApiAddress.of(forge, URI.create(api)), withToken, "releases of pipe-cd/pipecd");
    }
}
