package io.github.pluginregistry.server.config;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is told when a registry changed: by a signed webhook, or by an event that starts
 * workflows of a repository on GitHub.
 *
 * @param name the name of the target
 * @param url the address of the webhook; empty for an event
 * @param signedWith the secret that signs the webhook; null for none
 * @param repositoryDispatch the repository of the event as {@code OWNER/NAME}; empty for a webhook
 * @param eventType the type of the event
 * @param apiUrl the address of the API that takes the event
 */
public record Dependent(
        String name,
        String url,
        @Nullable SecretReference signedWith,
        String repositoryDispatch,
        String eventType,
        String apiUrl) {

    /** The secret that signs the webhook. */
    public Optional<SecretReference> secret() {
        return Optional.ofNullable(signedWith);
    }
}
