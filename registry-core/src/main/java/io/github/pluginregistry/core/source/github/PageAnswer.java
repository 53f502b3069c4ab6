package io.github.pluginregistry.core.source.github;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import okio.ByteString;
import org.kohsuke.github.connector.GitHubConnectorRequest;
import org.kohsuke.github.connector.GitHubConnectorResponse;

/** A page as kohsuke wants it: a success, with the one header that leads to the next page. */
final class PageAnswer extends GitHubConnectorResponse {

    private final ByteString body;

    PageAnswer(GitHubConnectorRequest request, Page page) {
        super(request, 200, Map.of("Link", List.of(page.links().header())));
        this.body = page.body();
    }

    @Override
    public InputStream bodyStream() {
        return new ByteArrayInputStream(body.toByteArray());
    }

    @Override
    public void close() {}
}
