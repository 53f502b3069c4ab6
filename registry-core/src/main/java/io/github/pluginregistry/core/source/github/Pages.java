package io.github.pluginregistry.core.source.github;

import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.source.SourceException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import okhttp3.HttpUrl;
import okhttp3.Request;

/**
 * The pages of one listing. Each is fetched once, and the pages that will be asked for next are
 * fetched meanwhile. Used by the one thread that reads the listing.
 */
final class Pages implements AutoCloseable {

    private final GitHubLimits limits;
    private final GitHubFailures failures;
    private final PageFetcher fetcher;
    private final Shelf shelf;
    private final ReadAhead ahead;
    private final Map<HttpUrl, Page> gathered = new HashMap<>();
    private final Map<HttpUrl, Page> read = new HashMap<>();
    private final List<Page> inOrder = new ArrayList<>();
    private Optional<Request> first = Optional.empty();

    /**
     * @param shelf what was read from such pages before
     * @param threads fetch the pages that are likely to be asked for next
     */
    Pages(
            GitHubLimits limits,
            GitHubFailures failures,
            PageFetcher fetcher,
            Shelf shelf,
            ExecutorService threads) {
        this.limits = limits;
        this.failures = failures;
        this.fetcher = fetcher;
        this.shelf = shelf;
        this.ahead = new ReadAhead(fetcher, threads);
    }

    /**
     * What was read from these pages before, if they are what they were: all of them are fetched to
     * find out. Those that {@link #read} is asked for afterwards are here already.
     *
     * @param listing what is listed, on one line
     */
    Optional<List<Release>> known(String listing) throws SourceException {
        Optional<KnownListing> known = shelf.known(listing);
        return known.isPresent()
                        && KnownListing.fingerprint(gather(known.get().first()))
                                .equals(known.get().pages())
                        && redirect().isEmpty()
                ? known.map(KnownListing::releases)
                : Optional.empty();
    }

    private List<Page> gather(Request question) throws SourceException {
        List<Page> pages = new ArrayList<>();
        Optional<HttpUrl> url = Optional.of(question.url());
        while (url.isPresent()) {
            if (gathered.containsKey(url.get())) {
                throw failures.circle();
            }
            Page page = fetch(question.newBuilder().url(url.get()).build());
            gathered.put(url.get(), page);
            pages.add(page);
            url = page.links().next();
        }
        return pages;
    }

    /** The page that answers a question; none is read twice. */
    Page read(Request question) throws SourceException {
        if (read.containsKey(question.url())) {
            throw failures.circle();
        }
        Page waiting = gathered.remove(question.url());
        Page page = waiting != null ? waiting : fetch(question);
        read.put(question.url(), page);
        inOrder.add(page);
        first = first.or(() -> Optional.of(question));
        return page;
    }

    /**
     * Remembers what was read from these pages.
     *
     * @param listing what is listed, on one line
     */
    void learn(String listing, List<Release> releases) {
        if (first.isPresent() && redirect().isEmpty()) {
            Request question = first.get();
            shelf.learn(
                    listing,
                    new KnownListing(question, KnownListing.fingerprint(inOrder), releases),
                    read.keySet().stream()
                            .map(url -> question.newBuilder().url(url).build())
                            .toList());
        }
    }

    /** Makes sure that no page is left; kohsuke follows no link on a page without entries. */
    void checkFinished() throws SourceException {
        if (!inOrder.isEmpty() && inOrder.get(inOrder.size() - 1).links().more()) {
            throw failures.unfinished();
        }
    }

    /** Where the host sent a question on to, if it did. */
    Optional<HttpUrl> redirect() {
        return fetcher.redirect();
    }

    private Page fetch(Request request) throws SourceException {
        Optional<Page> here = ahead.take(request.url());
        Page page = here.isPresent() ? here.get() : fetcher.fetch(request);
        int left = limits.pages() - read.size() - gathered.size() - 1;
        for (HttpUrl url : page.links().ahead(Math.min(limits.sideBySide(), left))) {
            ahead.begin(request.newBuilder().url(url).build());
        }
        return page;
    }

    /** Gives up the pages that nobody will ask for. */
    @Override
    public void close() {
        ahead.close();
        fetcher.close();
    }
}
