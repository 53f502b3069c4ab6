package io.github.pluginregistry.core.source.github;

import io.github.pluginregistry.core.source.SourceException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;
import okio.BufferedSource;
import okio.ByteString;

/**
 * Fetches the pages of one listing, several at once. Every request is held against the API's
 * address, the pages already asked for and the limits, and waits until the host has room for it. An
 * answer is a page only if it is a success, is here whole, and is one JSON array and nothing else:
 * kohsuke would not see what comes behind one, and takes {@code null} for a page without entries.
 * Below stands {@link RetryInterceptor}, which asks again what may be had at the next try.
 */
final class PageFetcher implements AutoCloseable {

    private static final int REDIRECTS = 5;

    private final GitHubLimits limits;
    private final GitHubFailures failures;
    private final HostQuota quota;
    private final Semaphore room;
    private final Shelf shelf;
    private final Call.Factory client;
    private final Set<HttpUrl> asked = ConcurrentHashMap.newKeySet();
    private final Set<Call> running = ConcurrentHashMap.newKeySet();
    private final AtomicLong bytes = new AtomicLong();
    private volatile Optional<HttpUrl> redirect = Optional.empty();

    /**
     * @param room how many more requests may be on their way to the host, shared by all its
     *     listings
     * @param shelf the pages as they were last time
     * @param client follows no redirects by itself
     */
    PageFetcher(
            GitHubLimits limits,
            GitHubFailures failures,
            HostQuota quota,
            Semaphore room,
            Shelf shelf,
            Call.Factory client) {
        this.limits = limits;
        this.failures = failures;
        this.quota = quota;
        this.room = room;
        this.shelf = shelf;
        this.client = client;
    }

    /** The page at an address, or at the one that the host sends us on to. */
    Page fetch(Request request) throws SourceException {
        try {
            room.acquire();
        } catch (InterruptedException e) {
            throw interrupted();
        }
        try {
            return follow(request);
        } finally {
            room.release();
        }
    }

    /** Nobody waits any more for what would have been the answer. */
    SourceException interrupted() {
        Thread.currentThread().interrupt();
        return failures.broken(new InterruptedIOException(), true);
    }

    private Page follow(Request first) throws SourceException {
        Request request = first;
        for (int redirects = 0; redirects <= REDIRECTS; redirects++) {
            permit(request.url());
            Optional<KeptPage> kept = shelf.find(request);
            Call call = client.newCall(question(request, kept));
            running.add(call);
            try (Response response = call.execute()) {
                Optional<HttpUrl> target = target(response);
                if (target.isEmpty()) {
                    return page(request, response, kept);
                }
                redirect = target;
                request = request.newBuilder().url(target.get()).build();
            } catch (IOException e) {
                throw failures.broken(e, call.isCanceled());
            } finally {
                running.remove(call);
            }
        }
        throw failures.endless(REDIRECTS + " redirects");
    }

    private static Optional<HttpUrl> target(Response response) {
        return Optional.ofNullable(response.header("Location"))
                .filter(location -> response.isRedirect())
                .map(response.request().url()::resolve);
    }

    private void permit(HttpUrl url) throws SourceException {
        Optional<RateLimit> limit = quota.limit();
        if (limit.isPresent()) {
            throw failures.stillLimited(limit.get());
        }
        if (!failures.api().covers(url)) {
            throw failures.elsewhere(url);
        }
        if (!asked.add(url)) {
            throw failures.circle();
        }
        if (asked.size() > limits.pages()) {
            throw failures.endless(limits.pages() + " pages");
        }
    }

    private Request question(Request request, Optional<KeptPage> kept) {
        return kept.map(page -> shelf.conditional(request, page)).orElse(request);
    }

    private Page page(Request request, Response response, Optional<KeptPage> kept)
            throws IOException, SourceException {
        if (response.code() == 304 && kept.isPresent()) {
            shelf.confirmed(request, response);
            return kept.get().page().under(links(response));
        }
        check(response);
        Page page = new Page(links(response), whole(response));
        if (page.entries().isEmpty()) {
            throw failures.shapeless();
        }
        shelf.keep(request, response, page);
        return page;
    }

    private static Links links(Response response) {
        return new Links(String.join(", ", response.headers("Link")));
    }

    private void check(Response response) throws IOException, SourceException {
        Optional<RateLimit> limit = RateLimit.in(response);
        if (limit.isPresent()) {
            quota.usedUp(limit.get());
            throw failures.limited(response.code(), limit.get());
        }
        if (response.code() != 200) {
            throw failures.status(response.code());
        }
    }

    /** The body out of memory; what fails on the way fails here and not inside kohsuke. */
    private ByteString whole(Response response) throws IOException, SourceException {
        BufferedSource source = response.body().source();
        if (source.request(limits.bodyBytes() + 1)) {
            throw failures.tooLarge(limits.bodyBytes());
        }
        ByteString body = source.readByteString();
        if (bytes.addAndGet(body.size()) > limits.listingBytes()) {
            throw failures.tooLarge(limits.listingBytes());
        }
        return body;
    }

    /** Where the host sent a question on to, if it did. */
    Optional<HttpUrl> redirect() {
        return redirect;
    }

    /** Gives up the requests that are still on their way. */
    @Override
    public void close() {
        running.forEach(Call::cancel);
    }
}
