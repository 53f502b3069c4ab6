package io.github.pluginregistry.core.source.github;

import io.github.pluginregistry.core.model.HostName;
import io.github.pluginregistry.core.source.Credentials;
import io.github.pluginregistry.core.source.Token;
import io.github.pluginregistry.core.source.TokenGate;
import java.net.URI;
import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * Where a forge's API is, and whose token may be sent there.
 *
 * @param root the address that every path of the API begins with
 * @param tokenHost the name under which the API's token is kept
 */
record ApiAddress(HttpUrl root, String tokenHost) {

    ApiAddress {
        if (!root.isHttps() && !isLoopback(root)) {
            throw new IllegalArgumentException(
                    "the API at %s must be asked over https".formatted(origin(root)));
        }
        if (!root.encodedUsername().isEmpty()
                || !root.encodedPassword().isEmpty()
                || root.encodedQuery() != null
                || root.encodedFragment() != null) {
            throw new IllegalArgumentException(
                    "the address of the API at %s is a host and a path, nothing else"
                            .formatted(origin(root)));
        }
    }

    /**
     * The address of a forge's API.
     *
     * <p>A definition may come from a stranger. So an API elsewhere than on the forge's own host
     * gets the token kept under its own name alone, never the one of the forge it stands in for. A
     * loopback address stands in for the forge, token included, once the build allows it a token.
     *
     * @param forgeHost the host in the addresses of the forge's repositories
     * @throws IllegalArgumentException if the address cannot be asked
     */
    static ApiAddress of(String forgeHost, URI api) {
        HttpUrl root = HttpUrl.get(api.toString());
        String apiHost = name(root);
        boolean own =
                apiHost.equals(forgeHost)
                        || (forgeHost.equals("github.com") && apiHost.equals("api.github.com"));
        return new ApiAddress(root, own || isLoopback(root) ? forgeHost : apiHost);
    }

    /** The API's host, with its port where that is not the scheme's own. */
    String host() {
        return name(root);
    }

    /** The token for requests to the API, if it gets one. */
    Optional<Token> token(Credentials credentials) {
        return TokenGate.token(credentials, tokenHost, host());
    }

    /** How the API gets a token, for people. */
    String tokenPlace() {
        return TokenGate.place(tokenHost, host());
    }

    /** The address as kohsuke puts paths behind it. */
    String endpoint() {
        return root.toString().replaceFirst("/$", "");
    }

    /** Whether a request goes to the API itself: the same scheme, host and port. */
    boolean covers(HttpUrl url) {
        return origin(url).equals(origin(root));
    }

    boolean isLoopback() {
        return isLoopback(root);
    }

    /** Scheme, host and port of an address, for messages. */
    static String origin(HttpUrl url) {
        return url.scheme() + "://" + name(url);
    }

    private static boolean isLoopback(HttpUrl url) {
        return HostName.isLoopback(name(url));
    }

    private static String name(HttpUrl url) {
        String host = url.host().contains(":") ? "[" + url.host() + "]" : url.host();
        return url.port() == HttpUrl.defaultPort(url.scheme()) ? host : host + ":" + url.port();
    }
}
