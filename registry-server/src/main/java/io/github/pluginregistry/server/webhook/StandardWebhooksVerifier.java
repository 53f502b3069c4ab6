package io.github.pluginregistry.server.webhook;

import io.github.pluginregistry.server.webhook.RejectedDeliveryException.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * The headers {@code webhook-id}, {@code webhook-timestamp} and {@code webhook-signature} of
 * Standard Webhooks 1.0.0, with the symmetric signature {@code v1}. GitLab signs so, too.
 */
final class StandardWebhooksVerifier implements SignatureVerifier {

    static final String ID = "webhook-id";
    static final String TIMESTAMP = "webhook-timestamp";
    static final String SIGNATURE = "webhook-signature";

    /** The tolerance that the libraries of the specification have. */
    static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final String SECRET_PREFIX = "whsec_";
    private static final String VERSION = "v1,";
    private static final int MOST_SIGNATURES = 20;
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");

    private final Supplier<List<String>> secrets;
    private final Clock clock;

    StandardWebhooksVerifier(Supplier<List<String>> secrets, Clock clock) {
        this.secrets = secrets;
        this.clock = clock;
    }

    /**
     * The key that a secret stands for.
     *
     * @throws IllegalArgumentException if the secret is not in the form; the message does not
     *     repeat it
     */
    static byte[] key(String secret) {
        String encoded =
                secret.startsWith(SECRET_PREFIX)
                        ? secret.substring(SECRET_PREFIX.length())
                        : secret;
        return StrictDecoder.base64(encoded)
                .filter(key -> key.length > 0)
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "a secret of Standard Webhooks must be base64, with or without whsec_ in front"));
    }

    @Override
    public void verify(WebhookRequest request) throws RejectedDeliveryException {
        String id = SignatureVerifier.signature(request, ID);
        String timestamp = SignatureVerifier.signature(request, TIMESTAMP);
        String signatures = SignatureVerifier.signature(request, SIGNATURE);
        byte[] start = (id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8);
        List<byte[]> codes =
                secrets.get().stream()
                        .map(StandardWebhooksVerifier::key)
                        .map(key -> Hmac.sha256(key, start, request.body()))
                        .toList();
        if (decode(signatures).stream().noneMatch(code -> Hmac.matchesAny(code, codes))) {
            throw SignatureVerifier.wrong(SIGNATURE);
        }
        requireRecent(timestamp);
    }

    private static List<byte[]> decode(String signatures) {
        List<byte[]> codes = new ArrayList<>();
        for (String signature : signatures.split(" ", MOST_SIGNATURES)) {
            if (signature.startsWith(VERSION)) {
                StrictDecoder.base64(signature.substring(VERSION.length())).ifPresent(codes::add);
            }
        }
        return codes;
    }

    private void requireRecent(String timestamp) throws RejectedDeliveryException {
        if (!SECONDS.matcher(timestamp).matches()) {
            throw new RejectedDeliveryException(
                    Reason.TIME, "the header %s is not a number of seconds".formatted(TIMESTAMP));
        }
        Instant sent = Instant.ofEpochSecond(Long.parseLong(timestamp));
        if (Duration.between(sent, clock.instant()).abs().compareTo(TOLERANCE) > 0) {
            throw new RejectedDeliveryException(
                    Reason.TIME,
                    "the delivery was signed more than %d minutes ago, or in the future: compare the clocks of both sides, and send it again"
                            .formatted(TOLERANCE.toMinutes()));
        }
    }
}
