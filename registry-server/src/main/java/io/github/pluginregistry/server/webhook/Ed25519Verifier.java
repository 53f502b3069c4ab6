package io.github.pluginregistry.server.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;

/**
 * A signature with Ed25519 (RFC 8032) over the body and a nonce, as SourceHut sends it: {@code
 * X-Payload-Signature} in base64, and {@code X-Payload-Nonce}. The secrets are public keys of 32
 * bytes in base64.
 */
final class Ed25519Verifier implements SignatureVerifier {

    static final String SIGNATURE = "X-Payload-Signature";
    static final String NONCE = "X-Payload-Nonce";

    /** What is in front of the 32 bytes in the form that Java reads, RFC 8410. */
    private static final String KEY_PREFIX = "302a300506032b6570032100";

    private static final int KEY_LENGTH = 32;

    private final Supplier<List<String>> keys;

    Ed25519Verifier(Supplier<List<String>> keys) {
        this.keys = keys;
    }

    /**
     * Reads a public key.
     *
     * @throws IllegalArgumentException if it is not in the form
     */
    static PublicKey key(String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            if (bytes.length == KEY_LENGTH) {
                byte[] encoded =
                        HexFormat.of().parseHex(KEY_PREFIX + HexFormat.of().formatHex(bytes));
                return KeyFactory.getInstance("Ed25519")
                        .generatePublic(new X509EncodedKeySpec(encoded));
            }
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            // Reported below.
        }
        throw new IllegalArgumentException(
                "a public key of SourceHut must be 32 bytes in base64, as its API tells it");
    }

    @Override
    public void verify(WebhookRequest request) throws RejectedDeliveryException {
        String signature = SignatureVerifier.signature(request, SIGNATURE);
        byte[] nonce = SignatureVerifier.signature(request, NONCE).getBytes(StandardCharsets.UTF_8);
        for (String key : keys.get()) {
            if (verifies(key(key), signature, request.body(), nonce)) {
                return;
            }
        }
        throw SignatureVerifier.wrong(SIGNATURE);
    }

    /** Whether the parts of a message have the signature. */
    static boolean verifies(PublicKey key, String signature, byte[]... parts) {
        try {
            byte[] decoded =
                    StrictDecoder.base64(signature).orElseThrow(GeneralSecurityException::new);
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key);
            for (byte[] part : parts) {
                verifier.update(part);
            }
            return verifier.verify(decoded);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
