package io.github.pluginregistry.core.source.github;

import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.model.RepositoryId;
import io.github.pluginregistry.core.source.SourceException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.kohsuke.github.GHRelease;
import org.kohsuke.github.GHRepository;
import org.kohsuke.github.GHTag;

/** Reads the listings of one repository by means of kohsuke. */
final class ListingReader {

    private static final Listing<GHRelease> RELEASES =
            new Listing<>(GHRepository::listReleases, Entries::release, Entries::address);
    private static final Listing<GHTag> TAGS =
            new Listing<>(GHRepository::listTags, Entries::tag, Entries::address);

    /** The most entries that GitHub puts on a page. */
    private static final int PAGE_SIZE = 100;

    private final RepositoryId repository;
    private final ApiAddress api;
    private final Pages pages;
    private final Consumer<String> addresses;

    /**
     * @param addresses told the paths of addresses in the API that have the repository's new name,
     *     where the host sent a question on to another one
     */
    ListingReader(
            RepositoryId repository, ApiAddress api, Pages pages, Consumer<String> addresses) {
        this.repository = repository;
        this.api = api;
        this.pages = pages;
        this.addresses = addresses;
    }

    List<Release> releases() throws IOException, SourceException {
        return read(RELEASES);
    }

    List<Release> tags() throws IOException, SourceException {
        return read(TAGS);
    }

    private <T> List<Release> read(Listing<T> listing) throws IOException, SourceException {
        GHRepository bound =
                RepositoryBinding.bind(repository.path(), api, new ListingGuard(pages));
        List<Release> found = new ArrayList<>();
        for (T entry : listing.pages().of(bound).withPageSize(PAGE_SIZE)) {
            listing.release().apply(entry).ifPresent(found::add);
            if (pages.redirect().isPresent()) {
                listing.address().apply(entry).ifPresent(addresses);
            }
        }
        pages.checkFinished();
        pages.redirect().ifPresent(to -> addresses.accept(to.encodedPath()));
        return List.copyOf(found);
    }
}
