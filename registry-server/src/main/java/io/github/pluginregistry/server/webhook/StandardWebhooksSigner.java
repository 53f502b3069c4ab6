package io.github.pluginregistry.server.webhook;

import io.github.pluginregistry.core.http.Token;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;

/** Signs webhooks for others as Standard Webhooks 1.0.0 says. */
public final class StandardWebhooksSigner {

    private StandardWebhooksSigner() {}

    /**
     * The headers that sign a body.
     *
     * @param secret the secret in base64, with or without {@code whsec_} in front
     * @param id the same for each attempt to send a message
     * @throws IllegalArgumentException if the secret is not in that form
     */
    public static Map<String, String> headers(Token secret, String id, Instant now, byte[] body) {
        String timestamp = Long.toString(now.getEpochSecond());
        byte[] start = (id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8);
        byte[] code = Hmac.sha256(StandardWebhooksVerifier.key(secret.reveal()), start, body);
        return Map.of(
                StandardWebhooksVerifier.ID,
                id,
                StandardWebhooksVerifier.TIMESTAMP,
                timestamp,
                StandardWebhooksVerifier.SIGNATURE,
                "v1," + Base64.getEncoder().encodeToString(code));
    }
}
