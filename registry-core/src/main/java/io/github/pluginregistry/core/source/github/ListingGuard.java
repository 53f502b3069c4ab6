package io.github.pluginregistry.core.source.github;

import io.github.pluginregistry.core.source.SourceException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.kohsuke.github.connector.GitHubConnector;
import org.kohsuke.github.connector.GitHubConnectorRequest;
import org.kohsuke.github.connector.GitHubConnectorResponse;

/**
 * Stands between kohsuke and the network while one listing is read, page after page on one thread.
 * kohsuke goes where the host's links lead it, for as long as they do; here it gets each page once,
 * and only such as {@link PageFetcher} lets pass, so that it has nothing to retry, to wait for or
 * to quote.
 */
final class ListingGuard implements GitHubConnector {

    private final Pages pages;

    ListingGuard(Pages pages) {
        this.pages = pages;
    }

    @Override
    public GitHubConnectorResponse send(GitHubConnectorRequest request) throws IOException {
        try {
            return new PageAnswer(request, pages.read(carried(request)));
        } catch (SourceException e) {
            throw new ListingFailure(e);
        }
    }

    /** The same question for OkHttp, which unpacks an answer only if it asks for a packed one. */
    private static Request carried(GitHubConnectorRequest request) {
        Request.Builder carried = new Request.Builder().url(HttpUrl.get(request.url().toString()));
        for (Map.Entry<String, List<String>> header : request.allHeaders().entrySet()) {
            if (!header.getKey().equalsIgnoreCase("Accept-Encoding")) {
                header.getValue().forEach(value -> carried.addHeader(header.getKey(), value));
            }
        }
        return carried.build();
    }
}
