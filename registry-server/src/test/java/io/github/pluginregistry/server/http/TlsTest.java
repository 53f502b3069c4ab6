package io.github.pluginregistry.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pluginregistry.server.metric.ServerMetrics;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** TLS by the server itself, with certificates that keytool makes. */
@Timeout(120)
class TlsTest {

    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir private Path directory;
    private Path certificate;
    private Path key;
    private HttpServer server;

    @BeforeEach
    void names() {
        certificate = directory.resolve("fullchain.pem");
        key = directory.resolve("privkey.pem");
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    /** A key and a certificate for 127.0.0.1 that it signed itself. */
    private KeyStore pair(String algorithm, String... more) throws Exception {
        Path file = directory.resolve(UUID.randomUUID() + ".p12");
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-alias",
                                "server",
                                "-dname",
                                "CN=localhost",
                                "-ext",
                                "san=ip:127.0.0.1",
                                "-storetype",
                                "PKCS12",
                                "-storepass",
                                new String(PASSWORD),
                                "-keystore",
                                file.toString(),
                                "-keyalg",
                                algorithm));
        command.addAll(List.of(more));
        Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(keytool.waitFor()).as(output).isZero();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
        return store;
    }

    private static X509Certificate certificate(KeyStore pair) throws Exception {
        return (X509Certificate) pair.getCertificate("server");
    }

    private void writeCertificate(KeyStore pair) throws Exception {
        write(certificate, "CERTIFICATE", certificate(pair).getEncoded());
    }

    private void writeKey(KeyStore pair) throws Exception {
        write(key, "PRIVATE KEY", pair.getKey("server", PASSWORD).getEncoded());
    }

    private static void write(Path file, String kind, byte[] content) throws IOException {
        Files.writeString(
                file,
                "-----BEGIN %s-----\n%s\n-----END %1$s-----\n"
                        .formatted(kind, Base64.getMimeEncoder().encodeToString(content)));
    }

    private KeyStore start(String algorithm, String... more) throws Exception {
        KeyStore pair = pair(algorithm, more);
        writeCertificate(pair);
        writeKey(pair);
        server =
                new HttpServer(
                        new HttpSettings(
                                "127.0.0.1",
                                0,
                                "",
                                List.of(),
                                100,
                                new HttpSettings.Tls(certificate, key)),
                        List.of(
                                new Route(
                                        "GET",
                                        "/plain",
                                        call -> Answer.of(200, "text/plain", "plain"))),
                        new ServerMetrics());
        server.start();
        return pair;
    }

    /** Over a new connection, by a client that trusts one certificate alone. */
    private HttpResponse<String> send(KeyStore trusted) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("server", certificate(trusted));
        TrustManagerFactory managers =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return HttpClient.newBuilder()
                .sslContext(context)
                .build()
                .send(
                        HttpRequest.newBuilder(
                                        URI.create(
                                                "https://127.0.0.1:%d/plain"
                                                        .formatted(server.port())))
                                .build(),
                        BodyHandlers.ofString());
    }

    @ParameterizedTest
    @CsvSource({"EC,-groupname,secp256r1", "RSA,-keysize,2048", "Ed25519,-validity,2"})
    void endsTlsItself(String algorithm, String option, String value) throws Exception {
        KeyStore pair = start(algorithm, option, value);

        HttpResponse<String> response = send(pair);

        assertThat(response.body()).isEqualTo("plain");
        assertThat(response.headers().firstValue("Strict-Transport-Security")).isPresent();
        assertThat(response.sslSession().map(SSLSession::getProtocol).orElseThrow())
                .isIn("TLSv1.3", "TLSv1.2");
    }

    @Test
    void leavesConnectionsForOthersWhereOneAddressTakesMany() throws Exception {
        start("EC");

        try (ManyConnections many =
                new ManyConnections(server.port(), HttpServer.CONNECTIONS_PER_SOURCE + 1)) {
            assertThat(many.isOneEnded()).isTrue();
        }
    }

    @Test
    void takesRenewedCertificateWithoutRestart() throws Exception {
        KeyStore before = start("EC");
        KeyStore renewed = pair("EC");
        writeKey(renewed);
        writeCertificate(renewed);
        assertThat(send(before).body()).isEqualTo("plain");

        server.reloadCertificate();

        assertThat(send(renewed).body()).isEqualTo("plain");
        assertThatThrownBy(() -> send(before)).isInstanceOf(SSLHandshakeException.class);
    }

    /** A renewal replaces one file after the other. */
    @Test
    void keepsCertificateUntilBothFilesAreRenewed() throws Exception {
        KeyStore before = start("EC");
        KeyStore renewed = pair("EC");
        writeCertificate(renewed);
        server.reloadCertificate();
        assertThat(send(before).body()).isEqualTo("plain");

        writeKey(renewed);
        server.reloadCertificate();

        assertThat(send(renewed).body()).isEqualTo("plain");
    }

    @Test
    void keepsCertificateWhereFilesAreGone() throws Exception {
        KeyStore before = start("EC");
        Files.delete(key);

        server.reloadCertificate();

        assertThat(send(before).body()).isEqualTo("plain");
    }

    @Test
    void startsWithNoKeyOfAnotherCertificate() throws Exception {
        writeCertificate(pair("EC"));
        writeKey(pair("EC"));

        assertThatThrownBy(() -> new ServerCertificate(new HttpSettings.Tls(certificate, key)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the key is not the one of the certificate");
    }

    @Test
    void startsWithNoKeyOfAnotherAlgorithm() throws Exception {
        writeCertificate(pair("RSA"));
        writeKey(pair("EC"));

        assertThatThrownBy(() -> new ServerCertificate(new HttpSettings.Tls(certificate, key)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("http.tls");
    }
}
