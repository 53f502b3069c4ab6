package io.github.pluginregistry.core.testing.forge;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The API of Bitbucket Cloud, version 2.0: pull requests of one repository. */
public final class FakeBitbucketCloud extends FakeForge {

    private static final Predicate<JsonNode> BRANCH =
            object(Map.of("branch", object(Map.of("name", TEXT), "name")), "branch");
    private static final Map<String, Predicate<JsonNode>> FIELDS =
            Map.of(
                    "title", TEXT,
                    "description", TEXT,
                    "source", BRANCH,
                    "destination", BRANCH,
                    "reviewers", listOf(object(Map.of("uuid", TEXT), "uuid")),
                    "close_source_branch", JsonNode::isBoolean,
                    "draft", JsonNode::isBoolean);
    private static final Pattern QUERY =
            Pattern.compile(
                    "state=\"OPEN\" AND source.branch.name=\"([^\"]*)\" AND destination.branch.name=\"([^\"]*)\"");

    private final String repository;
    private final String list;
    private final Pattern one;

    /** The repository, for example {@code example/plugins}. */
    public FakeBitbucketCloud(String repository, String token) throws IOException {
        super("/2.0", token);
        this.repository = repository;
        list = "/repositories/" + repository + "/pullrequests";
        one = Pattern.compile(Pattern.quote(list) + "/(\\d+)(/decline)?");
    }

    @Override
    protected String authorization(FakeRequest request) {
        return request.headers().getOrDefault("authorization", "");
    }

    @Override
    protected String expectedAuthorization(String secret) {
        return "Bearer " + secret;
    }

    @Override
    protected boolean creates(FakeRequest request) {
        return request.line().equals("POST " + list);
    }

    @Override
    protected FakeAnswer answer(FakeRequest request) {
        if (creates(request)) {
            return check(request, FIELDS, "title", "source")
                    .orElseGet(() -> create(request.body()));
        }
        if (request.line().equals("GET " + list)) {
            return checkQuery(request, "q", "pagelen", "page", "state", "sort")
                    .orElseGet(() -> list(request));
        }
        Matcher single = one.matcher(request.path());
        if (!single.matches() || pull(single.group(1)).isEmpty()) {
            return violation(request, "unknown operation");
        }
        FakePull pull = pull(single.group(1)).orElseThrow();
        return switch (request.method() + (request.path().endsWith("/decline") ? " decline" : "")) {
            case "GET" -> FakeAnswer.json(200, withReviewers(pull));
            case "PUT" ->
                    check(request, FIELDS, "title").orElseGet(() -> change(pull, request.body()));
            case "POST decline" ->
                    request.body().isMissingNode()
                            ? decline(pull)
                            : violation(request, "a body where the description has none");
            default -> violation(request, "unknown operation");
        };
    }

    private FakeAnswer list(FakeRequest request) {
        Matcher query = QUERY.matcher(request.query().getOrDefault("q", ""));
        if (!query.matches()) {
            return violation(request, "unknown query");
        }
        boolean first = request.query().getOrDefault("page", "1").equals("1");
        List<Map<String, Object>> values =
                pulls.stream()
                        .filter(it -> first && it.open)
                        .filter(it -> it.head.equals(query.group(1)))
                        .filter(it -> it.base.equals(query.group(2)))
                        .map(this::json)
                        .toList();
        return FakeAnswer.json(200, Map.of("pagelen", 50, "values", values));
    }

    private FakeAnswer create(JsonNode body) {
        String head = body.path("source").path("branch").path("name").asText();
        String base = body.path("destination").path("branch").path("name").asText();
        if (isOpen(head, base)) {
            return FakeAnswer.json(400, Map.of("type", "error"));
        }
        FakePull pull = open(head, base, false);
        change(pull, body);
        return FakeAnswer.json(201, withReviewers(pull));
    }

    /** What is not among the reviewers of an update is no reviewer any more. */
    private FakeAnswer change(FakePull pull, JsonNode body) {
        pull.title = body.path("title").asText();
        pull.body = body.path("description").asText("");
        pull.reviewers.clear();
        body.path("reviewers").forEach(it -> pull.reviewers.add(it.path("uuid").asText()));
        return FakeAnswer.json(200, withReviewers(pull));
    }

    private FakeAnswer decline(FakePull pull) {
        pull.open = false;
        return FakeAnswer.json(200, json(pull));
    }

    private Map<String, Object> withReviewers(FakePull pull) {
        Map<String, Object> json = new LinkedHashMap<>(json(pull));
        json.put("reviewers", pull.reviewers.stream().map(it -> Map.of("uuid", it)).toList());
        return json;
    }

    private Map<String, Object> json(FakePull pull) {
        String from = pull.fork ? "stranger/plugins" : repository;
        return Map.of(
                "type",
                "pullrequest",
                "id",
                pull.number,
                "title",
                pull.title,
                "summary",
                Map.of("raw", pull.body, "markup", "markdown", "html", ""),
                "state",
                pull.open ? "OPEN" : "DECLINED",
                "source",
                branch(pull.head, from),
                "destination",
                branch(pull.base, repository),
                "links",
                Map.of(
                        "html",
                        Map.of(
                                "href",
                                "https://bitbucket.org/example/plugins/pull-requests/"
                                        + pull.number)));
    }

    private static Map<String, Object> branch(String name, String repository) {
        return Map.of(
                "branch", Map.of("name", name), "repository", Map.of("full_name", repository));
    }
}
