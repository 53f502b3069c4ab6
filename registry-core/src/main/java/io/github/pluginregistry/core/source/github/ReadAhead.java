package io.github.pluginregistry.core.source.github;

import io.github.pluginregistry.core.source.SourceException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import okhttp3.HttpUrl;
import okhttp3.Request;

/**
 * The pages of one listing that are fetched before anybody asks for them. Used by the one thread
 * that reads the listing. A page that could not be had is only a failure once it is asked for.
 */
final class ReadAhead implements AutoCloseable {

    private final PageFetcher fetcher;
    private final ExecutorService threads;
    private final Map<HttpUrl, Future<Page>> pages = new HashMap<>();

    ReadAhead(PageFetcher fetcher, ExecutorService threads) {
        this.fetcher = fetcher;
        this.threads = threads;
    }

    /** Begins to fetch a page, if that has not begun. */
    void begin(Request request) {
        pages.computeIfAbsent(request.url(), url -> threads.submit(() -> fetcher.fetch(request)));
    }

    /** Hands over a page, once it is here; empty where nobody has begun to fetch it. */
    Optional<Page> take(HttpUrl url) throws SourceException {
        Future<Page> page = pages.remove(url);
        if (page == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(page.get());
        } catch (InterruptedException e) {
            page.cancel(true);
            throw fetcher.interrupted();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SourceException failure) {
                throw failure;
            }
            throw new IllegalStateException("a page could not be fetched", e.getCause());
        }
    }

    /** Gives up the pages that nobody has asked for. */
    @Override
    public void close() {
        pages.values().forEach(page -> page.cancel(true));
    }
}
