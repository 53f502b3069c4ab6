package io.github.pluginregistry.core.output;

import io.github.pluginregistry.core.io.ControlCharEscaper;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An address that a reader may follow: {@code https} or {@code http}, without credentials. */
final class WebUrl {

    private static final Pattern HTTP = Pattern.compile("(?i)https?");
    private static final Pattern REPOSITORY = Pattern.compile("/([^/]+/[^/]+?)(?:\\.git)?/?");
    private static final String GITHUB = "github.com";

    private final URI uri;

    private WebUrl(URI uri) {
        this.uri = uri;
    }

    /** Reads an address; empty where it is none to follow. */
    static Optional<WebUrl> of(String text) {
        if (!ControlCharEscaper.of(text).equals(text)) {
            return Optional.empty();
        }
        try {
            URI uri = new URI(text);
            return isFollowed(uri) ? Optional.of(new WebUrl(uri)) : Optional.empty();
        } catch (URISyntaxException notAnAddress) {
            return Optional.empty();
        }
    }

    private static boolean isFollowed(URI uri) {
        return uri.getScheme() != null
                && HTTP.matcher(uri.getScheme()).matches()
                && uri.getHost() != null
                && uri.getRawUserInfo() == null;
    }

    /** Owner and name of a repository on GitHub, host and path of any other. */
    String shortForm() {
        Optional<String> onGitHub = gitHubRepository();
        return onGitHub.isPresent() ? onGitHub.get() : uri.getRawAuthority() + barePath();
    }

    private String barePath() {
        return uri.getPath().replaceFirst("/$", "").replaceFirst("\\.git$", "");
    }

    /** The page of a path in the newest state of this repository, where its place is known. */
    Optional<String> tree(String path) {
        return gitHubRepository()
                .filter(name -> ControlCharEscaper.of(path).equals(path))
                .flatMap(name -> absolute("/" + name + "/tree/HEAD/" + path))
                .filter(page -> page.normalize().equals(page))
                .map(URI::toASCIIString);
    }

    private Optional<String> gitHubRepository() {
        Matcher path = REPOSITORY.matcher(uri.getPath());
        return GITHUB.equalsIgnoreCase(uri.getAuthority()) && path.matches()
                ? Optional.of(path.group(1))
                : Optional.empty();
    }

    private static Optional<URI> absolute(String path) {
        try {
            return Optional.of(new URI("https", GITHUB, path, null));
        } catch (URISyntaxException notAPath) {
            return Optional.empty();
        }
    }

    /** The address as it was written. */
    @Override
    public String toString() {
        return uri.toString();
    }
}
