package io.github.pluginregistry.core.source.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.github.pluginregistry.core.model.Release;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import okhttp3.Request;
import okio.Buffer;
import okio.BufferedSink;
import okio.ByteString;
import okio.GzipSink;
import okio.Okio;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnownListingTest {

    private static final Request FIRST =
            new Request.Builder()
                    .url("https://api.example.com/repos/o/r/releases?per_page=100")
                    .header("Accept", "application/json")
                    .build();
    private static final KnownListing KNOWN =
            new KnownListing(
                    FIRST,
                    "f".repeat(64),
                    List.of(
                            new Release(
                                    "plugin/\"odd\"\n/v1.0.0",
                                    Optional.of("c".repeat(40)),
                                    Optional.of(Instant.parse("2026-11-20T06:00:00Z")),
                                    true,
                                    Optional.of(URI.create("https://example.com/v1.0.0"))),
                            Release.ofTag("v2.0.0")));

    @Test
    void isReadAsItWasWritten() throws IOException {
        KnownListing read =
                KnownListing.unpacked(KNOWN.packed("releases of o/r"), "releases of o/r");

        assertThat(read.releases()).isEqualTo(KNOWN.releases());
        assertThat(read.pages()).isEqualTo(KNOWN.pages());
        assertThat(read.first().url()).isEqualTo(FIRST.url());
        assertThat(read.first().headers()).isEqualTo(FIRST.headers());
    }

    @Test
    void isAboutOneListingAlone() throws IOException {
        ByteString file = KNOWN.packed("releases of o/r");

        assertThatIOException().isThrownBy(() -> KnownListing.unpacked(file, "tags of o/r"));
    }

    @Test
    void anyDamageIsNoticed() throws IOException {
        byte[] file = KNOWN.packed("releases of o/r").toByteArray();
        // Behind the header, which says when a file was packed and by whom.
        for (int i = 10; i < file.length; i++) {
            byte[] damaged = Arrays.copyOf(file, file.length);
            damaged[i] ^= 1;
            assertThatIOException()
                    .isThrownBy(
                            () -> KnownListing.unpacked(ByteString.of(damaged), "releases of o/r"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "[1, 2]",
                "['registry-listing 1', 'q']",
                "['registry-listing 1', 'q', 'pages', 'no address', '']",
                "['registry-listing 1', 'q', 'pages', 'https://example.com', 'no header']",
                "['registry-listing 1', 'q', 'pages', 'https://example.com', '', 'v1']",
                "['registry-listing 1', 'q', 'pages', 'https://example.com', '', 'v1', null, 'yesterday', true, null]",
                "['registry-listing 1', 'q', 'pages', 'https://example.com', '', null, null, null, true, null]",
                "['registry-listing 1', 'q', 'pages', 'https://example.com', '', 'v1', null, null, true, 'no address']",
                "['registry-listing 1', 'q', 'pages', 'https://example.com', ''"
            })
    void whatIsNoSuchFileIsRefused(String json) throws IOException {
        Buffer file = new Buffer();
        try (BufferedSink packer = Okio.buffer(new GzipSink(file))) {
            packer.writeUtf8(json.replace('\'', '"'));
        }

        assertThatIOException().isThrownBy(() -> KnownListing.unpacked(file.readByteString(), "q"));
    }
}
