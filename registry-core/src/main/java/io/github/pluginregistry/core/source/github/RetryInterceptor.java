package io.github.pluginregistry.core.source.github;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Asks again, while one listing is read, what a host could not answer: a few times where it was in
 * trouble or the connection broke before an answer came, and once where it asked to be left alone
 * for a moment. Every question is a GET, which may be put as often as one likes.
 *
 * <p>It stands below {@link PageFetcher}, which therefore sees a page asked once, and judges the
 * answer that remains. All tries and pauses of a request share its one deadline. Pages that are
 * fetched side by side may all be told to wait, and those that were sent before the wait was over
 * share it.
 */
final class RetryInterceptor implements Interceptor {

    /** What a host answers while it, or a gateway before it, is in trouble. */
    private static final Set<Integer> TROUBLE = Set.of(500, 502, 503, 504);

    private final Retries retries;
    private final HostQuota quota;
    private final Sleeper sleeper;
    private volatile boolean waited;

    RetryInterceptor(Retries retries, HostQuota quota, Sleeper sleeper) {
        this.retries = retries;
        this.quota = quota;
        this.sleeper = sleeper;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        for (int again = 0; ; again++) {
            boolean patient = !waited;
            try {
                Response response = chain.proceed(chain.request());
                if (!repeats(response, patient, chain, again)) {
                    return response;
                }
                response.close();
            } catch (IOException e) {
                if (!isBroken(e) || !repeatsAfter(pause(chain, again))) {
                    throw e;
                }
            }
        }
    }

    /** Lets a pause pass. Nothing is asked again without one, nor where the run ends meanwhile. */
    private boolean repeatsAfter(Optional<Duration> pause) {
        if (pause.isEmpty()) {
            return false;
        }
        try {
            sleeper.sleep(pause.get());
            return quota.limit().isEmpty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * A host that says when to come back is taken at its word, and else is in trouble or not.
     *
     * @param patient whether the request was sent before this listing had waited for the host
     */
    private boolean repeats(Response response, boolean patient, Chain chain, int again) {
        Optional<Duration> asked = RateLimit.retryAfter(response);
        if (asked.isEmpty()) {
            return TROUBLE.contains(response.code()) && repeatsAfter(pause(chain, again));
        }
        if (!patient || asked.get().compareTo(retries.longestWait()) > 0) {
            return false;
        }
        boolean repeats = repeatsAfter(asked);
        waited = true;
        return repeats;
    }

    private Optional<Duration> pause(Chain chain, int again) {
        return again < retries.times() && !chain.call().isCanceled()
                ? Optional.of(retries.pauseAfter(again, ThreadLocalRandom.current().nextDouble()))
                : Optional.empty();
    }

    /** Whether the host hung up. One that was too slow, or is not there at all, stays so. */
    private static boolean isBroken(IOException e) {
        return e.getCause() instanceof EOFException
                || (e instanceof SocketException && !(e instanceof ConnectException));
    }
}
