package io.github.pluginregistry.server.webhook;

import io.github.pluginregistry.server.webhook.RejectedDeliveryException.Reason;

/** Tells who sent a request. There is one scheme per webhook, and none is tried after another. */
@FunctionalInterface
interface SignatureVerifier {

    /**
     * Tells whether a request is from somebody who knows a secret.
     *
     * @throws RejectedDeliveryException if the request is not from somebody who knows a secret of
     *     the webhook
     */
    void verify(WebhookRequest request) throws RejectedDeliveryException;

    /** The header with the signature. */
    static String signature(WebhookRequest request, String header)
            throws RejectedDeliveryException {
        return request.header(header)
                .orElseThrow(
                        () ->
                                new RejectedDeliveryException(
                                        Reason.SIGNATURE,
                                        "the header %s is missing: configure a secret for this webhook where it is sent from"
                                                .formatted(header)));
    }

    /** What to throw if a signature is wrong. */
    static RejectedDeliveryException wrong(String header) {
        return new RejectedDeliveryException(
                Reason.SIGNATURE,
                "the header %s does not match any secret of this webhook: configure the same secret on both sides"
                        .formatted(header));
    }
}
