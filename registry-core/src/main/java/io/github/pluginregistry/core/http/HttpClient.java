package io.github.pluginregistry.core.http;

import io.github.pluginregistry.core.http.HttpRequest.Repetition;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.SocketException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests over the JDK's own {@link HttpURLConnection}, which of all clients starts fastest.
 * It adds a deadline for the complete response, a limit on its size, and retries. It does not
 * follow redirects or answer authentication requests. It is thread-safe, and its own threads are
 * daemons.
 */
public final class HttpClient {

    /** Waits between two attempts; a test does not wait. */
    @FunctionalInterface
    public interface Sleeper {

        /** Really waits. */
        Sleeper REAL = pause -> TimeUnit.NANOSECONDS.sleep(pause.toNanos());

        void sleep(Duration pause) throws InterruptedException;
    }

    static final String USER_AGENT = "registry-maven-plugin";

    private final HttpLimits limits;
    private final RetryPolicy retries;
    private final RequestCounter traffic;
    private final Sleeper sleeper;

    /** A client with the default limits and retries. */
    public HttpClient(RequestCounter traffic) {
        this(HttpLimits.DEFAULT, RetryPolicy.DEFAULT, traffic, Sleeper.REAL);
    }

    public HttpClient(
            HttpLimits limits, RetryPolicy retries, RequestCounter traffic, Sleeper sleeper) {
        this.limits = limits;
        this.retries = retries;
        this.traffic = traffic;
        this.sleeper = sleeper;
    }

    /**
     * Sends a request, with retries as the policy allows. All attempts and pauses share one
     * deadline.
     *
     * @return the response, whatever its status
     * @throws InterruptedIOException if the host was too slow, or the run was interrupted
     * @throws ResponseTooLargeException if the body is larger than allowed
     * @throws IOException if there is no complete response
     */
    public HttpResponse send(HttpRequest request) throws IOException {
        Exchange exchange = new Exchange(request);
        FutureTask<HttpResponse> task = new FutureTask<>(exchange::withRetries);
        daemon("registry-http " + request.uri().getHost(), task);
        try {
            return task.get(limits.total().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new InterruptedIOException(
                    "no whole response within %d s".formatted(limits.total().toSeconds()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the run was interrupted");
        } catch (ExecutionException e) {
            throw unwrapped(e.getCause());
        } finally {
            if (task.cancel(true)) {
                exchange.abandon();
            }
        }
    }

    /** HttpURLConnection throws unchecked exceptions for some malformed headers. */
    private static IOException unwrapped(@Nullable Throwable cause) {
        return cause instanceof IOException failure
                ? failure
                : new IOException("the response could not be read", cause);
    }

    private static void daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** One request with all its attempts. */
    private final class Exchange {

        private final HttpRequest request;
        private volatile @Nullable UrlExchange current;

        private Exchange(HttpRequest request) {
            this.request = request;
        }

        private HttpResponse withRetries() throws IOException {
            for (int before = 0; ; before++) {
                double chance = ThreadLocalRandom.current().nextDouble();
                try {
                    HttpResponse response = once();
                    Optional<Duration> pause = retries.pauseAfter(response, before, chance);
                    if (!mayRepeat(response) || pause.isEmpty() || !waited(pause.get())) {
                        return response;
                    }
                } catch (SocketException e) {
                    Optional<Duration> pause = retries.pauseAfterFailure(before, chance);
                    if (!mayRecover(e) || pause.isEmpty() || !waited(pause.get())) {
                        throw e;
                    }
                }
            }
        }

        private boolean mayRepeat(HttpResponse response) {
            return switch (request.repetition()) {
                case ALWAYS -> true;
                case UNANSWERED -> response.retryAfter().isPresent();
                case NEVER -> false;
            };
        }

        /** A refused connection or an invalid certificate is not retried. */
        private boolean mayRecover(IOException e) {
            return request.repetition() != Repetition.NEVER && !(e instanceof ConnectException);
        }

        private boolean waited(Duration pause) {
            try {
                sleeper.sleep(pause);
                return true;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        private HttpResponse once() throws IOException {
            if (request.method().equals("PATCH")) {
                return new PatchSender(limits, traffic).send(request);
            }
            UrlExchange exchange = new UrlExchange(request, limits, traffic);
            current = exchange;
            return exchange.send();
        }

        /** Closing waits for the reading thread, so another thread does it. */
        private void abandon() {
            @Nullable UrlExchange exchange = current;
            if (exchange != null) {
                daemon("registry-http-close", exchange::abandon);
            }
        }
    }
}
