package io.github.pluginregistry.core.forge.github;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.pluginregistry.core.forge.ApiRoot;
import java.io.IOException;
import java.io.StringReader;
import java.util.Map;
import org.kohsuke.github.GHEventPayload;
import org.kohsuke.github.GHRepository;
import org.kohsuke.github.GHTeam;
import org.kohsuke.github.GHUser;
import org.kohsuke.github.GitHub;
import org.kohsuke.github.GitHubAbuseLimitHandler;
import org.kohsuke.github.GitHubBuilder;
import org.kohsuke.github.GitHubRateLimitHandler;
import org.kohsuke.github.connector.GitHubConnector;

/**
 * Creates kohsuke's repositories, users and teams without a request. kohsuke only creates them from
 * responses, for a team with a permission that few tokens have. But it also parses webhook events,
 * which contain such objects.
 */
record GitHubObjects(GitHub host) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** A client without a token, which the connector sends, and without its waits for limits. */
    static GitHubObjects over(GitHubConnector connector, ApiRoot root) throws IOException {
        return new GitHubObjects(
                new GitHubBuilder()
                        .withEndpoint(root.address().toString())
                        .withConnector(connector)
                        .withRateLimitHandler(GitHubRateLimitHandler.FAIL)
                        .withAbuseLimitHandler(GitHubAbuseLimitHandler.FAIL)
                        .build());
    }

    /**
     * A repository.
     *
     * @param path owner and name, for example {@code pipe-cd/pipecd}
     */
    GHRepository repository(String path) throws IOException {
        String[] ownerAndName = path.split("/", 2);
        Map<String, ?> repository =
                Map.of(
                        "owner",
                        Map.of("login", ownerAndName[0]),
                        "name",
                        ownerAndName[1],
                        "full_name",
                        path);
        return event(Map.of("repository", repository), GHEventPayload.Ping.class).getRepository();
    }

    /** A user, by name. */
    GHUser user(String name) throws IOException {
        return event(Map.of("sender", Map.of("login", name)), GHEventPayload.Ping.class)
                .getSender();
    }

    /** A team, by {@code owner/team}. */
    GHTeam team(String name) throws IOException {
        String[] ownerAndTeam = name.split("/", 2);
        Map<String, ?> event =
                Map.of(
                        "organization", Map.of("login", ownerAndTeam[0]),
                        "team", Map.of("slug", ownerAndTeam[1]));
        return event(event, GHEventPayload.Team.class).getTeam();
    }

    private <T extends GHEventPayload> T event(Map<String, ?> event, Class<T> kind)
            throws IOException {
        return host.parseEventPayload(new StringReader(JSON.writeValueAsString(event)), kind);
    }
}
