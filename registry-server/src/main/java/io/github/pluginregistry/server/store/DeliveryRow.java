package io.github.pluginregistry.server.store;

import java.time.Instant;

/**
 * A delivery of a webhook.
 *
 * @param id its number
 * @param hook the name of the webhook
 * @param delivery the id that the sender gave, or a hash of the body
 * @param event the event as the forge names it
 * @param repository the {@linkplain RepositoryKey key} of the repository; empty where there is none
 * @param received when it came last
 * @param count how often it came
 * @param outcome what the server did
 * @param detail one line for people
 */
public record DeliveryRow(
        long id,
        String hook,
        String delivery,
        String event,
        String repository,
        Instant received,
        int count,
        Outcome outcome,
        String detail) {

    /** What the server did with a delivery. */
    public enum Outcome {
        /** It made registries due. */
        ACCEPTED("accepted"),
        /** It is of no kind, or of no condition, that starts a run. */
        IGNORED("ignored"),
        /** No registry watches the repository. */
        NO_REGISTRY("no registry");

        private final String text;

        Outcome(String text) {
            this.text = text;
        }

        /** As the database and the API have it. */
        public String text() {
            return text;
        }

        static Outcome of(String text) {
            for (Outcome outcome : values()) {
                if (outcome.text.equals(text)) {
                    return outcome;
                }
            }
            throw new IllegalArgumentException(text);
        }
    }
}
