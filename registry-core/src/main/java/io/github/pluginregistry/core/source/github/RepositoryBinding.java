package io.github.pluginregistry.core.source.github;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringReader;
import java.util.Map;
import org.kohsuke.github.GHEventPayload;
import org.kohsuke.github.GHRepository;
import org.kohsuke.github.GitHub;
import org.kohsuke.github.GitHubAbuseLimitHandler;
import org.kohsuke.github.GitHubBuilder;
import org.kohsuke.github.GitHubRateLimitHandler;
import org.kohsuke.github.connector.GitHubConnector;

/** kohsuke's view of a repository, had without a request. */
final class RepositoryBinding {

    private static final ObjectMapper JSON = new ObjectMapper();

    private RepositoryBinding() {}

    /**
     * A repository to list from.
     *
     * <p>kohsuke gives one out only after asking the host for it. But it also reads the events that
     * GitHub delivers to web hooks, and an event carries the repository it is about. So the
     * smallest event about this one saves the request.
     *
     * @param path owner and name, for example {@code pipe-cd/pipecd}
     * @param connector what the repository's listings are fetched with
     */
    static GHRepository bind(String path, ApiAddress api, GitHubConnector connector)
            throws IOException {
        int slash = path.indexOf('/');
        Map<String, Object> repository =
                Map.of(
                        "owner", Map.of("login", path.substring(0, slash)),
                        "name", path.substring(slash + 1),
                        "full_name", path);
        String event = JSON.writeValueAsString(Map.of("repository", repository));
        return connect(api, connector)
                .parseEventPayload(new StringReader(event), GHEventPayload.Ping.class)
                .getRepository();
    }

    /**
     * kohsuke without a token, which would cost a request for its user; {@link TokenInterceptor}
     * has it. The limit handlers would wait for up to an hour if left alone.
     */
    static GitHub connect(ApiAddress api, GitHubConnector connector) throws IOException {
        return new GitHubBuilder()
                .withEndpoint(api.endpoint())
                .withConnector(connector)
                .withRateLimitHandler(GitHubRateLimitHandler.FAIL)
                .withAbuseLimitHandler(GitHubAbuseLimitHandler.FAIL)
                .build();
    }
}
