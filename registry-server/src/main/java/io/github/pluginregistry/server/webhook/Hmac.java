package io.github.pluginregistry.server.webhook;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Collection;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC with SHA-256, RFC 2104. */
final class Hmac {

    private static final String ALGORITHM = "HmacSHA256";

    private Hmac() {}

    /**
     * The code of a message.
     *
     * @param key at least one byte
     * @param parts the message
     */
    static byte[] sha256(byte[] key, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC with SHA-256", e);
        }
    }

    /** Whether one of the codes is the given one; the time it takes does not tell which. */
    static boolean matchesAny(byte[] given, Collection<byte[]> codes) {
        boolean matches = false;
        for (byte[] code : codes) {
            matches |= MessageDigest.isEqual(code, given);
        }
        return matches;
    }
}
