package io.github.pluginregistry.core.http;

/** A token for a host. Its text is only revealed to the code that puts it into a request. */
public final class Token {

    private final String secret;

    private Token(String secret) {
        this.secret = secret;
    }

    public static Token of(String secret) {
        return new Token(secret);
    }

    /** The secret itself, only for the header of a request. */
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
