package io.github.pluginregistry.sdk.process;

import io.github.pluginregistry.sdk.ExtensionContext;
import io.github.pluginregistry.sdk.ExtensionLog;
import io.github.pluginregistry.sdk.HttpAccess;
import io.github.pluginregistry.sdk.HttpReply;
import io.github.pluginregistry.sdk.RegistryInfo;
import io.github.pluginregistry.sdk.process.Messages.Start;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What an extension in a process of its own may use: what the start message says. */
final class ProcessContext implements ExtensionContext, ExtensionLog, HttpAccess {

    private static final Duration TIME_LIMIT = Duration.ofSeconds(30);

    private static final int MOST_BYTES = 16 << 20;

    private static final Pattern LOOPBACK = Pattern.compile("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}");

    private final Start start;
    private final List<String> tokenHosts;

    /** Created with the first request, since most extensions send none. */
    private static final class Client {

        static final HttpClient HTTP = HttpClient.newHttpClient();
    }

    ProcessContext(Start start, List<String> tokenHosts) {
        this.start = start;
        this.tokenHosts = List.copyOf(tokenHosts);
    }

    @Override
    public String id() {
        return start.id();
    }

    @Override
    public Map<String, Object> configuration() {
        return start.configuration();
    }

    @Override
    public RegistryInfo registry() {
        return start.registry();
    }

    @Override
    public HttpAccess http() {
        return this;
    }

    @Override
    public Optional<String> token(String host) {
        if (!tokenHosts.contains(host)) {
            throw new SecurityException(
                    "the capabilities of %s do not name %s, so it gets no token of it"
                            .formatted(id(), host));
        }
        return Optional.ofNullable(start.tokens().get(host));
    }

    @Override
    public ExtensionLog log() {
        return this;
    }

    @Override
    public void debug(String message) {
        System.err.println("DEBUG " + message);
    }

    @Override
    public void info(String message) {
        System.err.println("INFO " + message);
    }

    @Override
    public void warn(String message) {
        System.err.println("WARN " + message);
    }

    @Override
    public HttpReply get(URI url, Map<String, String> headers) throws IOException {
        return send(request(url, headers).GET().build());
    }

    @Override
    public HttpReply post(URI url, Map<String, String> headers, byte[] body) throws IOException {
        return send(
                request(url, headers).POST(HttpRequest.BodyPublishers.ofByteArray(body)).build());
    }

    private static HttpRequest.Builder request(URI url, Map<String, String> headers)
            throws IOException {
        if (!isSafe(url)) {
            throw new IOException(
                    "%s is neither an https URL nor one of a loopback address".formatted(url));
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(url).timeout(TIME_LIMIT);
        headers.forEach(request::header);
        return request;
    }

    private static boolean isSafe(URI url) {
        String host = String.valueOf(url.getHost());
        return "https".equalsIgnoreCase(url.getScheme())
                || ("http".equalsIgnoreCase(url.getScheme())
                        && (host.equals("localhost")
                                || host.equals("[::1]")
                                || LOOPBACK.matcher(host).matches()));
    }

    private static HttpReply send(HttpRequest request) throws IOException {
        try {
            HttpResponse<InputStream> response =
                    Client.HTTP.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                byte[] bytes = body.readNBytes(MOST_BYTES + 1);
                if (bytes.length > MOST_BYTES) {
                    throw new IOException(
                            "%s has more than %d MB".formatted(request.uri(), MOST_BYTES >> 20));
                }
                Map<String, String> headers = new TreeMap<>();
                response.headers()
                        .map()
                        .forEach((name, values) -> headers.put(name, values.get(0)));
                return new HttpReply(response.statusCode(), headers, bytes);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for " + request.uri(), e);
        }
    }
}
