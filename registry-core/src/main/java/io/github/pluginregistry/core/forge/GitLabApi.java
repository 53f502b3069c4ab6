package io.github.pluginregistry.core.forge;

import static io.github.pluginregistry.core.forge.RestClient.encoded;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.pluginregistry.core.http.SourceException;
import io.github.pluginregistry.core.model.RepositoryUrl;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Merge requests of GitLab, API version 4. Labels are given by name, and GitLab creates new ones;
 * reviewers are given by user id.
 *
 * @param path the path of the project's merge requests
 */
record GitLabApi(RestClient client, String path) implements PullRequestApi<OpenPullRequest> {

    static GitLabApi of(RestClient client, RepositoryUrl repository) throws SourceException {
        if (!repository.path().contains("/")) {
            throw client.errors().noRepository(repository.path(), "group/project");
        }
        return new GitLabApi(client, "/projects/" + encoded(repository.path()) + "/merge_requests");
    }

    @Override
    public Optional<OpenPullRequest> find(String head, String base) throws SourceException {
        String query =
                "?state=opened&source_branch=%s&target_branch=%s&per_page=100"
                        .formatted(encoded(head), encoded(base));
        Optional<JsonNode> found = client.first(path + query, "", it -> isBetween(it, head, base));
        return found.isPresent() ? Optional.of(read(found.get())) : Optional.empty();
    }

    private static boolean isBetween(JsonNode json, String head, String base) {
        return json.path("source_branch").asText().equals(head)
                && json.path("target_branch").asText().equals(base)
                && json.path("source_project_id").isIntegralNumber()
                && json.path("source_project_id").equals(json.path("target_project_id"));
    }

    @Override
    public OpenPullRequest create(PullRequestSpec spec) throws SourceException, RejectedException {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("source_branch", spec.head());
        body.put("target_branch", spec.base());
        body.put("title", spec.title());
        body.put("description", spec.body());
        if (!spec.labels().isEmpty()) {
            body.put("labels", String.join(",", spec.labels()));
        }
        if (!spec.reviewers().isEmpty()) {
            List<Long> ids = new ArrayList<>();
            for (String name : spec.reviewers()) {
                ids.add(user(name));
            }
            body.put("reviewer_ids", ids);
        }
        return read(client.create(path, body));
    }

    private long user(String name) throws SourceException {
        JsonNode users = client.get("/users?username=" + encoded(name)).json();
        for (JsonNode user : users) {
            if (user.path("username").asText().equalsIgnoreCase(name)
                    && user.path("id").isIntegralNumber()) {
                return user.path("id").longValue();
            }
        }
        throw client.errors()
                .noReviewer(
                        name,
                        "no user has that name",
                        "correct registry.reviewers, which takes user names; a group cannot review");
    }

    private OpenPullRequest read(JsonNode json) throws SourceException {
        return OpenPullRequest.of(json, "iid", json.path("web_url"), client.errors());
    }

    @Override
    public void update(OpenPullRequest open, PullRequestSpec spec) throws SourceException {
        Map<String, Object> changes = open.changes(spec, "description");
        List<String> missing = open.missingLabels(spec, JsonNode::asText);
        if (!missing.isEmpty()) {
            changes.put("add_labels", String.join(",", missing));
        }
        if (!changes.isEmpty()) {
            put(open, changes);
        }
    }

    @Override
    public PullRequest toPullRequest(OpenPullRequest open) {
        return open.pull();
    }

    @Override
    public void close(OpenPullRequest open) throws SourceException {
        put(open, Map.of("state_event", "close"));
    }

    private void put(OpenPullRequest open, Map<String, Object> body) throws SourceException {
        client.send("PUT", path + "/" + open.number(), body).requireSuccess();
    }
}
