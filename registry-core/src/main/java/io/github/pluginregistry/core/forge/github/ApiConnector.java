package io.github.pluginregistry.core.forge.github;

import io.github.pluginregistry.core.forge.ForgeApi;
import io.github.pluginregistry.core.forge.PullRequestErrors;
import io.github.pluginregistry.core.http.HttpRequest;
import io.github.pluginregistry.core.http.HttpResponse;
import io.github.pluginregistry.core.http.SourceException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.kohsuke.github.connector.GitHubConnector;
import org.kohsuke.github.connector.GitHubConnectorRequest;
import org.kohsuke.github.connector.GitHubConnectorResponse;

/** Sends kohsuke's requests over {@link ForgeApi}, and keeps the result of the last one. */
final class ApiConnector implements GitHubConnector {

    private static final Set<String> OURS = Set.of("accept-encoding", "content-type");

    private final ForgeApi api;
    private final PullRequestErrors errors;
    private SourceException failure;
    private int status;

    ApiConnector(ForgeApi api, PullRequestErrors errors) {
        this.api = api;
        this.errors = errors;
        this.failure = errors.malformed();
    }

    /** The status of the last response; 0 if there was none. */
    int status() {
        return status;
    }

    /** The failure of the last request; without one, that its response is not valid. */
    SourceException failure() {
        return failure;
    }

    @Override
    public GitHubConnectorResponse send(GitHubConnectorRequest request) throws IOException {
        status = 0;
        try {
            HttpResponse response = api.send(converted(request), errors.subject());
            status = response.status();
            failure = response.isSuccess() ? errors.malformed() : errors.status(status);
            if (status / 100 == 3) {
                throw new IOException("kohsuke would follow the redirect");
            }
            return new Response(request, response);
        } catch (SourceException e) {
            failure = e;
            throw new IOException("no response", e);
        }
    }

    private static HttpRequest converted(GitHubConnectorRequest request) throws IOException {
        URI uri = URI.create(request.url().toString());
        HttpRequest converted =
                request.method().equals("GET")
                        ? HttpRequest.get(uri)
                        : HttpRequest.change(request.method(), uri, body(request));
        for (Map.Entry<String, List<String>> header : request.allHeaders().entrySet()) {
            if (!OURS.contains(header.getKey().toLowerCase(Locale.ROOT))) {
                converted = converted.with(header.getKey(), String.join(", ", header.getValue()));
            }
        }
        return converted;
    }

    private static byte[] body(GitHubConnectorRequest request) throws IOException {
        if (!request.hasBody()) {
            return new byte[0];
        }
        try (InputStream body = request.body()) {
            return body.readAllBytes();
        }
    }

    /** A complete response in the type of kohsuke. */
    private static final class Response extends GitHubConnectorResponse {

        private final byte[] body;

        private Response(GitHubConnectorRequest request, HttpResponse response) {
            super(request, response.status(), headers(response));
            this.body = response.body();
        }

        private static Map<String, List<String>> headers(HttpResponse response) {
            return response.headers().entrySet().stream()
                    .filter(header -> !header.getKey().equals("content-encoding"))
                    .collect(
                            Collectors.toMap(
                                    Map.Entry::getKey, header -> List.of(header.getValue())));
        }

        @Override
        public InputStream bodyStream() {
            return new ByteArrayInputStream(body);
        }

        @Override
        public void close() {}
    }
}
