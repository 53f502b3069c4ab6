package io.github.pluginregistry.core.model;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A repository's address, in any form that git understands: a URL ({@code https}, {@code http},
 * {@code ssh}, {@code file}), the short form {@code user@host:path} of ssh, or a path on this
 * machine. Two spellings of one address, with and without {@code .git} or a trailing slash, are
 * equal.
 *
 * <p>An address never runs a program: transports such as {@code ext::} are refused, and so is one
 * that a program would read as an option. It carries no credentials either, since it is published.
 */
public final class RepositoryUrl {

    /** How the repository is reached. */
    public enum Transport {
        /** {@code https://} or {@code http://}, the addresses that have a page for people too. */
        HTTP,
        /** {@code ssh://} or {@code user@host:path}. */
        SSH,
        /** {@code file://} or a path. */
        LOCAL
    }

    private static final Pattern URL = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://(.*)");

    private static final Pattern SHORT_SSH =
            Pattern.compile("(?:[^@/:\\\\]+@)?([^@/:\\\\]{2,}):(?!/?/)(.+)");

    private final String address;
    private final Transport transport;
    private final String scheme;
    private final String host;
    private final String path;

    private RepositoryUrl(
            String address, Transport transport, String scheme, String host, String path) {
        this.address = address;
        this.transport = transport;
        this.scheme = scheme;
        this.host = host.toLowerCase(Locale.ROOT);
        this.path = withoutSuffix(withoutSuffix(path, "/"), ".git");
    }

    /**
     * Reads an address.
     *
     * @throws IllegalArgumentException if this is no address, or one that is refused; the message
     *     says why
     */
    public static RepositoryUrl of(String address) {
        RepositoryUrlValidator.require(address);
        Matcher url = URL.matcher(address);
        if (url.matches()) {
            return ofUrl(address, url.group(1).toLowerCase(Locale.ROOT));
        }
        Matcher ssh = SHORT_SSH.matcher(address);
        if (ssh.matches()) {
            RepositoryUrlValidator.requireNoOption(ssh.group(1));
            RepositoryUrlValidator.requireHost(ssh.group(1));
            RepositoryUrlValidator.requireNoOption(ssh.group(2));
            return new RepositoryUrl(address, Transport.SSH, "ssh", ssh.group(1), ssh.group(2));
        }
        return new RepositoryUrl(address, Transport.LOCAL, "file", "", address);
    }

    private static RepositoryUrl ofUrl(String address, String scheme) {
        URI uri = uri(address);
        String path = Optional.ofNullable(uri.getPath()).orElse("");
        Transport transport =
                switch (scheme) {
                    case "https", "http" -> Transport.HTTP;
                    case "ssh" -> Transport.SSH;
                    case "file" -> Transport.LOCAL;
                    default ->
                            throw new IllegalArgumentException(
                                    "the transport \"%s\" is not known; use https, ssh, file or a path"
                                            .formatted(scheme));
                };
        String userInfo = Optional.ofNullable(uri.getUserInfo()).orElse("");
        RepositoryUrlValidator.requireNoOption(userInfo);
        if (!userInfo.isEmpty() && (transport == Transport.HTTP || userInfo.contains(":"))) {
            throw new IllegalArgumentException(
                    "a URL must not contain credentials, because it is published; put them into settings.xml as a <server> with the host's name");
        }
        String host = Optional.ofNullable(uri.getHost()).orElse("");
        if (transport != Transport.LOCAL && (host.isEmpty() || host.startsWith("-"))) {
            throw new IllegalArgumentException("the URL has no host");
        }
        return new RepositoryUrl(
                address,
                transport,
                scheme,
                uri.getPort() < 0 ? host : host + ":" + uri.getPort(),
                path.replaceFirst("^/", ""));
    }

    private static URI uri(String address) {
        try {
            URI uri = new URI(address);
            if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
                throw new IllegalArgumentException(
                        "the URL of a repository must not have a query or fragment");
            }
            return uri;
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("this is not a URL: " + e.getReason(), e);
        }
    }

    private static URI page(String scheme, String host, String path) {
        try {
            return new URI(new URI(scheme, host, "/" + path, null, null).toASCIIString());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("this address was read before", e);
        }
    }

    private static String withoutSuffix(String text, String suffix) {
        return text.endsWith(suffix) && text.length() > suffix.length()
                ? text.substring(0, text.length() - suffix.length())
                : text;
    }

    /** The address as the definition writes it. */
    public String address() {
        return address;
    }

    /** How the repository is reached. */
    public Transport transport() {
        return transport;
    }

    /** The host in lower case, with any port; empty for a path on this machine. */
    public String host() {
        return host;
    }

    /** The path, for example {@code pipe-cd/pipecd}; or the local path. */
    public String path() {
        return path;
    }

    /** The repository's page for people, where its host has pages. */
    public Optional<URI> page() {
        return switch (transport) {
            case HTTP -> Optional.of(page(scheme, host, path));
            case SSH -> Optional.of(page("https", host.replaceFirst(":\\d+$", ""), path));
            case LOCAL -> Optional.empty();
        };
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RepositoryUrl that
                && scheme.equals(that.scheme)
                && host.equals(that.host)
                && path.equals(that.path);
    }

    @Override
    public int hashCode() {
        return Objects.hash(scheme, host, path);
    }

    /** The short form for messages: owner and name on a forge, the address otherwise. */
    @Override
    public String toString() {
        return transport == Transport.HTTP ? path : address;
    }
}
