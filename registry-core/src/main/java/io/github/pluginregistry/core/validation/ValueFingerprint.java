package io.github.pluginregistry.core.validation;

import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Computes the fingerprint of a schema and a value. An attacker may choose the value, so no two may
 * be made to look alike: a SHA-256 is taken of a text in which each part stands with its kind and
 * its length. The schema is our own, so that a checksum of it will do, which costs nothing.
 */
final class ValueFingerprint {

    /** To be raised when values are judged otherwise, for example by a new version of a library. */
    private static final String JUDGEMENT = "2";

    /** Parts are digested by many at once, since each call has a price, and not by all. */
    private static final int MANY = 64 * 1024;

    private final MessageDigest digest;
    private final CharsetEncoder utf8 = StandardCharsets.UTF_8.newEncoder();
    private final StringBuilder parts = new StringBuilder();

    private ValueFingerprint(MessageDigest digest) {
        this.digest = digest;
    }

    /**
     * The fingerprint of a schema and a value.
     *
     * @param value what {@link JsonSchema#validate} takes
     * @return 64 hexadecimal digits
     */
    static String of(String schema, @Nullable Object value) {
        try {
            ValueFingerprint fingerprint =
                    new ValueFingerprint(MessageDigest.getInstance("SHA-256"));
            fingerprint.addText('j', JUDGEMENT);
            fingerprint.addText('s', schema.length() + " " + checksum(schema));
            fingerprint.add(value);
            fingerprint.digest();
            return HexFormat.of().formatHex(fingerprint.digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static long checksum(String text) {
        CRC32 checksum = new CRC32();
        checksum.update(text.getBytes(StandardCharsets.UTF_8));
        return checksum.getValue();
    }

    private void add(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            addPart('m', map.size());
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                addText('k', (String) entry.getKey());
                add(entry.getValue());
            }
        } else if (value instanceof Collection<?> items) {
            addPart('l', items.size());
            for (Object item : items) {
                add(item);
            }
        } else if (value instanceof String text) {
            addText('t', text);
        } else {
            // A number as it is written, true, false or null: their types cannot be mistaken.
            addText('v', String.valueOf(value));
        }
    }

    /** UTF-8 would make a question mark of half a surrogate pair, so such a text is spelled out. */
    private void addText(char kind, String text) {
        addPart(kind, text.length());
        if (utf8.canEncode(text)) {
            parts.append('=');
            addWhole(text);
        } else {
            for (int i = 0; i < text.length(); i++) {
                parts.append(' ').append((int) text.charAt(i));
            }
        }
    }

    /** A text of megabytes goes in alone: among others it would be copied time and again. */
    private void addWhole(String text) {
        if (text.length() > MANY) {
            digest();
            digest(text);
        } else {
            parts.append(text);
        }
    }

    private void addPart(char kind, int length) {
        if (parts.length() > MANY) {
            digest();
        }
        parts.append(kind).append(length);
    }

    private void digest() {
        digest(parts.toString());
        parts.setLength(0);
    }

    private void digest(String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
    }
}
