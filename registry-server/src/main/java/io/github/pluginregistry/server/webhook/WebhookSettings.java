package io.github.pluginregistry.server.webhook;

import java.util.List;
import java.util.function.Supplier;

/**
 * How a webhook is configured.
 *
 * @param secrets the secrets, all of which are accepted; asked for each delivery, so that they can
 *     change
 * @param header the header with the signature, for {@link WebhookType#HMAC_SHA256}, otherwise empty
 * @param url the address of the forge, where a payload does not tell it, without a slash at the
 *     end; otherwise empty
 */
public record WebhookSettings(Supplier<List<String>> secrets, String header, String url) {

    /** Settings of most types. */
    public static WebhookSettings of(Supplier<List<String>> secrets) {
        return new WebhookSettings(secrets, "", "");
    }
}
