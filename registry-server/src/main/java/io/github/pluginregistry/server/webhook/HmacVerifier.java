package io.github.pluginregistry.server.webhook;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A header with the HMAC of the body with SHA-256: {@code X-Hub-Signature-256: sha256=7571...} from
 * GitHub, {@code X-Gitea-Signature: 7571...} from Gitea.
 */
final class HmacVerifier implements SignatureVerifier {

    /** How the code is written. */
    enum Form {
        /** {@code sha256=} and hexadecimal digits. */
        PREFIXED,
        /** Hexadecimal digits. */
        HEXADECIMAL,
        /** Any of these, or base64. */
        ANY
    }

    private static final String PREFIX = "sha256=";

    private final String header;
    private final Form form;
    private final Supplier<List<String>> secrets;

    HmacVerifier(String header, Form form, Supplier<List<String>> secrets) {
        this.header = header;
        this.form = form;
        this.secrets = secrets;
    }

    @Override
    public void verify(WebhookRequest request) throws RejectedDeliveryException {
        byte[] given = decode(SignatureVerifier.signature(request, header));
        List<byte[]> codes =
                secrets.get().stream()
                        .filter(secret -> !secret.isEmpty())
                        .map(secret -> secret.getBytes(StandardCharsets.UTF_8))
                        .map(key -> Hmac.sha256(key, request.body()))
                        .toList();
        if (!Hmac.matchesAny(given, codes)) {
            throw SignatureVerifier.wrong(header);
        }
    }

    private byte[] decode(String value) throws RejectedDeliveryException {
        boolean prefixed = value.startsWith(PREFIX);
        if (form == Form.PREFIXED ? !prefixed : prefixed && form == Form.HEXADECIMAL) {
            throw SignatureVerifier.wrong(header);
        }
        String code = prefixed ? value.substring(PREFIX.length()) : value;
        Optional<byte[]> decoded = StrictDecoder.hexadecimal(code);
        return (form == Form.ANY ? decoded.or(() -> StrictDecoder.base64(code)) : decoded)
                .orElseThrow(() -> SignatureVerifier.wrong(header));
    }
}
