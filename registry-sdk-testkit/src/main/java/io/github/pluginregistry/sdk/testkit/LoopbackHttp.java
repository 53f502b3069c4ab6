package io.github.pluginregistry.sdk.testkit;

import io.github.pluginregistry.sdk.HttpAccess;
import io.github.pluginregistry.sdk.HttpReply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** Sends requests to this machine alone, so that tests give the same result everywhere. */
final class LoopbackHttp implements HttpAccess {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

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
        String host = url.getHost();
        if (host == null || !isLoopback(host)) {
            throw new IOException(
                    "a test sends no request to %s; serve recorded answers on a loopback address, or replace TestContext.http"
                            .formatted(url));
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(url).timeout(LIMIT);
        headers.forEach(request::header);
        return request;
    }

    /** Looks no name up but that of this machine. */
    private static boolean isLoopback(String host) throws IOException {
        boolean literal = host.matches("[0-9.]+|\\[.*\\]");
        return host.equals("localhost")
                || (literal && InetAddress.getByName(host).isLoopbackAddress());
    }

    private HttpReply send(HttpRequest request) throws IOException {
        try {
            HttpResponse<byte[]> response =
                    client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            Map<String, String> headers = new TreeMap<>();
            response.headers().map().forEach((name, values) -> headers.put(name, values.get(0)));
            return new HttpReply(response.statusCode(), headers, response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for " + request.uri(), e);
        }
    }
}
