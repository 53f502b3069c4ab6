package io.github.pluginregistry.core.testing.forge;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The API of Gitea and Forgejo, version 1: pull requests and labels of one repository. */
public final class FakeGitea extends FakeForge {

    private static final Map<String, Predicate<JsonNode>> NEW =
            Map.of(
                    "head",
                    TEXT,
                    "base",
                    TEXT,
                    "title",
                    TEXT,
                    "body",
                    TEXT,
                    "labels",
                    NUMBERS,
                    "assignee",
                    TEXT,
                    "assignees",
                    TEXTS,
                    "milestone",
                    NUMBER,
                    "due_date",
                    TEXT);
    private static final Map<String, Predicate<JsonNode>> CHANGED =
            Map.of(
                    "title",
                    TEXT,
                    "body",
                    TEXT,
                    "base",
                    TEXT,
                    "labels",
                    NUMBERS,
                    "state",
                    TEXT,
                    "assignee",
                    TEXT,
                    "assignees",
                    TEXTS,
                    "milestone",
                    NUMBER);
    private static final Map<String, Predicate<JsonNode>> NEW_LABEL =
            Map.of(
                    "name",
                    TEXT,
                    "color",
                    TEXT,
                    "description",
                    TEXT,
                    "exclusive",
                    JsonNode::isBoolean);

    /** The labels of the repository; a label's number is its place, from 1. */
    private final List<String> labels = new ArrayList<>(List.of("bug", "registry"));

    private final String repository;

    /** The repository, for example {@code example/plugins}. */
    public FakeGitea(String repository, String token) throws IOException {
        super("/api/v1", token);
        this.repository = "/repos/" + repository;
    }

    @Override
    protected String authorization(FakeRequest request) {
        return request.headers().getOrDefault("authorization", "");
    }

    @Override
    protected String expectedAuthorization(String secret) {
        return "token " + secret;
    }

    @Override
    protected boolean creates(FakeRequest request) {
        return request.line().equals("POST " + repository + "/pulls");
    }

    @Override
    protected FakeAnswer answer(FakeRequest request) {
        if (!request.path().startsWith(repository + "/")) {
            return request.line().startsWith("GET /orgs/")
                    ? FakeAnswer.json(404, Map.of("message", "not found"))
                    : violation(request, "unknown operation");
        }
        String path = request.path().substring(repository.length());
        Matcher number = Pattern.compile("/(?:pulls|issues)/(\\d+).*").matcher(path);
        String operation = request.method() + " " + path.replaceFirst("/\\d+", "/{index}");
        String index = number.matches() ? number.group(1) : "0";
        return switch (operation) {
            case "GET /pulls" ->
                    checkQuery(request, "state", "sort", "page", "limit")
                            .orElseGet(() -> page(request, openOnes()));
            case "POST /pulls" ->
                    check(request, NEW, "head", "base", "title")
                            .orElseGet(() -> create(request.body()));
            case "PATCH /pulls/{index}" ->
                    check(request, CHANGED).orElseGet(() -> change(index, request.body()));
            case "POST /pulls/{index}/requested_reviewers" ->
                    check(request, Map.of("reviewers", TEXTS, "team_reviewers", TEXTS))
                            .orElseGet(() -> review(index, request.body()));
            case "GET /labels" ->
                    checkQuery(request, "page", "limit")
                            .orElseGet(() -> page(request, jsonOfLabels(labels)));
            case "POST /labels" ->
                    check(request, NEW_LABEL, "name", "color").orElseGet(() -> label(request));
            case "POST /issues/{index}/labels" ->
                    check(request, Map.of("labels", NUMBERS))
                            .orElseGet(() -> addLabels(index, request.body()));
            default -> violation(request, "unknown operation");
        };
    }

    private List<Object> openOnes() {
        List<Object> open = new ArrayList<>();
        pulls.stream().filter(it -> it.open).forEach(it -> open.add(json(it)));
        return open;
    }

    /** One entry a page, however many are asked for, as a server with such a limit does. */
    private static FakeAnswer page(FakeRequest request, List<Object> all) {
        int page = Integer.parseInt(request.query().getOrDefault("page", "1"));
        return FakeAnswer.json(200, page <= all.size() ? List.of(all.get(page - 1)) : List.of());
    }

    private FakeAnswer create(JsonNode body) {
        String head = body.path("head").asText();
        String base = body.path("base").asText();
        if (isOpen(head, base)) {
            return FakeAnswer.json(409, Map.of("message", "pull request already exists"));
        }
        FakePull pull = open(head, base, false);
        pull.title = body.path("title").asText();
        pull.body = body.path("body").asText();
        body.path("labels").forEach(id -> pull.labels.add(labels.get(id.intValue() - 1)));
        return FakeAnswer.json(201, json(pull));
    }

    private FakeAnswer change(String index, JsonNode body) {
        FakePull pull = pull(index).orElseThrow();
        pull.title = body.path("title").asText(pull.title);
        pull.body = body.path("body").asText(pull.body);
        pull.open = pull.open && !body.path("state").asText().equals("closed");
        return FakeAnswer.json(201, json(pull));
    }

    private FakeAnswer review(String index, JsonNode body) {
        FakePull pull = pull(index).orElseThrow();
        body.path("reviewers").forEach(it -> pull.reviewers.add(it.asText()));
        body.path("team_reviewers").forEach(it -> pull.reviewers.add(it.asText()));
        return FakeAnswer.json(201, List.of());
    }

    private FakeAnswer label(FakeRequest request) {
        String name = request.body().path("name").asText();
        labels.add(name);
        return FakeAnswer.json(201, Map.of("id", labels.size(), "name", name));
    }

    private FakeAnswer addLabels(String index, JsonNode body) {
        FakePull pull = pull(index).orElseThrow();
        body.path("labels").forEach(id -> pull.labels.add(labels.get(id.intValue() - 1)));
        return FakeAnswer.json(200, jsonOfLabels(pull.labels));
    }

    private List<Object> jsonOfLabels(List<String> names) {
        List<Object> json = new ArrayList<>();
        names.forEach(it -> json.add(Map.of("id", labels.indexOf(it) + 1, "name", it)));
        return json;
    }

    private Map<String, Object> json(FakePull pull) {
        return Map.of(
                "id",
                1000 + pull.number,
                "number",
                pull.number,
                "title",
                pull.title,
                "body",
                pull.body,
                "state",
                pull.open ? "open" : "closed",
                "labels",
                jsonOfLabels(pull.labels),
                "head",
                Map.of("ref", pull.head, "label", pull.head, "repo_id", pull.fork ? 2 : 1),
                "base",
                Map.of("ref", pull.base, "label", pull.base, "repo_id", 1),
                "html_url",
                "https://gitea.example.com/example/plugins/pulls/" + pull.number);
    }
}
