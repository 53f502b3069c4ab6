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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Pull requests of Bitbucket Data Center. They have no labels, reviewers go by user name, and a
 * change names the version of the pull request that it is made to.
 *
 * @param project the key of the project
 * @param slug the name of the repository in addresses
 */
record BitbucketServerApi(RestClient client, String project, String slug)
        implements PullRequestApi<OpenPullRequest> {

    private static final Pattern PATH = Pattern.compile("(?:(?:.*/)?scm/)?([^/]+)/([^/]+)");
    private static final String BRANCH = "refs/heads/";

    static BitbucketServerApi of(RestClient client, RepositoryUrl repository)
            throws SourceException {
        Matcher path = PATH.matcher(repository.path());
        if (!path.matches()) {
            throw client.errors().noRepository(repository.path(), "scm/KEY/repository");
        }
        return new BitbucketServerApi(client, path.group(1), path.group(2));
    }

    private String path() {
        return "/projects/" + encoded(project) + "/repos/" + encoded(slug) + "/pull-requests";
    }

    private String path(OpenPullRequest open) {
        return path() + "/" + open.number();
    }

    /** Outgoing ones come from this repository, so none is from a fork. */
    @Override
    public Optional<OpenPullRequest> find(String head, String base) throws SourceException {
        String query = "?state=OPEN&direction=OUTGOING&limit=100&at=" + encoded(BRANCH + head);
        JsonNode entries = client.get(path() + query).json().path("values");
        if (!entries.isArray()) {
            throw client.errors().malformed();
        }
        for (JsonNode entry : entries) {
            if (entry.path("fromRef").path("id").asText().equals(BRANCH + head)
                    && entry.path("toRef").path("id").asText().equals(BRANCH + base)
                    && isHere(entry.path("toRef").path("repository"))) {
                return Optional.of(read(entry));
            }
        }
        return Optional.empty();
    }

    private boolean isHere(JsonNode repository) {
        return repository.path("slug").asText().equalsIgnoreCase(slug)
                && repository.path("project").path("key").asText().equalsIgnoreCase(project);
    }

    @Override
    public OpenPullRequest create(PullRequestSpec spec) throws SourceException, RejectedException {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("title", spec.title());
        body.put("description", spec.body());
        body.put("fromRef", ref(spec.head()));
        body.put("toRef", ref(spec.base()));
        List<Map<String, ?>> reviewers = new ArrayList<>();
        for (String name : spec.reviewers()) {
            if (name.contains("/")) {
                throw client.errors()
                        .noReviewer(
                                name,
                                "it has no teams",
                                "write user names into registry.reviewers");
            }
            reviewers.add(reviewer(name));
        }
        body.put("reviewers", reviewers);
        return read(client.create(path(), body));
    }

    private Map<String, ?> ref(String branch) {
        Map<String, ?> repository = Map.of("slug", slug, "project", Map.of("key", project));
        return Map.of("id", BRANCH + branch, "repository", repository);
    }

    private static Map<String, ?> reviewer(String name) {
        return Map.of("user", Map.of("name", name));
    }

    private OpenPullRequest read(JsonNode json) throws SourceException {
        if (!json.path("version").isIntegralNumber()) {
            throw client.errors().malformed();
        }
        return OpenPullRequest.of(
                json, "id", json.path("links").path("self").path(0).path("href"), client.errors());
    }

    private static int version(OpenPullRequest open) {
        return open.json().path("version").intValue();
    }

    /** An update replaces the reviewers, so the present ones are sent along. */
    @Override
    public void update(OpenPullRequest open, PullRequestSpec spec) throws SourceException {
        if (!open.changes(spec, "description").isEmpty()) {
            onVersion(open, it -> client.send("PUT", path(it), updated(it, spec)));
        }
    }

    private static Map<String, Object> updated(OpenPullRequest open, PullRequestSpec spec) {
        List<Map<String, ?>> reviewers = new ArrayList<>();
        open.json()
                .path("reviewers")
                .forEach(it -> reviewers.add(reviewer(it.path("user").path("name").asText())));
        return Map.of(
                "version", version(open),
                "title", spec.title(),
                "description", spec.body(),
                "reviewers", reviewers);
    }

    @Override
    public PullRequest toPullRequest(OpenPullRequest open) {
        return open.pull();
    }

    @Override
    public void close(OpenPullRequest open) throws SourceException {
        onVersion(
                open,
                it ->
                        client.send(
                                "POST",
                                path(it) + "/decline?version=" + version(it),
                                Map.of("version", version(it))));
    }

    /** Makes a change, and repeats it for the new version if there is one meanwhile. */
    private void onVersion(OpenPullRequest open, Change change) throws SourceException {
        RestClient.Response response = change.make(open);
        if (response.status() == 409) {
            response = change.make(read(client.get(path(open)).json()));
        }
        response.requireSuccess();
    }

    @FunctionalInterface
    private interface Change {
        RestClient.Response make(OpenPullRequest open) throws SourceException;
    }
}
