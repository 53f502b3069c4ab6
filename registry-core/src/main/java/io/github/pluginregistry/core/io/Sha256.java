package io.github.pluginregistry.core.io;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** SHA-256 digests, in hexadecimal digits. */
public final class Sha256 {

    private Sha256() {}

    /** The digest of a text in UTF-8. */
    public static String of(String text) {
        return HexFormat.of().formatHex(digest().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * The digest of a value as JSON, in which no two values look alike, even if an attacker chooses
     * them.
     *
     * @param value a map with string keys, a collection, a string, a number, a boolean, or null
     */
    public static String ofJson(@Nullable Object value) {
        MessageDigest digest = digest();
        try (JsonGenerator json =
                Json.FACTORY.createGenerator(
                        new DigestOutputStream(OutputStream.nullOutputStream(), digest))) {
            write(json, value);
        } catch (IOException impossible) {
            throw new UncheckedIOException("a value in memory could not be read", impossible);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void write(JsonGenerator json, @Nullable Object value) throws IOException {
        if (value instanceof Map<?, ?> map) {
            json.writeStartObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                json.writeFieldName((String) entry.getKey());
                write(json, entry.getValue());
            }
            json.writeEndObject();
        } else if (value instanceof Collection<?> items) {
            json.writeStartArray();
            for (Object item : items) {
                write(json, item);
            }
            json.writeEndArray();
        } else if (value instanceof String text) {
            json.writeString(text);
        } else {
            // A number as it is written, true, false or null.
            json.writeRawValue(String.valueOf(value));
        }
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Loaded when a value is digested: a run that is skipped digests only texts. */
    private static final class Json {

        /** In ASCII, since UTF-8 has no bytes for half of a surrogate pair. */
        static final JsonFactory FACTORY =
                JsonFactory.builder()
                        .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                        .streamWriteConstraints(
                                StreamWriteConstraints.builder()
                                        .maxNestingDepth(Integer.MAX_VALUE)
                                        .build())
                        .build();
    }
}
