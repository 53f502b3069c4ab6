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
import java.util.function.Predicate;

/**
 * Pull requests of Gitea and Forgejo, API version 1. Labels are given by id, so they are looked up,
 * and created in the repository if neither it nor its organization has them.
 *
 * @param path the path of the repository
 * @param owner the user or organization that has the repository
 */
record GiteaApi(RestClient client, String path, String owner)
        implements PullRequestApi<OpenPullRequest> {

    /** The default color of labels on forges. */
    private static final String COLOR = "#ededed";

    static GiteaApi of(RestClient client, RepositoryUrl repository) throws SourceException {
        String[] parts = repository.path().split("/", -1);
        if (parts.length != 2) {
            throw client.errors().noRepository(repository.path(), "owner/repository");
        }
        return new GiteaApi(
                client, "/repos/" + encoded(parts[0]) + "/" + encoded(parts[1]), parts[0]);
    }

    @Override
    public Optional<OpenPullRequest> find(String head, String base) throws SourceException {
        Optional<JsonNode> found =
                client.first(
                        path + "/pulls?state=open&limit=50",
                        "",
                        it ->
                                it.path("head").path("ref").asText().equals(head)
                                        && it.path("base").path("ref").asText().equals(base)
                                        && isOwn(it));
        return found.isPresent() ? Optional.of(read(found.get())) : Optional.empty();
    }

    private static boolean isOwn(JsonNode pull) {
        JsonNode head = pull.path("head").path("repo_id");
        return head.isIntegralNumber() && head.equals(pull.path("base").path("repo_id"));
    }

    @Override
    public OpenPullRequest create(PullRequestSpec spec) throws SourceException, RejectedException {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("head", spec.head());
        body.put("base", spec.base());
        body.put("title", spec.title());
        body.put("body", spec.body());
        if (!spec.labels().isEmpty()) {
            body.put("labels", ids(spec.labels()));
        }
        return read(client.create(path + "/pulls", body));
    }

    private List<Long> ids(List<String> labels) throws SourceException {
        List<Long> ids = new ArrayList<>();
        for (String label : labels) {
            ids.add(id(label));
        }
        return ids;
    }

    private long id(String label) throws SourceException {
        Optional<JsonNode> known = client.first(path + "/labels?limit=50", "", named(label));
        if (known.isEmpty()) {
            known = ofOrganization(label);
        }
        JsonNode found =
                known.isPresent()
                        ? known.get()
                        : client.send(
                                        "POST",
                                        path + "/labels",
                                        Map.of("name", label, "color", COLOR))
                                .json();
        if (!found.path("id").isIntegralNumber()) {
            throw client.errors().malformed();
        }
        return found.path("id").longValue();
    }

    /** A user has no such labels, and a token may not allow to read them. */
    private Optional<JsonNode> ofOrganization(String label) throws SourceException {
        String labels = "/orgs/" + encoded(owner) + "/labels?limit=50";
        int status = client.get(labels + "&page=1").status();
        return status == 403 || status == 404
                ? Optional.empty()
                : client.first(labels, "", named(label));
    }

    private static Predicate<JsonNode> named(String label) {
        return it -> it.path("name").asText().equals(label);
    }

    private OpenPullRequest read(JsonNode json) throws SourceException {
        return OpenPullRequest.of(json, "number", json.path("html_url"), client.errors());
    }

    @Override
    public void complete(OpenPullRequest created, PullRequestSpec spec) throws SourceException {
        List<String> users = spec.reviewers().stream().filter(it -> !it.contains("/")).toList();
        List<String> teams =
                spec.reviewers().stream()
                        .filter(it -> it.contains("/"))
                        .map(it -> it.substring(it.indexOf('/') + 1))
                        .toList();
        if (!spec.reviewers().isEmpty()) {
            client.send(
                            "POST",
                            path + "/pulls/" + created.number() + "/requested_reviewers",
                            Map.of("reviewers", users, "team_reviewers", teams))
                    .requireSuccess();
        }
    }

    @Override
    public void update(OpenPullRequest open, PullRequestSpec spec) throws SourceException {
        Map<String, Object> changes = open.changes(spec, "body");
        if (!changes.isEmpty()) {
            patch(open, changes);
        }
        List<String> missing = open.missingLabels(spec, label -> label.path("name").asText());
        if (!missing.isEmpty()) {
            client.send(
                            "POST",
                            path + "/issues/" + open.number() + "/labels",
                            Map.of("labels", ids(missing)))
                    .requireSuccess();
        }
    }

    @Override
    public PullRequest toPullRequest(OpenPullRequest open) {
        return open.pull();
    }

    @Override
    public void close(OpenPullRequest open) throws SourceException {
        patch(open, Map.of("state", "closed"));
    }

    private void patch(OpenPullRequest open, Map<String, Object> body) throws SourceException {
        client.send("PATCH", path + "/pulls/" + open.number(), body).requireSuccess();
    }
}
