package io.github.pluginregistry.core.source.github;

import io.github.pluginregistry.core.source.Token;
import io.github.pluginregistry.core.source.Traffic;
import java.net.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionSpec;
import okhttp3.OkHttpClient;

/**
 * One host's HTTP client: connections, limits, the token, the count of traffic, and the memory of a
 * rate limit. Its threads, OkHttp's and its own, are all daemons, so none delays the end of a
 * build.
 */
final class GuardedClient implements AutoCloseable {

    private final GitHubLimits limits;
    private final HostQuota quota = new HostQuota();
    private final Sleeper sleeper;
    private final PageCache cache;
    private final Shelf shelf;
    private final OkHttpClient client;
    private final Semaphore room;
    private final ExecutorService threads;

    GuardedClient(
            ApiAddress api,
            Optional<Token> token,
            Traffic traffic,
            GitHubLimits limits,
            PageCache cache,
            Sleeper sleeper) {
        this.limits = limits;
        this.sleeper = sleeper;
        this.cache = cache;
        this.shelf = cache.shelf(api, token);
        this.room = new Semaphore(limits.sideBySide(), true);
        this.threads = threads(limits.sideBySide());
        OkHttpClient.Builder builder =
                new OkHttpClient.Builder()
                        .connectTimeout(limits.connect())
                        .readTimeout(limits.read())
                        .callTimeout(limits.request())
                        // PageFetcher follows redirects, once it has seen where they lead.
                        .followRedirects(false)
                        .eventListener(new TrafficListener(traffic))
                        .addNetworkInterceptor(new TokenInterceptor(api, token));
        if (api.isLoopback()) {
            // Plain http, with a token perhaps, must not leave this machine through a proxy.
            builder.proxy(Proxy.NO_PROXY);
        }
        if (!api.root().isHttps()) {
            // Certificates take longer to load than such a host to answer.
            builder.connectionSpecs(List.of(ConnectionSpec.CLEARTEXT));
        }
        this.client = builder.build();
    }

    /** Threads that come when there is work and go soon after. */
    private static ExecutorService threads(int most) {
        ThreadPoolExecutor threads =
                new ThreadPoolExecutor(
                        most,
                        most,
                        1,
                        TimeUnit.SECONDS,
                        new LinkedBlockingQueue<>(),
                        GuardedClient::daemon);
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "registry-github-pages");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * The pages of one listing. Connections, the room for requests and the memory of a rate limit
     * are shared with all others.
     */
    Pages pages(GitHubFailures failures) {
        PageFetcher fetcher = new PageFetcher(limits, failures, quota, room, shelf, patient());
        return new Pages(limits, failures, fetcher, shelf, threads);
    }

    /** Sends a request again that could not be answered. */
    private OkHttpClient patient() {
        return client.newBuilder()
                .addInterceptor(new RetryInterceptor(limits.retries(), quota, sleeper))
                .build();
    }

    /** Gives up what nobody waits for any more, and closes the connections and the cache. */
    @Override
    public void close() {
        threads.shutdownNow();
        client.dispatcher().cancelAll();
        client.connectionPool().evictAll();
        cache.trim();
    }
}
