package io.github.pluginregistry.core.source.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Proxy;
import java.net.SocketTimeoutException;
import java.net.URL;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.KeyManager;
import javax.net.ssl.TrustManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OkHttpConnectionTest {

    private final GitHttpServer server = new GitHttpServer();

    /** Left open, OkHttp warns of them while another test runs, which is what it blames then. */
    private final List<OkHttpConnection> connections = new ArrayList<>();

    @AfterEach
    void close() {
        connections.forEach(OkHttpConnection::close);
        server.close();
    }

    @Test
    void sendsNothingBeforeTheAnswerIsAskedFor() throws IOException {
        server.file("/a", "text/plain", "answer");
        OkHttpConnection connection = connection("/a");
        try (OutputStream out = connection.getOutputStream()) {
            out.write('x');
        }
        connection.setRequestMethod("POST");

        assertThat(server.requests()).isEmpty();
        connection.connect();
        assertThat(connection.getResponseCode()).isEqualTo(200);
        assertThat(server.requests())
                .extracting(GitHttpServer.Request::line, GitHttpServer.Request::body)
                .containsExactly(tuple("POST /a", "x"));
    }

    @Test
    void handsTheAnswerOut() throws IOException {
        server.file("/a", "text/plain", "answer");
        OkHttpConnection connection = connection("/a");

        connection.connect();

        assertThat(connection.getInputStream()).hasContent("answer");
        assertThat(connection.getContentLength()).isEqualTo(6);
        assertThat(connection.getContentType()).isEqualTo("text/plain");
        assertThat(connection.getHeaderFields("content-type")).containsExactly("text/plain");
        assertThat(connection.getHeaderFields()).containsKeys("Content-Type", "content-type");
    }

    @Test
    void letsGoOfAnAnswerThatIsNotReadToItsEnd() throws IOException {
        server.file("/a", "text/plain", "answer");
        OkHttpConnection connection = connection("/a");
        connection.connect();
        InputStream answer = connection.getInputStream();

        connection.close();

        assertThatExceptionOfType(IOException.class).isThrownBy(answer::read).withMessage("closed");
    }

    @Test
    void knowsNoHeaderBeforeTheAnswer() throws IOException {
        OkHttpConnection connection = connection("/a");

        assertThat(connection.getContentLength()).isEqualTo(-1);
        assertThat(connection.getContentType()).isNull();
        assertThat(connection.getHeaderFields()).isEmpty();
        assertThat(connection.getHeaderFields("Content-Type")).isEmpty();
    }

    @Test
    void followsNoRedirect() throws IOException {
        server.redirect("/a", 302, "/b").file("/b", "text/plain", "elsewhere");

        assertThat(connection("/a").getResponseCode()).isEqualTo(302);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void waitsAsLongAsItIsTold() throws IOException {
        CountDownLatch end = new CountDownLatch(1);
        server.on("/a", exchange -> awaitQuietly(end));
        OkHttpConnection connection = connection("/a");
        connection.setReadTimeout(50);

        assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(connection::connect);
        end.countDown();
    }

    @Test
    void trustsNobodyThatTheJdkDoesNotTrust() throws IOException {
        OkHttpConnection connection = connection("/a");

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

    private OkHttpConnection connection(String path) throws IOException {
        OkHttpConnection connection =
                new OkHttpConnection(new URL(server.url(path)), Proxy.NO_PROXY);
        connections.add(connection);
        return connection;
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
