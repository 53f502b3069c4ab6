package io.github.pluginregistry.server.store;

import io.github.pluginregistry.core.model.RepositoryUrl;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a repository by which deliveries find the registries that watch it: host and path in
 * lower case, without user, the port of the protocol, a trailing slash and {@code .git}. So the
 * addresses over https and ssh are one repository: {@code github.com/pipe-cd/pipecd}.
 *
 * <p>Two repositories may have the same key: it is only a hint where to look.
 */
public final class RepositoryKey {

    private static final int LONGEST = 1000;
    private static final Pattern URL =
            Pattern.compile(
                    "([a-z][a-z0-9+.-]*)://(?:[^/@]*@)?(\\[[0-9a-f:.]+]|[^/:@\\[\\]]*)(:[0-9]{1,5})?(/.*)?");
    private static final Pattern SHORT_SSH = Pattern.compile("(?:[^@/:]+@)?([^@/:]{2,}):(.+)");
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\s]");
    private static final Pattern BITBUCKET_PAGE =
            Pattern.compile("(?:projects|users)/([^/]+)/repos/([^/]+)(?:/.*)?");
    private static final Pattern AZURE_SSH = Pattern.compile("v3/([^/]+)/([^/]+)/([^/]+)");

    private RepositoryKey() {}

    /**
     * The key of an address.
     *
     * @throws IllegalArgumentException if this is no address of a repository
     */
    public static String of(String address) {
        return of(RepositoryUrl.of(address));
    }

    /** The key of an address. */
    public static String of(RepositoryUrl repository) {
        return find(repository.address())
                .orElseGet(() -> ("/" + repository.path()).toLowerCase(Locale.ROOT));
    }

    /**
     * The key of an address that a payload has.
     *
     * @param address a URL, the short form {@code user@host:path} of ssh, or a local path
     * @return the key, at most 1,000 characters; empty if this is no address of a repository
     */
    public static Optional<String> find(String address) {
        String text = address.strip();
        if (text.isEmpty() || text.length() > LONGEST || INVISIBLE.matcher(text).find()) {
            return Optional.empty();
        }
        text = text.toLowerCase(Locale.ROOT).replaceFirst("[?#].*", "");
        Matcher url = URL.matcher(text);
        if (url.matches()) {
            return ofUrl(url);
        }
        Matcher ssh = SHORT_SSH.matcher(text);
        if (ssh.matches() && !ssh.group(2).startsWith("//")) {
            return join(ssh.group(1), ssh.group(2));
        }
        return text.startsWith("/") ? Optional.of("/" + path(text)) : Optional.empty();
    }

    private static Optional<String> ofUrl(Matcher url) {
        String path = Optional.ofNullable(url.group(4)).orElse("");
        if (url.group(1).equals("file")) {
            return Optional.of("/" + path(path));
        }
        String port = Optional.ofNullable(url.group(3)).orElse("");
        return join(url.group(2) + (isImplied(url.group(1), port) ? "" : port), path);
    }

    /** Servers have ssh on ports of its own, and the repository is the same as over HTTP. */
    private static boolean isImplied(String scheme, String port) {
        return switch (scheme) {
            case "https" -> port.equals(":443");
            case "http" -> port.equals(":80");
            default -> true;
        };
    }

    private static Optional<String> join(String host, String rawPath) {
        String path = path(rawPath);
        Matcher azure = AZURE_SSH.matcher(path);
        if (host.equals("ssh.dev.azure.com") && azure.matches()) {
            return Optional.of("dev.azure.com/" + azure.replaceFirst("$1/$2/_git/$3"));
        }
        return host.isEmpty() || path.isEmpty() ? Optional.empty() : Optional.of(host + "/" + path);
    }

    /** Bitbucket Data Center has a repository below {@code scm/}, and its page elsewhere. */
    private static String path(String raw) {
        String path = raw.replaceAll("^/+|/+$", "").replaceFirst("\\.git$", "");
        Matcher page = BITBUCKET_PAGE.matcher(path);
        if (page.matches()) {
            return page.group(1) + "/" + page.group(2);
        }
        return path.startsWith("scm/") ? path.substring("scm/".length()) : path;
    }
}
