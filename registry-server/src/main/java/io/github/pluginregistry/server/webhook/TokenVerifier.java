package io.github.pluginregistry.server.webhook;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;

/**
 * A header with the secret itself: {@code X-Gitlab-Token} of a GitLab without signatures, or {@code
 * Authorization: Basic} with user and password, which is all that Azure DevOps has. Neither
 * protects the body, so these are only for connections that are encrypted.
 */
final class TokenVerifier implements SignatureVerifier {

    private final String header;
    private final String prefix;
    private final Supplier<List<String>> values;

    /**
     * @param header the header
     * @param prefix what is in front of the value
     * @param values the values, of which one must be the rest of the header
     */
    TokenVerifier(String header, String prefix, Supplier<List<String>> values) {
        this.header = header;
        this.prefix = prefix;
        this.values = values;
    }

    @Override
    public void verify(WebhookRequest request) throws RejectedDeliveryException {
        byte[] given =
                SignatureVerifier.signature(request, header).getBytes(StandardCharsets.UTF_8);
        List<byte[]> expected =
                values.get().stream()
                        .filter(value -> !value.isEmpty())
                        .map(value -> (prefix + value).getBytes(StandardCharsets.UTF_8))
                        .toList();
        if (!Hmac.matchesAny(given, expected)) {
            throw SignatureVerifier.wrong(header);
        }
    }
}
