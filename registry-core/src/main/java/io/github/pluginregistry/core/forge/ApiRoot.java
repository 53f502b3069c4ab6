package io.github.pluginregistry.core.forge;

import io.github.pluginregistry.core.http.Token;
import io.github.pluginregistry.core.http.TokenGate;
import io.github.pluginregistry.core.http.TokenProvider;
import io.github.pluginregistry.core.model.HostName;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The address of a forge's API, and the host whose token may be sent there.
 *
 * @param address what every address of the API begins with, without a trailing slash
 */
public record ApiRoot(URI address, String tokenHost) {

    /** Hosts whose API is on another host of their own. */
    private static final Map<String, String> API_HOSTS =
            Map.of("github.com", "api.github.com", "bitbucket.org", "api.bitbucket.org");

    /**
     * The address of a forge's API.
     *
     * <p>A definition may come from a stranger. So an API on another host than the forge only gets
     * the token for its own name, never that of the forge. A loopback address gets the token of the
     * forge if the build allows tokens for loopback.
     *
     * @param forgeHost the host in the addresses of the forge's repositories
     * @throws IllegalArgumentException if the address is not one of https, or of http on this
     *     machine, or is more than a host and a path
     */
    public static ApiRoot of(String forgeHost, URI api) {
        URI root = URI.create(api.toString().replaceFirst("(?<!/)/+$", ""));
        String apiHost = host(root);
        if (apiHost.isEmpty()) {
            throw new IllegalArgumentException("the address of an API names a host");
        }
        if (root.getRawUserInfo() != null
                || root.getRawQuery() != null
                || root.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    "the address of the API at %s is a host and a path, nothing else"
                            .formatted(origin(root)));
        }
        if (!HostName.mayCarryToken(root)) {
            throw new IllegalArgumentException(
                    "the API at %s must be asked over https".formatted(origin(root)));
        }
        boolean local = HostName.isLoopback(apiHost);
        boolean own = apiHost.equals(forgeHost) || apiHost.equals(API_HOSTS.get(forgeHost));
        return new ApiRoot(root, own || local ? forgeHost : apiHost);
    }

    /** The default host of a forge's API. */
    static String usualHost(String forgeHost) {
        return API_HOSTS.getOrDefault(forgeHost, forgeHost);
    }

    /** The API's host, with its port where that is not the scheme's own. */
    public String host() {
        return host(address);
    }

    /** Scheme, host and port of an address, for messages. */
    public static String origin(URI uri) {
        return String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT) + "://" + host(uri);
    }

    private static String host(URI uri) {
        String host = Optional.ofNullable(uri.getHost()).orElse("").toLowerCase(Locale.ROOT);
        int usual = "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
        return uri.getPort() < 0 || uri.getPort() == usual ? host : host + ":" + uri.getPort();
    }

    /** The token for requests to the API, if it gets one. */
    public Optional<Token> token(TokenProvider credentials) {
        return TokenGate.token(credentials, tokenHost, host());
    }

    /** Where the user puts a token, for messages. */
    public String tokenPlace(TokenProvider credentials) {
        return TokenGate.place(credentials, tokenHost, host());
    }
}
