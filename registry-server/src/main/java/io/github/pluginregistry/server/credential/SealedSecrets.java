package io.github.pluginregistry.server.credential;

import io.github.pluginregistry.core.http.Token;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Seals secrets for the database, with keys outside of it: {@code v1:KEY:BASE64}, where the base64
 * is a nonce of 12 bytes and the output of AES-256-GCM. The id of the key and the name of the
 * credential are authenticated, too, so that whoever can write to the database cannot give one
 * credential the secret of another.
 */
public final class SealedSecrets {

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final Pattern FORM = Pattern.compile("v1:([0-9a-f]{8}):([A-Za-z0-9+/=]{38,})");

    private final List<SealingKey> keys;
    private final SecureRandom random = new SecureRandom();

    /**
     * Creates it with keys.
     *
     * @param keys the first one seals, all open
     */
    SealedSecrets(List<SealingKey> keys) {
        this.keys = List.copyOf(keys);
    }

    /**
     * Seals a secret.
     *
     * @param name the name of the credential
     */
    public String seal(String name, Token secret) throws SecretException {
        SealingKey key = sealing();
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] text = secret.reveal().getBytes(StandardCharsets.UTF_8);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, nonce, name).doFinal(text);
            byte[] both =
                    ByteBuffer.allocate(nonce.length + sealed.length)
                            .put(nonce)
                            .put(sealed)
                            .array();
            return "v1:%s:%s".formatted(key.id(), Base64.getEncoder().encodeToString(both));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has AES-GCM", e);
        }
    }

    /**
     * Opens a sealed secret.
     *
     * @param name the name of the credential
     */
    public Token open(String name, String sealed) throws SecretException {
        Matcher form = FORM.matcher(sealed);
        if (!form.matches()) {
            throw broken(name);
        }
        SealingKey key =
                key(form.group(1))
                        .orElseThrow(
                                () ->
                                        new SecretException(
                                                "the credential %s is sealed with the key %s, which is not in credentials.keys"
                                                        .formatted(name, form.group(1)),
                                                "add the key, or set the credential again"));
        try {
            byte[] both = Base64.getDecoder().decode(form.group(2));
            byte[] nonce = new byte[NONCE_BYTES];
            ByteBuffer buffer = ByteBuffer.wrap(both).get(nonce);
            byte[] text = new byte[buffer.remaining()];
            buffer.get(text);
            return Token.of(
                    new String(
                            cipher(Cipher.DECRYPT_MODE, key, nonce, name).doFinal(text),
                            StandardCharsets.UTF_8));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw broken(name);
        }
    }

    /** Whether a sealed secret was sealed with another key than the first one. */
    public boolean isOutdated(String sealed) throws SecretException {
        return !sealed.startsWith("v1:" + sealing().id() + ":");
    }

    private SealingKey sealing() throws SecretException {
        if (keys.isEmpty()) {
            throw new SecretException(
                    "there is no key to seal credentials with",
                    "create one with openssl rand -base64 32 in a file, and name it in credentials.keys of server.yaml");
        }
        return keys.get(0);
    }

    private Optional<SealingKey> key(String id) {
        return keys.stream().filter(key -> key.id().equals(id)).findFirst();
    }

    private static SecretException broken(String name) {
        return new SecretException(
                "the credential %s in the database is not what was sealed".formatted(name),
                "set it again, and find out who writes to the database");
    }

    private static Cipher cipher(int mode, SealingKey key, byte[] nonce, String name)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key.key(), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD((key.id() + "\n" + name).getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
