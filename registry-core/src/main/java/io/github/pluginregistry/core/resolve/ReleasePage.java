package io.github.pluginregistry.core.resolve;

import io.github.pluginregistry.core.definition.ForgeType;
import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.model.RepositoryId;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * Where people read about a release.
 *
 * <p>On hosts whose layout is known the address is made from the repository and the tag, never
 * taken from an answer: it is the same whichever way the release was found, and no answer can point
 * readers elsewhere.
 */
public final class ReleasePage {

    private ReleasePage() {}

    /** The page of a release or, where its host has none, of the repository. */
    static String of(RepositoryId repository, ForgeType forge, Release release) {
        return ofTag(repository, forge, release.tag())
                .or(() -> release.page().map(URI::toString))
                .orElseGet(() -> of(repository));
    }

    /** The page of a tag's release, where it follows from the address of the repository. */
    public static Optional<String> ofTag(RepositoryId repository, ForgeType forge, String tag) {
        return forge == ForgeType.GITHUB
                ? repository.page().map(page -> page + "/releases/tag/" + encoded(tag))
                : Optional.empty();
    }

    /** The page that stands in where there is no release. */
    public static String of(RepositoryId repository) {
        return repository.page().map(URI::toString).orElse(repository.address());
    }

    /**
     * Percent-encodes what RFC 3986 does not allow in a path, and keeps the slashes that GitHub
     * accepts there.
     */
    private static String encoded(String tag) {
        try {
            String path = new URI(null, null, "/" + tag, null).toASCIIString();
            return path.substring(1).replace(";", "%3B");
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(
                    "the tag \"%s\" cannot stand in an address".formatted(tag), e);
        }
    }
}
