package io.github.pluginregistry.core.source.github;

import io.github.pluginregistry.core.model.Release;
import java.net.URI;
import java.net.URL;
import java.time.Instant;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.kohsuke.github.GHCommit;
import org.kohsuke.github.GHRelease;
import org.kohsuke.github.GHTag;

/**
 * What an entry of GitHub REST "List releases" or "List repository tags" says of a release. An
 * entry without a tag ends in a {@link java.util.NoSuchElementException}.
 */
final class Entries {

    private Entries() {}

    /** The release of an entry; a draft is none yet. Which commit it leads to is not told there. */
    static Optional<Release> release(GHRelease entry) {
        if (entry.isDraft()) {
            return Optional.empty();
        }
        return Optional.of(
                new Release(
                        named(entry.getTagName()),
                        Optional.empty(),
                        publication(entry),
                        entry.isPrerelease(),
                        page(entry)));
    }

    /** The tag of an entry; GitHub has peeled it. */
    static Optional<Release> tag(GHTag entry) {
        Release tag = Release.ofTag(named(entry.getName()));
        return Optional.of(
                Optional.ofNullable(entry.getCommit())
                        .map(GHCommit::getSHA1)
                        .map(tag::withCommit)
                        .orElse(tag));
    }

    /** The path of a release's address in the API. */
    static Optional<String> address(GHRelease entry) {
        return Optional.ofNullable(entry.getUrl()).map(URL::getPath);
    }

    /** The path of the address in the API of the commit that a tag leads to. */
    static Optional<String> address(GHTag entry) {
        return Optional.ofNullable(entry.getCommit()).map(GHCommit::getUrl).map(URL::getPath);
    }

    private static String named(String tag) {
        return Optional.ofNullable(tag).orElseThrow();
    }

    private static Optional<Instant> publication(GHRelease entry) {
        try {
            return Optional.of(entry.getPublished_at().toInstant());
        } catch (NullPointerException e) {
            // kohsuke copies the date without looking whether there is one, and offers no other way
            return Optional.empty();
        }
    }

    private static Optional<URI> page(GHRelease entry) {
        return Optional.ofNullable(entry.getHtmlUrl())
                .map(url -> HttpUrl.parse(url.toString()))
                .map(HttpUrl::uri);
    }
}
