package io.github.pluginregistry.core.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A token for a host. Its text is only revealed to the code that puts it into a request. */
public final class Token {

    private final String user;
    private final String secret;

    private Token(String user, String secret) {
        this.user = user;
        this.secret = secret;
    }

    /** Wraps a secret that is valid whoever sends it. */
    public static Token of(String secret) {
        return new Token("", secret);
    }

    /** Wraps a secret that some hosts accept only with the name of its user. */
    public static Token of(String user, String secret) {
        return new Token(user, secret);
    }

    /**
     * The name of its user.
     *
     * @param usual the name that goes with it if nobody gave one
     */
    public String user(String usual) {
        return user.isBlank() ? usual : user;
    }

    /** The secret itself, only for the header of a request. */
    public String reveal() {
        return secret;
    }

    /**
     * The value of the {@code Authorization} header that carries it as the password of its user.
     *
     * @param usual the name of the user if nobody gave one
     */
    public String basic(String usual) {
        byte[] pair = (user(usual) + ":" + secret).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    /** Whether a header can carry it: printable ASCII without spaces. */
    public boolean isUsable() {
        return !secret.isEmpty() && secret.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }

    /** Never the secret. */
    @Override
    public String toString() {
        return "***";
    }
}
