package io.github.pluginregistry.core.testing.forge;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** GitLab's API version 4: merge requests of one project, and its users. */
public final class FakeGitLab extends FakeForge {

    private static final Map<String, Integer> USERS = Map.of("ada", 7, "grace", 8);
    private static final Map<String, Predicate<JsonNode>> NEW =
            Map.of(
                    "source_branch", TEXT,
                    "target_branch", TEXT,
                    "title", TEXT,
                    "description", TEXT,
                    "labels", TEXT,
                    "reviewer_ids", NUMBERS,
                    "remove_source_branch", JsonNode::isBoolean);
    private static final Map<String, Predicate<JsonNode>> CHANGED =
            Map.of(
                    "title", TEXT,
                    "description", TEXT,
                    "labels", TEXT,
                    "add_labels", TEXT,
                    "reviewer_ids", NUMBERS,
                    "state_event", json -> List.of("close", "reopen").contains(json.asText()));

    private final String list;
    private final Pattern one;

    /** The project, for example {@code group/project}. */
    public FakeGitLab(String project, String token) throws IOException {
        super("/api/v4", token);
        list = "/projects/" + project.replace("/", "%2F") + "/merge_requests";
        one = Pattern.compile(Pattern.quote(list) + "/(\\d+)");
    }

    @Override
    protected String authorization(FakeRequest request) {
        return request.headers().getOrDefault("private-token", "");
    }

    @Override
    protected String expectedAuthorization(String secret) {
        return secret;
    }

    @Override
    protected boolean creates(FakeRequest request) {
        return request.line().equals("POST " + list);
    }

    @Override
    protected FakeAnswer answer(FakeRequest request) {
        Matcher single = one.matcher(request.path());
        if (request.line().equals("GET /users")) {
            return checkQuery(request, "username")
                    .orElseGet(() -> users(request.query().getOrDefault("username", "")));
        }
        if (request.line().equals("GET " + list)) {
            return list(request);
        }
        if (creates(request)) {
            return check(request, NEW, "source_branch", "target_branch", "title")
                    .orElseGet(() -> create(request.body()));
        }
        if (request.method().equals("PUT") && single.matches()) {
            return check(request, CHANGED).orElseGet(() -> change(single.group(1), request.body()));
        }
        return violation(request, "unknown operation");
    }

    private static FakeAnswer users(String name) {
        return FakeAnswer.json(
                200,
                USERS.containsKey(name)
                        ? List.of(Map.of("id", USERS.get(name), "username", name))
                        : List.of());
    }

    private FakeAnswer list(FakeRequest request) {
        Map<String, String> query = request.query();
        return checkQuery(request, "state", "source_branch", "target_branch", "per_page", "page")
                .orElseGet(
                        () ->
                                FakeAnswer.json(
                                        200,
                                        query.getOrDefault("page", "1").equals("1")
                                                ? pulls.stream()
                                                        .filter(it -> matches(it, query))
                                                        .map(this::json)
                                                        .toList()
                                                : List.of()));
    }

    private static boolean matches(FakePull pull, Map<String, String> query) {
        return pull.open
                && query.getOrDefault("state", "").equals("opened")
                && query.getOrDefault("source_branch", pull.head).equals(pull.head)
                && query.getOrDefault("target_branch", pull.base).equals(pull.base);
    }

    private FakeAnswer create(JsonNode body) {
        String head = body.path("source_branch").asText();
        String base = body.path("target_branch").asText();
        if (isOpen(head, base)) {
            return FakeAnswer.json(
                    409,
                    Map.of(
                            "message",
                            List.of("Another open merge request already exists for this source")));
        }
        FakePull pull = open(head, base, false);
        pull.title = body.path("title").asText();
        pull.body = body.path("description").asText();
        addLabels(pull, body.path("labels"));
        for (JsonNode id : body.path("reviewer_ids")) {
            USERS.forEach(
                    (name, number) -> {
                        if (number == id.intValue()) {
                            pull.reviewers.add(name);
                        }
                    });
        }
        return FakeAnswer.json(201, json(pull));
    }

    private static void addLabels(FakePull pull, JsonNode labels) {
        if (!labels.asText().isEmpty()) {
            pull.labels.addAll(List.of(labels.asText().split(",")));
        }
    }

    private FakeAnswer change(String number, JsonNode body) {
        if (pull(number).isEmpty()) {
            return FakeAnswer.json(404, Map.of("message", "404 Not found"));
        }
        FakePull pull = pull(number).orElseThrow();
        pull.title = body.path("title").asText(pull.title);
        pull.body = body.path("description").asText(pull.body);
        pull.open = pull.open && !body.path("state_event").asText().equals("close");
        addLabels(pull, body.path("add_labels"));
        return FakeAnswer.json(200, json(pull));
    }

    private Map<String, Object> json(FakePull pull) {
        return Map.of(
                "id",
                1000 + pull.number,
                "iid",
                pull.number,
                "source_project_id",
                pull.fork ? 2 : 1,
                "target_project_id",
                1,
                "source_branch",
                pull.head,
                "target_branch",
                pull.base,
                "title",
                pull.title,
                "description",
                pull.body,
                "labels",
                pull.labels,
                "web_url",
                "https://gitlab.example.com/example/plugins/-/merge_requests/" + pull.number);
    }
}
