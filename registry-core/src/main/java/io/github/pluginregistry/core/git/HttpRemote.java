package io.github.pluginregistry.core.git;

import io.github.pluginregistry.core.http.HttpRequest;
import io.github.pluginregistry.core.http.Token;
import io.github.pluginregistry.core.model.RepositoryUrl;
import java.net.URI;
import java.util.Optional;

/**
 * The HTTP address of a repository, with the token for its host.
 *
 * @param url the address of the repository, without a trailing slash
 * @param authorization the value of the {@code Authorization} header; empty to send no token
 * @param speaksVersion2 whether the host is known to speak protocol version 2, so that its
 *     capabilities need not be asked for
 */
public record HttpRemote(URI url, String authorization, boolean speaksVersion2) {

    /** Removes trailing slashes. */
    public HttpRemote {
        url = URI.create(url.toString().replaceFirst("(?<!/)/+$", ""));
    }

    static final String ADVERTISEMENT = "/info/refs?service=git-upload-pack";

    /** The value of the {@code Authorization} header that carries only a token. */
    public static String bearer(Token token) {
        return "Bearer " + token.reveal();
    }

    /** The host, with its port if the address has one. */
    String host() {
        return url.getPort() < 0 ? url.getHost() : url.getHost() + ":" + url.getPort();
    }

    URI advertisement() {
        return URI.create(url + ADVERTISEMENT);
    }

    URI uploadPack() {
        return URI.create(url + "/git-upload-pack");
    }

    /** The request with the token, if there is one. */
    HttpRequest authorized(HttpRequest request) {
        return hasToken() ? request.with("Authorization", authorization) : request;
    }

    /** The same host at another address. */
    HttpRemote at(URI address) {
        return new HttpRemote(address, authorization, speaksVersion2);
    }

    boolean hasToken() {
        return !authorization.isEmpty();
    }

    HttpRemote withoutToken() {
        return new HttpRemote(url, "", speaksVersion2);
    }

    /** Whether a redirect keeps host and port, or goes from the plain port to the secure one. */
    static boolean isSameHost(URI from, URI to) {
        boolean samePort =
                port(from) == port(to) && from.getScheme().equalsIgnoreCase(to.getScheme());
        boolean secured = isUsual(from, "http", 80) && isUsual(to, "https", 443);
        return from.getHost().equalsIgnoreCase(to.getHost()) && (samePort || secured);
    }

    private static boolean isUsual(URI uri, String scheme, int port) {
        return port(uri) == port && scheme.equalsIgnoreCase(uri.getScheme());
    }

    /** The repository that a redirected advertisement belongs to; empty where it is none. */
    Optional<HttpRemote> movedTo(URI target) {
        String address = target.toString();
        return address.endsWith(ADVERTISEMENT)
                ? Optional.of(
                        at(
                                URI.create(
                                        address.substring(
                                                0, address.length() - ADVERTISEMENT.length()))))
                : Optional.empty();
    }

    /** The target of a redirect; empty where it is no absolute address. */
    Optional<URI> redirect(String location) {
        try {
            return Optional.of(advertisement().resolve(location))
                    .filter(target -> target.getHost() != null);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The repository that an address of the same host has, if it has moved. */
    Optional<RepositoryUrl> movedRepository(RepositoryUrl repository, URI answered) {
        String path = withoutSuffix(answered);
        String before = withoutSuffix(url);
        String own = "/" + repository.path();
        String mount =
                before.endsWith(own) ? before.substring(0, before.length() - own.length()) : "";
        if (answered.equals(url) || !path.startsWith(mount + "/")) {
            return Optional.empty();
        }
        try {
            String moved = "https://" + repository.host() + path.substring(mount.length());
            return Optional.of(RepositoryUrl.of(moved))
                    .filter(it -> !it.path().equalsIgnoreCase(repository.path()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String withoutSuffix(URI address) {
        return address.getRawPath().replaceFirst("\\.git$", "");
    }

    private static int port(URI uri) {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        return "http".equalsIgnoreCase(uri.getScheme()) ? 80 : 443;
    }
}
