package io.github.pluginregistry.core.source.github;

import io.github.pluginregistry.core.source.SourceException;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.kohsuke.github.connector.GitHubConnector;
import org.kohsuke.github.connector.GitHubConnectorRequest;
import org.kohsuke.github.connector.GitHubConnectorResponse;

/**
 * Stands between kohsuke and the network while one listing is read, page after page on one thread.
 * kohsuke goes where the host's links lead it, for as long as they do; here it gets each page once,
 * and only such as {@link PageFetcher} lets pass, so that it has nothing to retry, to wait for or
 * to quote. The pages that it will ask for next are fetched meanwhile.
 */
final class ListingGuard implements GitHubConnector, AutoCloseable {

    private final GitHubLimits limits;
    private final GitHubFailures failures;
    private final PageFetcher fetcher;
    private final ReadAhead ahead;
    private final Set<HttpUrl> read = new HashSet<>();
    private boolean more;

    /**
     * @param threads fetch the pages that are likely to be asked for next
     */
    ListingGuard(
            GitHubLimits limits,
            GitHubFailures failures,
            PageFetcher fetcher,
            ExecutorService threads) {
        this.limits = limits;
        this.failures = failures;
        this.fetcher = fetcher;
        this.ahead = new ReadAhead(fetcher, threads);
    }

    @Override
    public GitHubConnectorResponse send(GitHubConnectorRequest request) throws IOException {
        try {
            return new PageAnswer(request, page(carried(request)));
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

    private Page page(Request request) throws SourceException {
        if (!read.add(request.url())) {
            throw failures.circle();
        }
        Optional<Page> here = ahead.take(request.url());
        Page page = here.isPresent() ? here.get() : fetcher.fetch(request);
        more = page.links().more();
        int most = Math.min(limits.sideBySide(), limits.pages() - read.size());
        for (HttpUrl url : page.links().ahead(most)) {
            ahead.begin(request.newBuilder().url(url).build());
        }
        return page;
    }

    /** Where the host sent a question on to, if it did. */
    Optional<HttpUrl> redirect() {
        return fetcher.redirect();
    }

    /** Makes sure that no page is left; kohsuke follows no link on a page without entries. */
    void checkFinished() throws SourceException {
        if (more) {
            throw failures.unfinished();
        }
    }

    /** Gives up the pages that nobody will ask for. */
    @Override
    public void close() {
        ahead.close();
        fetcher.close();
    }
}
