package io.github.pluginregistry.core.source.github;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.pluginregistry.core.model.RepositoryId;
import io.github.pluginregistry.core.source.Credentials;
import io.github.pluginregistry.core.source.SourceException;
import io.github.pluginregistry.core.source.Traffic;
import io.github.pluginregistry.core.testing.ForgeStub;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TrafficListenerTest {

    private final ForgeStub forge = ForgeStub.start();
    private final Traffic traffic = new Traffic();

    @AfterEach
    void stop() {
        forge.close();
    }

    @Test
    void countsBodiesAsTheyComeOverTheWire() throws Exception {
        byte[] body = packed("[" + " ".repeat(100_000) + "]");
        forge.answering("o/r", aResponse().withHeader("Content-Encoding", "gzip").withBody(body));

        ask("o/r");

        assertThat(traffic.requests()).isEqualTo(1);
        assertThat(traffic.bytes()).isEqualTo(body.length);
        assertThat(traffic.unchanged()).isZero();
    }

    @Test
    void countsTheRequestsBehindARedirect() throws Exception {
        forge.repository("o/new").renamed("o/r", "o/new");

        ask("o/r");

        assertThat(traffic.requests()).isEqualTo(2);
    }

    @Test
    void countsAnswersThatNothingHasChanged() {
        forge.failing("o/r", 304);

        assertThatExceptionOfType(SourceException.class).isThrownBy(() -> ask("o/r"));
        assertThat(traffic.requests()).isEqualTo(1);
        assertThat(traffic.unchanged()).isEqualTo(1);
        assertThat(traffic.bytes()).isZero();
    }

    @Test
    void countsNothingThatWasNotSent() {
        forge.close();

        assertThatExceptionOfType(SourceException.class).isThrownBy(() -> ask("o/r"));
        assertThat(traffic.requests()).isZero();
        assertThat(traffic.bytes()).isZero();
    }

    private void ask(String path) throws SourceException {
        try (GitHubSource source =
                new GitHubSource("github.com", forge.apiUrl(), Credentials.NONE, traffic)) {
            source.releases(RepositoryId.of("https://github.com/" + path));
        }
    }

    private static byte[] packed(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream packer = new GZIPOutputStream(bytes)) {
            packer.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
