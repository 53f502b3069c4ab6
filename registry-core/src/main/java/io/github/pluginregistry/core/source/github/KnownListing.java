package io.github.pluginregistry.core.source.github;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.pluginregistry.core.model.Release;
import java.io.IOException;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okio.Buffer;
import okio.BufferedSink;
import okio.BufferedSource;
import okio.ByteString;
import okio.GzipSink;
import okio.Okio;
import org.jspecify.annotations.Nullable;

/**
 * What was read from the pages of a listing. Where the host has nothing new, the pages are the same
 * to the byte, and kohsuke, which takes longer to load than the host to answer, need not read them
 * again.
 *
 * @param first the question for the first page, as kohsuke asked it
 * @param pages the {@linkplain #fingerprint fingerprint} of the pages
 * @param releases what they said, in their order
 */
record KnownListing(Request first, String pages, List<Release> releases) {

    private static final String FORMAT = "registry-listing 1";
    private static final JsonFactory JSON = new JsonFactory();

    KnownListing {
        releases = List.copyOf(releases);
    }

    /** Tells pages from all others; a SHA-256 in hexadecimal digits. */
    static String fingerprint(List<Page> pages) {
        Buffer bodies = new Buffer();
        pages.forEach(page -> bodies.write(page.body().sha256()));
        return bodies.sha256().hex();
    }

    /**
     * As a file: one JSON list of texts, packed. What packs it adds a checksum, so no damage goes
     * unnoticed.
     *
     * @param question what is listed, on one line
     */
    ByteString packed(String question) throws IOException {
        Buffer file = new Buffer();
        try (BufferedSink packer = Okio.buffer(new GzipSink(file));
                JsonGenerator json = JSON.createGenerator(packer.outputStream())) {
            json.writeStartArray();
            for (String text : List.of(FORMAT, question, pages, first.url().toString())) {
                json.writeString(text);
            }
            json.writeString(first.headers().toString());
            for (Release release : releases) {
                write(json, release);
            }
            json.writeEndArray();
        }
        return file.readByteString();
    }

    private static void write(JsonGenerator json, Release release) throws IOException {
        json.writeString(release.tag());
        json.writeString(release.commit().orElse(null));
        json.writeString(release.publishedAt().map(Instant::toString).orElse(null));
        json.writeBoolean(release.prerelease());
        json.writeString(release.page().map(URI::toString).orElse(null));
    }

    /**
     * Reads such a file.
     *
     * @throws IOException if it is none, is damaged, or is about something else
     */
    static KnownListing unpacked(ByteString file, String question) throws IOException {
        try (BufferedSource content = KeptPage.unpacked(file);
                JsonParser json = JSON.createParser(content.inputStream())) {
            json.nextToken();
            if (!FORMAT.equals(json.nextTextValue()) || !question.equals(json.nextTextValue())) {
                throw new IOException("the file is about something else");
            }
            String pages = text(json);
            Request first =
                    new Request.Builder()
                            .url(HttpUrl.get(text(json)))
                            .headers(headers(json))
                            .build();
            List<Release> releases = new ArrayList<>();
            while (json.nextToken() != JsonToken.END_ARRAY) {
                releases.add(release(json));
            }
            if (json.nextToken() != null) {
                throw new IOException("something follows the list");
            }
            return new KnownListing(first, pages, releases);
        } catch (IllegalArgumentException | NullPointerException | DateTimeException e) {
            throw new IOException("the file is damaged", e);
        }
    }

    private static Headers headers(JsonParser json) throws IOException {
        Headers.Builder headers = new Headers.Builder();
        text(json).lines().forEach(headers::add);
        return headers.build();
    }

    private static Release release(JsonParser json) throws IOException {
        return new Release(
                Objects.requireNonNull(json.getValueAsString(null)),
                Optional.ofNullable(json.nextTextValue()),
                Optional.ofNullable(json.nextTextValue()).map(Instant::parse),
                Objects.requireNonNull(json.nextBooleanValue()),
                Optional.ofNullable(json.nextTextValue()).map(URI::create));
    }

    private static String text(JsonParser json) throws IOException {
        @Nullable String text = json.nextTextValue();
        return Objects.requireNonNull(text);
    }
}
