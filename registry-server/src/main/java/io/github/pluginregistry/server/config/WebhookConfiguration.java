package io.github.pluginregistry.server.config;

import java.util.List;

/**
 * A webhook that is accepted.
 *
 * @param name the last part of its address: that of the forge, or the name of a generic one
 * @param type the forge, or the scheme of a generic one: {@code github}, {@code gitlab-token},
 *     {@code standard-webhooks}
 * @param header the header with the signature, of {@code hmac-sha256}; empty otherwise
 * @param url the address of the forge, for those whose deliveries do not tell it; empty otherwise
 * @param secrets all of which are accepted
 * @param addresses the networks that deliveries may come from; any if empty
 */
public record WebhookConfiguration(
        String name,
        String type,
        String header,
        String url,
        List<SecretReference> secrets,
        List<String> addresses) {

    /** Copies the lists. */
    public WebhookConfiguration {
        secrets = List.copyOf(secrets);
        addresses = List.copyOf(addresses);
    }
}
