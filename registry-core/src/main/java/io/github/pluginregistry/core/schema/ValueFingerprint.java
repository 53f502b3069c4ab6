package io.github.pluginregistry.core.schema;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells a schema and a value from all other schemas and values. A stranger may choose the value, so
 * no two may be made to look alike: each part goes into a SHA-256 with its kind and its length.
 */
final class ValueFingerprint {

    /** To be raised when values are judged otherwise, for example by a new version of a library. */
    private static final String JUDGEMENT = "1";

    private final MessageDigest digest;

    private ValueFingerprint(MessageDigest digest) {
        this.digest = digest;
    }

    /**
     * What stands for a schema and a value.
     *
     * @param schema the schema's text
     * @param value what {@link JsonSchema#validate} takes
     * @return 64 hexadecimal digits
     */
    static String of(String schema, @Nullable Object value) {
        try {
            ValueFingerprint fingerprint =
                    new ValueFingerprint(MessageDigest.getInstance("SHA-256"));
            fingerprint.addText('j', JUDGEMENT);
            fingerprint.addText('s', schema);
            fingerprint.add(value);
            return HexFormat.of().formatHex(fingerprint.digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
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

    /** Character by character: an encoding would make half a surrogate pair a question mark. */
    private void addText(char kind, String text) {
        addPart(kind, text.length());
        byte[] bytes = new byte[2 * text.length()];
        for (int i = 0; i < text.length(); i++) {
            bytes[2 * i] = (byte) (text.charAt(i) >>> Byte.SIZE);
            bytes[2 * i + 1] = (byte) text.charAt(i);
        }
        digest.update(bytes);
    }

    private void addPart(char kind, int length) {
        digest.update((byte) kind);
        for (int shift = Integer.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            digest.update((byte) (length >>> shift));
        }
    }
}
