package io.github.pluginregistry.server.webhook;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** An address to which one forge, or another program, sends what happened. */
public final class Webhook {

    private static final Predicate<String> PLAIN_ID =
            Pattern.compile("[\\x21-\\x7e]{1,255}").asMatchPredicate();

    private final String name;
    private final SignatureVerifier verifier;
    private final EventReader reader;

    /**
     * Describes an address.
     *
     * @param name the name in the address, for example {@code github}
     * @param type what sends
     * @param settings how it is configured
     * @param clock for the age of signatures that have one
     */
    public Webhook(String name, WebhookType type, WebhookSettings settings, Clock clock) {
        this.name = name;
        verifier = type.verifier(settings, clock);
        reader = type.reader(settings);
    }

    /** The name in the address, for example {@code github}. */
    public String name() {
        return name;
    }

    /**
     * Reads a request. Its body is only read after its signature was found to be right.
     *
     * @throws RejectedDeliveryException if the signature is wrong, or the body is not in the form
     */
    public Delivery receive(WebhookRequest request) throws RejectedDeliveryException {
        verifier.verify(request);
        Payload payload = Payload.of(request);
        String id =
                reader.deliveryId(request, payload)
                        .filter(PLAIN_ID)
                        .orElseGet(() -> "sha256:" + sha256(request.body()));
        return new Delivery(name, id, reader.read(request, payload));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /**
     * A delivery whose sender is known.
     *
     * @param hook the name of the webhook
     * @param id the id that the sender gave, the same for a redelivery; a hash of the body if it
     *     gave none
     * @param event what happened
     */
    public record Delivery(String hook, String id, WebhookEvent event) {}
}
