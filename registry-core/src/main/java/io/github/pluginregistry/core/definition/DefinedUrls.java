package io.github.pluginregistry.core.definition;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which addresses and paths a definition may name. It may come from a stranger and its addresses
 * are published and asked, so what is not known to be harmless is refused.
 */
public final class DefinedUrls {

    private static final Pattern WITH_SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:.*");
    private static final Pattern PATH_END = Pattern.compile("[?#]");
    private static final Pattern WEB_SCHEME = Pattern.compile("(?i)https?://");

    private DefinedUrls() {}

    /** An absolute {@code http} or {@code https} address with a host. */
    public static Optional<URI> web(String address) {
        try {
            return WEB_SCHEME.matcher(address).lookingAt()
                    ? Optional.of(new URI(address)).filter(uri -> uri.getHost() != null)
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** Whether a browser follows an address within the site that it stands on. */
    public static boolean isRelative(String path) {
        return !path.startsWith("/")
                && !path.contains("\\")
                && !WITH_SCHEME.matcher(path).matches();
    }

    /** Whether a relative path, as a browser follows it, stays in the folder it starts from. */
    static boolean staysBelow(String path) {
        if (!isRelative(path)) {
            return false;
        }
        int depth = 0;
        for (String segment : PATH_END.split(path, 2)[0].split("/", -1)) {
            depth += step(segment.replaceAll("(?i)%2e", "."));
            if (depth < 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether a path from a repository's root, with / between its parts, stays in there. */
    public static boolean isInside(String path) {
        return !path.startsWith("/")
                && !path.contains("\\")
                && !Arrays.asList(path.split("/", -1)).contains("..");
    }

    private static int step(String segment) {
        return switch (segment) {
            case ".." -> -1;
            case ".", "" -> 0;
            default -> 1;
        };
    }
}
