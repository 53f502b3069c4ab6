package io.github.pluginregistry.server.webhook;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A request to a webhook, as it was received: nothing in it is trusted. */
public final class WebhookRequest {

    private final Map<String, String> headers;
    private final byte[] body;

    /**
     * Copies what was received.
     *
     * @param headers the headers; one that came several times is the values joined by a comma, so
     *     that none of them is a signature
     * @param body the body as it was sent
     */
    public WebhookRequest(Map<String, String> headers, byte[] body) {
        this.headers = new TreeMap<>();
        headers.forEach((name, value) -> this.headers.put(name.toLowerCase(Locale.ROOT), value));
        this.body = body.clone();
    }

    /** The value of a header, empty if there is none. */
    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /** The body, which is not to be changed. */
    byte[] body() {
        return body;
    }
}
