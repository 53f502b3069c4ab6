package io.github.pluginregistry.core.git;

import io.github.pluginregistry.core.source.Token;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** How a token goes along with a request of git over HTTP. */
public final class GitAuthorization {

    private GitAuthorization() {}

    /** The value of the {@code Authorization} header where the token is a user's password. */
    public static String basic(String user, Token token) {
        byte[] pair = (user + ":" + token.reveal()).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    /** The value of the {@code Authorization} header where the token stands for itself. */
    public static String bearer(Token token) {
        return "Bearer " + token.reveal();
    }
}
