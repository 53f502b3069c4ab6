package io.github.pluginregistry.server.webhook;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/** Decodes what is written in the only way there is: nobody can write a signature differently. */
final class StrictDecoder {

    private StrictDecoder() {}

    /** The bytes of hexadecimal digits in lower case, empty if the text is anything else. */
    static Optional<byte[]> hexadecimal(String text) {
        try {
            byte[] bytes = HexFormat.of().parseHex(text);
            return Optional.of(bytes).filter(b -> HexFormat.of().formatHex(b).equals(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The bytes of base64 with padding, empty if the text is anything else. */
    static Optional<byte[]> base64(String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            return Optional.of(bytes)
                    .filter(b -> Base64.getEncoder().encodeToString(b).equals(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
