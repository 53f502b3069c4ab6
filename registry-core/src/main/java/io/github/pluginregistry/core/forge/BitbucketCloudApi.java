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
import java.util.regex.Pattern;

/**
 * Pull requests of Bitbucket Cloud, API version 2.0. They have no labels, and reviewers are given
 * by UUID, in braces.
 *
 * @param repository workspace and name
 */
record BitbucketCloudApi(RestClient client, String path, String repository)
        implements PullRequestApi<OpenPullRequest> {

    private static final Pattern UUID =
            Pattern.compile("\\{[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}}");

    static BitbucketCloudApi of(RestClient client, RepositoryUrl repository)
            throws SourceException {
        String[] parts = repository.path().split("/", -1);
        if (parts.length != 2) {
            throw client.errors().noRepository(repository.path(), "workspace/repository");
        }
        return new BitbucketCloudApi(
                client,
                "/repositories/" + encoded(parts[0]) + "/" + encoded(parts[1]) + "/pullrequests",
                repository.path());
    }

    @Override
    public Optional<OpenPullRequest> find(String head, String base) throws SourceException {
        String query =
                "state=\"OPEN\" AND source.branch.name=%s AND destination.branch.name=%s"
                        .formatted(quoted(head), quoted(base));
        Optional<JsonNode> found =
                client.first(
                        path + "?pagelen=50&q=" + encoded(query),
                        "values",
                        it -> isBetween(it, head, base));
        return found.isPresent() ? Optional.of(read(found.get())) : Optional.empty();
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private boolean isBetween(JsonNode pull, String head, String base) {
        JsonNode source = pull.path("source");
        return source.path("branch").path("name").asText().equals(head)
                && pull.path("destination").path("branch").path("name").asText().equals(base)
                && source.path("repository")
                        .path("full_name")
                        .asText()
                        .equalsIgnoreCase(repository);
    }

    @Override
    public OpenPullRequest create(PullRequestSpec spec) throws SourceException, RejectedException {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("title", spec.title());
        body.put("description", spec.body());
        body.put("source", branch(spec.head()));
        body.put("destination", branch(spec.base()));
        if (!spec.reviewers().isEmpty()) {
            List<Map<String, String>> reviewers = new ArrayList<>();
            for (String reviewer : spec.reviewers()) {
                requireUuid(reviewer);
                reviewers.add(Map.of("uuid", reviewer));
            }
            body.put("reviewers", reviewers);
        }
        return read(client.create(path, body));
    }

    private static Map<String, ?> branch(String name) {
        return Map.of("branch", Map.of("name", name));
    }

    private void requireUuid(String reviewer) throws SourceException {
        if (!UUID.matcher(reviewer).matches()) {
            throw client.errors()
                    .noReviewer(
                            reviewer,
                            "Bitbucket Cloud knows its users by UUID",
                            "write the UUID of the account in braces into registry.reviewers");
        }
    }

    private OpenPullRequest read(JsonNode json) throws SourceException {
        return OpenPullRequest.of(
                json, "id", json.path("links").path("html").path("href"), client.errors());
    }

    /** An update replaces the reviewers, which lists of pull requests do not contain. */
    @Override
    public void update(OpenPullRequest open, PullRequestSpec spec) throws SourceException {
        // Responses have the text in both places; the API documentation names the second.
        JsonNode text =
                open.json().has("description")
                        ? open.json().path("description")
                        : open.json().path("summary").path("raw");
        if (open.changes(spec, "description", text).isEmpty()) {
            return;
        }
        String one = path + "/" + open.number();
        List<Map<String, String>> reviewers = new ArrayList<>();
        client.get(one)
                .json()
                .path("reviewers")
                .forEach(it -> reviewers.add(Map.of("uuid", it.path("uuid").asText())));
        client.send(
                        "PUT",
                        one,
                        Map.of(
                                "title", spec.title(),
                                "description", spec.body(),
                                "reviewers", reviewers))
                .requireSuccess();
    }

    @Override
    public PullRequest toPullRequest(OpenPullRequest open) {
        return open.pull();
    }

    @Override
    public void close(OpenPullRequest open) throws SourceException {
        client.send("POST", path + "/" + open.number() + "/decline", Map.of()).requireSuccess();
    }
}
