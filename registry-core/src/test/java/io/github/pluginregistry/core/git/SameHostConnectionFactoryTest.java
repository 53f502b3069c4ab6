package io.github.pluginregistry.core.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.pluginregistry.core.http.BoundedBody;
import io.github.pluginregistry.core.http.RequestCounter;
import io.github.pluginregistry.core.testing.RawForge;
import io.github.pluginregistry.core.testing.WebStub;
import io.github.pluginregistry.core.testing.WebStub.Answer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.SocketException;
import java.net.URI;
import java.net.URL;
import java.security.SecureRandom;
import javax.net.ssl.KeyManager;
import javax.net.ssl.TrustManager;
import org.eclipse.jgit.transport.http.HttpConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SameHostConnectionFactoryTest {

    private final RequestCounter traffic = new RequestCounter();

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    https://git.example.com/a/b     , https://git.example.com/c/d
                    https://git.example.com/a/b     , https://GIT.example.com/a/b
                    https://git.example.com/a/b     , https://git.example.com:443/a/b
                    https://git.example.com:8443/a/b, https://git.example.com:8443/c/d
                    http://git.example.com/a/b      , http://git.example.com:80/a/b
                    http://git.example.com/a/b      , https://git.example.com/a/b
                    """)
    void staysWithItsHost(URI origin, URI target) throws IOException {
        conversation(origin).create(target.toURL());

        assertThat(traffic.requests()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    https://git.example.com/a/b     , https://git.example.org/a/b
                    https://git.example.com/a/b     , https://git.example.com.evil.org/a/b
                    https://git.example.com/a/b     , https://example.com/a/b
                    https://git.example.com/a/b     , http://git.example.com/a/b
                    https://git.example.com/a/b     , https://git.example.com:8443/a/b
                    https://git.example.com:8443/a/b, https://git.example.com/a/b
                    http://git.example.com:8080/a/b , https://git.example.com/a/b
                    http://git.example.com:443/a/b  , https://git.example.com/a/b
                    """)
    void rejectsARedirectToAnotherHost(URI origin, URI target) {
        SameHostConnectionFactory conversation = conversation(origin);

        assertThatExceptionOfType(SameHostConnectionFactory.ForeignRedirectException.class)
                .isThrownBy(() -> conversation.create(target.toURL()))
                .returns(
                        target.getAuthority(),
                        SameHostConnectionFactory.ForeignRedirectException::host);
        assertThat(traffic.requests()).isZero();
    }

    @Test
    void leavesUserInfoOutOfTheHost() throws IOException {
        URL target = new URL("https://user:pass@word@git.example.org:8443/a/b");

        assertThat(new SameHostConnectionFactory.ForeignRedirectException(target).host())
                .isEqualTo("git.example.org:8443");
    }

    @Test
    void countsReceivedBytes() throws IOException {
        try (InputStream body = body()) {
            assertThat(body.read()).isEqualTo(0xff);
            assertThat(body.readAllBytes()).hasSize(3);
            assertThat(body.read()).isEqualTo(-1);
        }
        assertThat(traffic.bytes()).isEqualTo(4);
    }

    @Test
    void stopsReadingWhenInterrupted() throws IOException {
        try (InputStream body = body()) {
            Thread.currentThread().interrupt();

            assertThatExceptionOfType(InterruptedIOException.class).isThrownBy(body::read);
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    private InputStream body() {
        return BoundedBody.counted(
                new ByteArrayInputStream(new byte[] {(byte) 0xff, 1, 2, 3}), traffic);
    }

    @Test
    void closesUnreadResponses() throws IOException {
        try (WebStub server = WebStub.answering(request -> Answer.of(200, "answer"))) {
            URI origin = server.url();
            SameHostConnectionFactory conversation = conversation(origin);
            HttpConnection connection = conversation.create(origin.toURL());
            connection.connect();
            InputStream answer = connection.getInputStream();

            conversation.done();

            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(answer::read)
                    .withMessage("stream is closed");
        }
    }

    @Test
    void doesNotFollowRedirects() throws IOException {
        try (WebStub server =
                WebStub.answering(request -> Answer.of(302, "").with("Location", "/b"))) {
            SameHostConnectionFactory conversation = conversation(server.url());

            assertThat(conversation.create(server.url().toURL()).getResponseCode()).isEqualTo(302);
            assertThat(conversation.status()).isEqualTo(302);
            assertThat(server.requests()).hasSize(1);
            conversation.done();
        }
    }

    @Test
    void rejectsAResponseThatIsNotHttp() throws IOException {
        try (RawForge host = RawForge.saying("SSH-2.0-OpenSSH_9.2\r\n")) {
            SameHostConnectionFactory conversation = conversation(host.url());
            HttpConnection connection = conversation.create(host.url().toURL());

            assertThatExceptionOfType(SocketException.class)
                    .isThrownBy(connection::getResponseCode);
            assertThat(conversation.status()).isZero();
        }
    }

    @Test
    void rejectsOtherTrustManagersAndVerifiers() throws IOException {
        URI origin = URI.create("https://git.example.com/a/b");
        HttpConnection connection = conversation(origin).create(origin.toURL());

        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(
                        () ->
                                connection.configure(
                                        new KeyManager[0],
                                        new TrustManager[0],
                                        new SecureRandom()));
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> connection.setHostnameVerifier((host, session) -> true));
    }

    private SameHostConnectionFactory conversation(URI origin) {
        return new SameHostConnectionFactory(
                origin, traffic, new ResponseMeter(ResponseMeter.REFS));
    }
}
