package io.github.pluginregistry.server.credential;

import io.github.pluginregistry.core.http.Token;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key for AES-256.
 *
 * @param id the first eight hexadecimal digits of the SHA-256 of the key, so that a sealed secret
 *     can name its key
 */
record SealingKey(String id, SecretKey key) {

    private static final int BYTES = 32;
    private static final int ID_BYTES = 4;

    /**
     * Reads a key.
     *
     * @param text 32 bytes in base64, as {@code openssl rand -base64 32} prints them
     * @param place where the text comes from, for messages
     */
    static SealingKey of(Token text, String place) throws SecretException {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text.reveal().getBytes(StandardCharsets.US_ASCII));
        } catch (IllegalArgumentException e) {
            throw invalid(place);
        }
        if (bytes.length != BYTES) {
            throw invalid(place);
        }
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return new SealingKey(
                    HexFormat.of().formatHex(hash, 0, ID_BYTES), new SecretKeySpec(bytes, "AES"));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static SecretException invalid(String place) {
        return new SecretException(
                place + " is not a key of 32 bytes in base64",
                "create one with: openssl rand -base64 32");
    }
}
