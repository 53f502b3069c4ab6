package io.github.pluginregistry.core.http;

import io.github.pluginregistry.core.http.HttpRequest.Repetition;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.SocketException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** One request and its response over the JDK's {@link HttpURLConnection}. */
final class UrlExchange {

    private final HttpRequest request;
    private final HttpLimits limits;
    private final RequestCounter traffic;
    private final HttpURLConnection connection;

    /** Sends nothing yet. */
    UrlExchange(HttpRequest request, HttpLimits limits, RequestCounter traffic) throws IOException {
        this.request = request;
        this.limits = limits;
        this.traffic = traffic;
        this.connection = connection();
    }

    private HttpURLConnection connection() throws IOException {
        HttpURLConnection opened = UrlConnections.open(request.uri().toURL());
        opened.setConnectTimeout(millis(limits.connect()));
        opened.setReadTimeout(millis(limits.silence()));
        opened.setRequestMethod(request.method());
        opened.setRequestProperty("Accept-Encoding", "gzip");
        opened.setRequestProperty("User-Agent", HttpClient.USER_AGENT);
        request.headers().forEach(opened::setRequestProperty);
        return opened;
    }

    HttpResponse send() throws IOException {
        traffic.requested();
        if (!request.method().equals("GET")) {
            connection.setDoOutput(true);
            if (request.repetition() == Repetition.NEVER) {
                // Otherwise the JDK sends it again where the connection breaks.
                connection.setFixedLengthStreamingMode(request.body().length);
            }
            try (OutputStream out = connection.getOutputStream()) {
                out.write(request.body());
            }
        }
        int status = status();
        if (status < 0) {
            throw new SocketException("the response is not HTTP");
        }
        return new HttpResponse(status, headers(), body(status));
    }

    /** The JDK has no type of its own for a connection that breaks while a body is sent. */
    private int status() throws IOException {
        try {
            return connection.getResponseCode();
        } catch (IOException e) {
            if (e.getClass() != IOException.class) {
                throw e;
            }
            SocketException broken = new SocketException("the connection broke");
            broken.initCause(e);
            throw broken;
        }
    }

    /** Ends it from another thread; may wait for the thread that reads. */
    void abandon() {
        connection.disconnect();
    }

    private byte[] body(int status) throws IOException {
        @Nullable InputStream raw =
                status < HttpURLConnection.HTTP_BAD_REQUEST
                        ? connection.getInputStream()
                        : connection.getErrorStream();
        if (raw == null) {
            return new byte[0];
        }
        BoundedBody.CountedStream counted = new BoundedBody.CountedStream(raw, traffic);
        try (InputStream in = unpacked(counted)) {
            byte[] body = BoundedBody.read(in, limits.bodyBytes());
            // HttpURLConnection does not report a truncated body.
            if (counted.drained() < connection.getContentLengthLong()) {
                throw new SocketException("the response ended before its last byte");
            }
            return body;
        }
    }

    private InputStream unpacked(InputStream in) throws IOException {
        return "gzip".equalsIgnoreCase(connection.getContentEncoding())
                ? new GZIPInputStream(in)
                : in;
    }

    private Map<String, String> headers() {
        Map<String, String> headers = new HashMap<>();
        for (Map.Entry<@Nullable String, List<String>> header :
                connection.getHeaderFields().entrySet()) {
            if (header.getKey() != null) {
                headers.put(header.getKey().toLowerCase(Locale.ROOT), header.getValue().get(0));
            }
        }
        return headers;
    }

    private static int millis(Duration duration) {
        return Math.toIntExact(Math.max(1, duration.toMillis()));
    }
}
