package io.github.pluginregistry.core.testing.forge;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The REST API of Bitbucket Data Center: pull requests of one repository. */
public final class FakeBitbucketServer extends FakeForge {

    private static final Predicate<JsonNode> REPOSITORY =
            object(
                    Map.of("slug", TEXT, "project", object(Map.of("key", TEXT), "key")),
                    "slug",
                    "project");
    private static final Predicate<JsonNode> REF =
            object(Map.of("id", TEXT, "repository", REPOSITORY), "id", "repository");
    private static final Predicate<JsonNode> REVIEWERS =
            listOf(object(Map.of("user", object(Map.of("name", TEXT), "name")), "user"));
    private static final Map<String, Predicate<JsonNode>> NEW =
            Map.of(
                    "title", TEXT,
                    "description", TEXT,
                    "fromRef", REF,
                    "toRef", REF,
                    "reviewers", REVIEWERS,
                    "draft", JsonNode::isBoolean);
    private static final Map<String, Predicate<JsonNode>> CHANGED =
            Map.of(
                    "version", NUMBER,
                    "title", TEXT,
                    "description", TEXT,
                    "toRef", REF,
                    "reviewers", REVIEWERS);

    private final String list;
    private final Pattern one;

    /** A repository of the project {@code EX} with the name {@code plugins}. */
    public FakeBitbucketServer(String token) throws IOException {
        super("/rest/api/latest", token);
        list = "/projects/EX/repos/plugins/pull-requests";
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
            return check(request, NEW, "title", "fromRef", "toRef")
                    .orElseGet(() -> create(request.body()));
        }
        if (request.line().equals("GET " + list)) {
            return checkQuery(request, "state", "direction", "at", "limit", "start", "order")
                    .orElseGet(() -> list(request));
        }
        Matcher single = one.matcher(request.path());
        if (!single.matches() || pull(single.group(1)).isEmpty()) {
            return violation(request, "unknown operation");
        }
        FakePull pull = pull(single.group(1)).orElseThrow();
        return switch (request.method() + (request.path().endsWith("/decline") ? " decline" : "")) {
            case "GET" -> FakeAnswer.json(200, json(pull));
            case "PUT" ->
                    check(request, CHANGED, "version")
                            .orElseGet(() -> change(pull, request.body()));
            case "POST decline" ->
                    checkQuery(request, "version")
                            .or(() -> check(request, Map.of("comment", TEXT, "version", NUMBER)))
                            .orElseGet(() -> decline(pull, request.query().get("version")));
            default -> violation(request, "unknown operation");
        };
    }

    private FakeAnswer list(FakeRequest request) {
        Map<String, String> query = request.query();
        if (!query.getOrDefault("direction", "").equals("OUTGOING")) {
            return violation(request, "incoming ones come from forks, too");
        }
        List<Map<String, Object>> values =
                pulls.stream()
                        .filter(it -> it.open && !it.fork)
                        .filter(it -> ("refs/heads/" + it.head).equals(query.get("at")))
                        .map(FakeBitbucketServer::json)
                        .toList();
        return FakeAnswer.json(
                200, Map.of("size", values.size(), "isLastPage", true, "values", values));
    }

    private FakeAnswer create(JsonNode body) {
        String head = branch(body.path("fromRef"));
        String base = branch(body.path("toRef"));
        if (isOpen(head, base)) {
            return FakeAnswer.json(409, Map.of("errors", List.of()));
        }
        FakePull pull = open(head, base, false);
        set(pull, body);
        return FakeAnswer.json(201, json(pull));
    }

    private static String branch(JsonNode ref) {
        return ref.path("id").asText().replaceFirst("^refs/heads/", "");
    }

    private static FakeAnswer change(FakePull pull, JsonNode body) {
        if (body.path("version").intValue() != pull.version) {
            return FakeAnswer.json(409, Map.of("errors", List.of()));
        }
        pull.version++;
        set(pull, body);
        return FakeAnswer.json(200, json(pull));
    }

    /** Who is not among the reviewers of an update is no reviewer any more. */
    private static void set(FakePull pull, JsonNode body) {
        pull.title = body.path("title").asText();
        pull.body = body.path("description").asText("");
        pull.reviewers.clear();
        body.path("reviewers")
                .forEach(it -> pull.reviewers.add(it.path("user").path("name").asText()));
    }

    private static FakeAnswer decline(FakePull pull, String version) {
        if (!String.valueOf(pull.version).equals(version)) {
            return FakeAnswer.json(409, Map.of("errors", List.of()));
        }
        pull.open = false;
        return FakeAnswer.json(200, json(pull));
    }

    private static Map<String, Object> json(FakePull pull) {
        return Map.of(
                "id",
                pull.number,
                "version",
                pull.version,
                "title",
                pull.title,
                "description",
                pull.body,
                "state",
                pull.open ? "OPEN" : "DECLINED",
                "fromRef",
                ref(pull.head),
                "toRef",
                ref(pull.base),
                "reviewers",
                pull.reviewers.stream().map(it -> Map.of("user", Map.of("name", it))).toList(),
                "links",
                Map.of(
                        "self",
                        List.of(
                                Map.of(
                                        "href",
                                        "https://git.example.com/projects/EX/repos/plugins/pull-requests/"
                                                + pull.number))));
    }

    private static Map<String, Object> ref(String branch) {
        return Map.of(
                "id",
                "refs/heads/" + branch,
                "repository",
                Map.of("slug", "plugins", "project", Map.of("key", "EX")));
    }
}
