package io.github.pluginregistry.core.source.github;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.kohsuke.github.GHEventPayload;
import org.kohsuke.github.GHPullRequest;
import org.kohsuke.github.GHTeam;
import org.kohsuke.github.GHUser;
import org.kohsuke.github.GitHub;

/**
 * Asks people to look at pull requests.
 *
 * <p>kohsuke wants them looked up before, which for a team takes a right that few tokens have. So
 * they come, as {@link RepositoryBinding} gets a repository, out of events that are about them.
 */
record Reviewers(GitHub host) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Asks them.
     *
     * @param names names of users, or of teams as {@code owner/team}
     */
    void ask(List<String> names, GHPullRequest pull) throws IOException {
        List<String> users = names.stream().filter(name -> !name.contains("/")).toList();
        List<String> teams = names.stream().filter(name -> name.contains("/")).toList();
        if (!users.isEmpty()) {
            List<GHUser> asked = new ArrayList<>();
            for (String user : users) {
                asked.add(user(user));
            }
            pull.requestReviewers(asked);
        }
        if (!teams.isEmpty()) {
            List<GHTeam> asked = new ArrayList<>();
            for (String team : teams) {
                asked.add(team(team.split("/", 2)));
            }
            pull.requestTeamReviewers(asked);
        }
    }

    private GHUser user(String name) throws IOException {
        return event(Map.of("sender", Map.of("login", name)), GHEventPayload.Ping.class)
                .getSender();
    }

    private GHTeam team(String[] ownerAndTeam) throws IOException {
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
