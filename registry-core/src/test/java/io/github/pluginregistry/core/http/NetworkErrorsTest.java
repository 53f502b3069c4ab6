package io.github.pluginregistry.core.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.pluginregistry.core.http.SourceException.Kind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NetworkErrorsTest {

    private static final String QUOTE = "what a host said";

    static Stream<Arguments> failures() {
        return Stream.of(
                arguments(new SocketTimeoutException(QUOTE), "timed out when asked for the tags"),
                arguments(
                        new UnknownHostException(QUOTE), "cannot be resolved, to ask for the tags"),
                arguments(
                        new UnresolvedAddressException(),
                        "cannot be resolved, to ask for the tags"),
                arguments(new ConnectException(QUOTE), "refused the connection for the tags"),
                arguments(
                        new SSLHandshakeException(QUOTE), "cannot be trusted, to ask for the tags"),
                arguments(
                        new SocketException(QUOTE),
                        "broke the connection when asked for the tags"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void describesTheFailureWithoutQuotingTheHost(Throwable cause, String message) {
        SourceException failure = NetworkErrors.of("git.example.com", cause, "tags of a/b");

        assertThat(NetworkErrors.isNetworkError(cause)).isTrue();
        assertThat(failure.problem()).isEqualTo("git.example.com " + message + " of a/b");
        assertThat(failure).hasNoCause();
        assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(failure.remedy()).isNotEmpty().doesNotContain(QUOTE);
        assertThat(NetworkErrors.isNetworkError(new IOException(QUOTE))).isFalse();
    }
}
