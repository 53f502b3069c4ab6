package io.github.pluginregistry.core.http;

import io.github.pluginregistry.core.model.HostName;
import io.github.pluginregistry.core.source.Traffic;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.SocketException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests that change nothing, over the JDK's own {@link HttpURLConnection}: of all clients
 * it starts fastest. It adds what that lacks: a deadline for the whole response, a bound on its
 * size, and retries. It follows no redirect. Serves several threads at once; its own are daemons.
 */
public final class HttpClient {

    /** Waits between two tries; a test waits for nothing. */
    @FunctionalInterface
    public interface Sleeper {

        /** Really waits. */
        Sleeper REAL = pause -> TimeUnit.NANOSECONDS.sleep(pause.toNanos());

        void sleep(Duration pause) throws InterruptedException;
    }

    private static final int BUFFER = 16_384;

    private final HttpLimits limits;
    private final RetryPolicy retries;
    private final Traffic traffic;
    private final Sleeper sleeper;

    /** A client with the default limits and retries. */
    public HttpClient(Traffic traffic) {
        this(HttpLimits.DEFAULT, RetryPolicy.DEFAULT, traffic, Sleeper.REAL);
    }

    /**
     * @param traffic counts every request, and the bytes of every body
     */
    public HttpClient(HttpLimits limits, RetryPolicy retries, Traffic traffic, Sleeper sleeper) {
        this.limits = limits;
        this.retries = retries;
        this.traffic = traffic;
        this.sleeper = sleeper;
    }

    /**
     * Sends a request, and sends it again where the policy says so. All tries and pauses share one
     * deadline.
     *
     * @return the response, whatever its status
     * @throws InterruptedIOException if the host was too slow, or the run was interrupted
     * @throws ResponseTooLargeException if the body is larger than allowed
     * @throws IOException if no whole response came
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

    /** HttpURLConnection throws unchecked exceptions on headers that nobody should send. */
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

    /** One request with all its tries. */
    private final class Exchange {

        private final HttpRequest request;
        private volatile @Nullable HttpURLConnection current;

        private Exchange(HttpRequest request) {
            this.request = request;
        }

        private HttpResponse withRetries() throws IOException {
            for (int before = 0; ; before++) {
                double chance = ThreadLocalRandom.current().nextDouble();
                try {
                    HttpResponse response = once();
                    Optional<Duration> pause = retries.pauseAfter(response, before, chance);
                    if (!request.retried() || pause.isEmpty() || !waited(pause.get())) {
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
            HttpURLConnection connection = connection();
            current = connection;
            traffic.requested();
            if (!request.method().equals("GET")) {
                connection.setDoOutput(true);
                try (OutputStream out = connection.getOutputStream()) {
                    out.write(request.body());
                }
            }
            int status = connection.getResponseCode();
            if (status < 0) {
                throw new SocketException("the response is not HTTP");
            }
            return new HttpResponse(status, headers(connection), body(connection));
        }

        private HttpURLConnection connection() throws IOException {
            URI uri = request.uri();
            // A request to this machine, perhaps with a token, must not leave it through a proxy.
            HttpURLConnection connection =
                    (HttpURLConnection)
                            (HostName.isLoopback(uri.getAuthority())
                                    ? uri.toURL().openConnection(Proxy.NO_PROXY)
                                    : uri.toURL().openConnection());
            connection.setInstanceFollowRedirects(false);
            connection.setUseCaches(false);
            connection.setConnectTimeout(millis(limits.connect()));
            connection.setReadTimeout(millis(limits.silence()));
            connection.setRequestMethod(request.method());
            connection.setRequestProperty("Accept-Encoding", "gzip");
            connection.setRequestProperty("User-Agent", "registry-maven-plugin");
            request.headers().forEach(connection::setRequestProperty);
            return connection;
        }

        private byte[] body(HttpURLConnection connection) throws IOException {
            @Nullable InputStream raw =
                    connection.getResponseCode() < HttpURLConnection.HTTP_BAD_REQUEST
                            ? connection.getInputStream()
                            : connection.getErrorStream();
            if (raw == null) {
                return new byte[0];
            }
            CountedStream counted = new CountedStream(raw, traffic);
            try (InputStream in = unpacked(connection, counted)) {
                byte[] body = read(in);
                // HttpURLConnection takes half a body for a whole one.
                if (counted.drained() < connection.getContentLengthLong()) {
                    throw new SocketException("the response ended before its last byte");
                }
                return body;
            }
        }

        private byte[] read(InputStream in) throws IOException {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            byte[] buffer = new byte[BUFFER];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new InterruptedIOException("the request was abandoned");
                }
                if (body.size() + (long) count > limits.bodyBytes()) {
                    throw new ResponseTooLargeException(limits.bodyBytes());
                }
                body.write(buffer, 0, count);
            }
            return body.toByteArray();
        }

        /** Closing waits for the thread that reads, so the run does not wait for the closing. */
        private void abandon() {
            @Nullable HttpURLConnection connection = current;
            if (connection != null) {
                daemon("registry-http-close", connection::disconnect);
            }
        }
    }

    private static InputStream unpacked(HttpURLConnection connection, InputStream in)
            throws IOException {
        return "gzip".equalsIgnoreCase(connection.getContentEncoding())
                ? new GZIPInputStream(in)
                : in;
    }

    private static Map<String, String> headers(HttpURLConnection connection) {
        Map<String, String> headers = new HashMap<>();
        for (Map.Entry<@Nullable String, List<String>> header :
                connection.getHeaderFields().entrySet()) {
            if (header.getKey() != null) {
                headers.put(header.getKey().toLowerCase(Locale.ROOT), header.getValue().get(0));
            }
        }
        return headers;
    }

    /** A host that is not there, or cannot be trusted, stays so. */
    private static boolean mayRecover(IOException e) {
        return !(e instanceof ConnectException);
    }

    private static int millis(Duration duration) {
        return Math.toIntExact(Math.max(1, duration.toMillis()));
    }
}
