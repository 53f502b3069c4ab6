package io.github.pluginregistry.core.http;

import io.github.pluginregistry.core.model.HostName;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;

/** Sends {@code PATCH}, which {@link java.net.HttpURLConnection} refuses, by the other client. */
record PatchSender(HttpLimits limits, RequestCounter traffic) {

    HttpResponse send(HttpRequest request) throws IOException {
        java.net.http.HttpRequest.Builder sent =
                java.net.http.HttpRequest.newBuilder(request.uri())
                        .method(request.method(), BodyPublishers.ofByteArray(request.body()))
                        .setHeader("User-Agent", HttpClient.USER_AGENT);
        request.headers().forEach(sent::setHeader);
        traffic.requested();
        try {
            java.net.http.HttpResponse<InputStream> response =
                    client(request).send(sent.build(), BodyHandlers.ofInputStream());
            try (InputStream in = new BoundedBody.CountedStream(response.body(), traffic)) {
                return new HttpResponse(
                        response.statusCode(),
                        headers(response),
                        BoundedBody.read(in, limits.bodyBytes()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the request was abandoned");
        }
    }

    private java.net.http.HttpClient client(HttpRequest request) {
        java.net.http.HttpClient.Builder client =
                java.net.http.HttpClient.newBuilder()
                        .followRedirects(Redirect.NEVER)
                        .version(Version.HTTP_1_1)
                        .connectTimeout(limits.connect());
        if (HostName.isLoopback(request.uri().getAuthority())) {
            client.proxy(java.net.http.HttpClient.Builder.NO_PROXY);
        }
        return client.build();
    }

    private static Map<String, String> headers(java.net.http.HttpResponse<?> response) {
        Map<String, String> headers = new HashMap<>();
        response.headers().map().forEach((name, values) -> headers.put(name, values.get(0)));
        return headers;
    }
}
