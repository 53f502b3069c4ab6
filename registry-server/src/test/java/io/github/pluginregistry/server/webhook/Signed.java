package io.github.pluginregistry.server.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Webhooks with a secret, and requests that are signed with it, as each forge signs. */
final class Signed {

    static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    static final String SECRET = "correct horse battery staple";
    static final String STANDARD_SECRET =
            "whsec_" + Base64.getEncoder().encodeToString(utf8("0123456789abcdef0123456789abcdef"));
    static final KeyPair SOURCEHUT = keyPair();

    private Signed() {}

    static Webhook webhook(WebhookType type, String... secrets) {
        List<String> all = List.of(secrets);
        return new Webhook("hook", type, new WebhookSettings(() -> all, "X-Signature", ""), CLOCK);
    }

    static String secret(WebhookType type) {
        return switch (type) {
            case GITLAB, STANDARD_WEBHOOKS -> STANDARD_SECRET;
            case SOURCEHUT -> publicKey(SOURCEHUT);
            case AZURE -> "registry:" + SECRET;
            default -> SECRET;
        };
    }

    /** A request with the signature that the type has. */
    static WebhookRequest request(WebhookType type, Map<String, String> headers, String text) {
        Map<String, String> all = new HashMap<>(headers);
        all.putIfAbsent("Content-Type", "application/json");
        byte[] body = utf8(text);
        all.putAll(signature(type, body));
        return new WebhookRequest(all, body);
    }

    static Map<String, String> signature(WebhookType type, byte[] body) {
        String hex = HexFormat.of().formatHex(Hmac.sha256(utf8(SECRET), body));
        return switch (type) {
            case GITHUB -> Map.of("X-Hub-Signature-256", "sha256=" + hex);
            case GITEA -> Map.of("X-Gitea-Signature", hex);
            case FORGEJO -> Map.of("X-Forgejo-Signature", hex);
            case BITBUCKET, BITBUCKET_SERVER -> Map.of("X-Hub-Signature", "sha256=" + hex);
            case HMAC_SHA256 -> Map.of("X-Signature", hex);
            case GITLAB_TOKEN -> Map.of("X-Gitlab-Token", SECRET);
            case GITLAB, STANDARD_WEBHOOKS -> standard("msg_1", NOW, body);
            case SOURCEHUT -> sourcehut(body);
            case AZURE ->
                    Map.of(
                            "Authorization",
                            "Basic "
                                    + Base64.getEncoder()
                                            .encodeToString(utf8("registry:" + SECRET)));
        };
    }

    static Map<String, String> standard(String id, Instant at, byte[] body) {
        byte[] start = utf8(id + "." + at.getEpochSecond() + ".");
        byte[] code = Hmac.sha256(StandardWebhooksVerifier.key(STANDARD_SECRET), start, body);
        return Map.of(
                "webhook-id",
                id,
                "webhook-timestamp",
                Long.toString(at.getEpochSecond()),
                "webhook-signature",
                "v1," + Base64.getEncoder().encodeToString(code));
    }

    private static Map<String, String> sourcehut(byte[] body) {
        try {
            Signature signer = Signature.getInstance("Ed25519");
            signer.initSign(SOURCEHUT.getPrivate());
            signer.update(body);
            signer.update(utf8("0011223344556677"));
            return Map.of(
                    "X-Payload-Nonce",
                    "0011223344556677",
                    "X-Payload-Signature",
                    Base64.getEncoder().encodeToString(signer.sign()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The last 32 bytes of the encoded form. */
    private static String publicKey(KeyPair pair) {
        byte[] encoded = pair.getPublic().getEncoded();
        return Base64.getEncoder()
                .encodeToString(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
    }

    private static KeyPair keyPair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
