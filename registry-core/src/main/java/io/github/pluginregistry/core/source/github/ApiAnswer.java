package io.github.pluginregistry.core.source.github;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import okhttp3.Response;
import okio.ByteString;
import org.kohsuke.github.connector.GitHubConnectorRequest;
import org.kohsuke.github.connector.GitHubConnectorResponse;

/** An answer of the API as kohsuke wants it, here whole. */
final class ApiAnswer extends GitHubConnectorResponse {

    private final ByteString body;

    ApiAnswer(GitHubConnectorRequest request, Response response, ByteString body) {
        super(request, response.code(), response.headers().toMultimap());
        this.body = body;
    }

    @Override
    public InputStream bodyStream() {
        return new ByteArrayInputStream(body.toByteArray());
    }

    @Override
    public void close() {}
}
