package io.github.pluginregistry.core.resolve;

import io.github.pluginregistry.core.definition.ForgeType;
import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.model.RepositoryUrl;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where people read about a release.
 *
 * <p>The address is made from the repository and the tag, never taken from an answer: it is the
 * same whether the tag has a release or not, and no answer can point readers elsewhere.
 */
public final class ReleaseUrls {

    private static final String PLAIN =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/@:!$'()*,";

    /** They have a meaning of their own in a query, and stand for themselves in a path. */
    private static final String PLAIN_IN_A_PATH = "&+=";

    private ReleaseUrls() {}

    /** The page of a tag or, where its host has none, of the repository. */
    static String of(RepositoryUrl repository, ForgeType forge, Release release) {
        return ofTag(repository, forge, release.tag()).orElseGet(() -> of(repository));
    }

    /** The page of a tag, where it follows from the address of the repository. */
    public static Optional<String> ofTag(RepositoryUrl repository, ForgeType forge, String tag) {
        return TagPages.of(repository, forge)
                .map(pages -> pages + encoded(tag, pages.contains("?") ? "" : PLAIN_IN_A_PATH));
    }

    /**
     * The tag whose page an address is, whichever of its characters are percent-encoded.
     *
     * @param pages what the pages of the repository's tags begin with, {@linkplain #ofTag the page}
     *     of an empty tag
     * @return empty where it is the page of no tag there
     */
    public static Optional<String> tagOf(String pages, String address) {
        return address.startsWith(pages) && address.length() > pages.length()
                ? decoded(address.substring(pages.length()))
                : Optional.empty();
    }

    private static Optional<String> decoded(String path) {
        try {
            // In a form a plus means a space; in a path it is a plus.
            return Optional.of(URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /** The page to link where there is no release. */
    public static String of(RepositoryUrl repository) {
        return repository.page().map(URI::toString).orElse(repository.address());
    }

    /**
     * Percent-encodes, byte by byte, what RFC 3986 does not allow in a path as it is; slashes stay,
     * which forges accept there. The JDK's {@code URI} would compose decomposed letters first, and
     * lead to another tag.
     */
    private static String encoded(String tag, String alsoPlain) {
        StringBuilder path = new StringBuilder(tag.length() + 16);
        for (byte octet : tag.getBytes(StandardCharsets.UTF_8)) {
            char character = (char) (octet & 0xff);
            if (PLAIN.indexOf(character) >= 0 || alsoPlain.indexOf(character) >= 0) {
                path.append(character);
            } else {
                path.append("%%%02X".formatted((int) character));
            }
        }
        return path.toString();
    }

    /** The addresses of pages of tags, which hosts have with or without a release. */
    private enum TagPages {
        GITHUB(ForgeType.GITHUB, "/releases/tag/"),
        GITLAB(ForgeType.GITLAB, "/-/tags/"),
        GITEA(ForgeType.GITEA, "/releases/tag/"),
        FORGEJO(ForgeType.FORGEJO, "/releases/tag/"),
        BITBUCKET(ForgeType.BITBUCKET, "/commits/tag/"),
        BITBUCKET_SERVER(ForgeType.BITBUCKET_SERVER, "/browse?at=refs/tags/") {
            /** Repositories are cloned from {@code /scm/KEY/NAME}; {@code ~NAME} is a person's. */
            @Override
            Optional<String> page(RepositoryUrl repository) {
                Matcher clone = CLONE.matcher(repository.page().map(URI::toString).orElse(""));
                return clone.matches()
                        ? Optional.of(
                                clone.group(1)
                                        + (clone.group(2).isEmpty() ? "projects/" : "users/")
                                        + clone.group(3)
                                        + "/repos/"
                                        + clone.group(4))
                        : Optional.empty();
            }
        },
        /** The plugin gitiles, which is part of Gerrit's distribution, shows repositories. */
        GERRIT(ForgeType.GERRIT, "/+/refs/tags/") {
            @Override
            Optional<String> page(RepositoryUrl repository) {
                return super.page(repository)
                        .map(
                                page ->
                                        page.replaceFirst(
                                                "^(https?://[^/]+/)(a/)?", "$1plugins/gitiles/"));
            }
        },
        AZURE(ForgeType.AZURE, "?version=GT"),
        SOURCEHUT(ForgeType.SOURCEHUT, "/refs/");

        private static final Pattern CLONE = Pattern.compile("(.*/)scm/(~?)([^/]+)/([^/]+)");

        private final ForgeType type;
        private final String path;

        TagPages(ForgeType type, String path) {
            this.type = type;
            this.path = path;
        }

        /**
         * What the addresses of the pages of a repository's tags begin with. A known host has its
         * pages also where a definition says that it is asked by git.
         *
         * @return empty where the layout of the host is not known, or where it has no pages
         */
        static Optional<String> of(RepositoryUrl repository, ForgeType forge) {
            ForgeType layout = forge == ForgeType.GIT ? ForgeType.ofHost(repository.host()) : forge;
            return Arrays.stream(values())
                    .filter(pages -> pages.type == layout)
                    .findFirst()
                    .flatMap(pages -> pages.page(repository).map(page -> page + pages.path));
        }

        Optional<String> page(RepositoryUrl repository) {
            return repository.page().map(URI::toString);
        }
    }
}
