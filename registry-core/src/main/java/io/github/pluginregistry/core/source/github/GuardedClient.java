package io.github.pluginregistry.core.source.github;

import io.github.pluginregistry.core.source.Token;
import io.github.pluginregistry.core.source.Traffic;
import java.net.Proxy;
import java.util.Optional;
import okhttp3.OkHttpClient;

/**
 * One host's HTTP client: connections, time limits, the token, the count of traffic, and the memory
 * of a rate limit. Its threads are OkHttp's own and all daemons, so none delays the end of a build.
 */
final class GuardedClient implements AutoCloseable {

    private final GitHubLimits limits;
    private final HostQuota quota = new HostQuota();
    private final Sleeper sleeper;
    private final OkHttpClient client;

    GuardedClient(
            ApiAddress api,
            Optional<Token> token,
            Traffic traffic,
            GitHubLimits limits,
            Sleeper sleeper) {
        this.limits = limits;
        this.sleeper = sleeper;
        OkHttpClient.Builder builder =
                new OkHttpClient.Builder()
                        .connectTimeout(limits.connect())
                        .readTimeout(limits.read())
                        .callTimeout(limits.request())
                        // ListingGuard follows redirects, once it has seen where they lead.
                        .followRedirects(false)
                        .eventListener(new TrafficListener(traffic))
                        .addNetworkInterceptor(new TokenInterceptor(api, token));
        // Plain http, with a token perhaps, must not leave this machine through a proxy.
        this.client = (api.isLoopback() ? builder.proxy(Proxy.NO_PROXY) : builder).build();
    }

    /** A guard over the pages of one listing, which shares the memory of a rate limit. */
    ListingGuard guard(GitHubFailures failures) {
        return new ListingGuard(limits, failures, quota);
    }

    /** A client all of whose requests pass a guard; connections are shared with all others. */
    OkHttpClient behind(ListingGuard guard) {
        return client.newBuilder()
                .addInterceptor(guard)
                .addInterceptor(new RetryInterceptor(limits.retries(), quota, sleeper))
                .build();
    }

    /** Gives up what nobody waits for any more, and closes the connections. */
    @Override
    public void close() {
        client.dispatcher().cancelAll();
        client.connectionPool().evictAll();
    }
}
