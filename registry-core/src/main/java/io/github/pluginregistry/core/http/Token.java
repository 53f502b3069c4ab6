package io.github.pluginregistry.core.http;

/** A secret that opens a host. It shows itself only to the code that puts it into a request. */
public final class Token {

    private final String secret;

    private Token(String secret) {
        this.secret = secret;
    }

    /** Wraps a secret. */
    public static Token of(String secret) {
        return new Token(secret);
    }

    /** The secret itself, for a request's header alone. */
    public String reveal() {
        return secret;
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
