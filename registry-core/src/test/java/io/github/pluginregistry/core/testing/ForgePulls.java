package io.github.pluginregistry.core.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.http.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The pull requests of the forge's repositories, as GitHub's REST API lists and changes them. */
final class ForgePulls {

    private static final Pattern PULLS =
            Pattern.compile(
                    "/repos/([^/]+/[^/]+)/(?:pulls|issues)(?:/(\\d+)(/labels|/requested_reviewers)?)?");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<ObjectNode> pulls = new ArrayList<>();

    /** The answer to a request about pull requests; empty where it is about something else. */
    synchronized Optional<ResponseDefinitionBuilder> answer(Request request) {
        Matcher asked = PULLS.matcher(request.getUrl().replaceFirst("\\?.*", ""));
        if (!asked.matches()) {
            return Optional.empty();
        }
        if (asked.group(2) == null) {
            return Optional.of(
                    request.getMethod().getName().equals("POST")
                            ? opened(asked.group(1), request)
                            : listed(asked.group(1), request));
        }
        return Optional.of(
                changed(
                        pulls.get(Integer.parseInt(asked.group(2)) - 1),
                        Optional.ofNullable(asked.group(3)),
                        read(request)));
    }

    private ResponseDefinitionBuilder listed(String repository, Request request) {
        ArrayNode found = JSON.createArrayNode();
        String head = request.queryParameter("head").firstValue().replaceFirst(".*:", "");
        String base = request.queryParameter("base").firstValue();
        pulls.stream()
                .filter(pull -> pull.path("repository").asText().equals(repository))
                .filter(pull -> pull.path("state").asText().equals("open"))
                .filter(pull -> pull.path("head").path("ref").asText().equals(head))
                .filter(pull -> pull.path("base").path("ref").asText().equals(base))
                .forEach(found::add);
        return WireMock.okJson(found.toString());
    }

    private ResponseDefinitionBuilder opened(String repository, Request request) {
        JsonNode wanted = read(request);
        boolean isThere =
                pulls.stream()
                        .filter(pull -> pull.path("state").asText().equals("open"))
                        .anyMatch(pull -> pull.path("head").path("ref").equals(wanted.get("head")));
        if (isThere) {
            return WireMock.jsonResponse("{\"message\": \"Validation Failed\"}", 422);
        }
        int number = pulls.size() + 1;
        ObjectNode pull = JSON.createObjectNode().put("repository", repository);
        pull.put("number", number).put("state", "open");
        pull.put("html_url", "https://github.com/" + repository + "/pull/" + number);
        pull.set("title", wanted.path("title"));
        pull.set("body", wanted.path("body"));
        pull.putObject("head").set("ref", wanted.path("head"));
        pull.putObject("base").set("ref", wanted.path("base"));
        pull.putArray("labels");
        pull.putArray("reviewers");
        pulls.add(pull);
        return WireMock.jsonResponse(pull.toString(), 201);
    }

    private static ResponseDefinitionBuilder changed(
            ObjectNode pull, Optional<String> part, JsonNode change) {
        if (part.isEmpty()) {
            change.properties().forEach(field -> pull.set(field.getKey(), field.getValue()));
            return WireMock.okJson(pull.toString());
        }
        if (part.get().equals("/labels")) {
            ArrayNode labels = (ArrayNode) pull.path("labels");
            change.path("labels").forEach(label -> labels.addObject().set("name", label));
            return WireMock.okJson(labels.toString());
        }
        ArrayNode reviewers = (ArrayNode) pull.path("reviewers");
        change.path("reviewers").forEach(reviewers::add);
        change.path("team_reviewers").forEach(reviewers::add);
        return WireMock.jsonResponse(pull.toString(), 201);
    }

    private static JsonNode read(Request request) {
        try {
            return JSON.readTree(request.getBodyAsString());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** All pull requests of a repository, open and closed. */
    synchronized List<ForgePull> of(String repository) {
        return pulls.stream()
                .filter(pull -> pull.path("repository").asText().equals(repository))
                .map(ForgePulls::pull)
                .toList();
    }

    private static ForgePull pull(ObjectNode pull) {
        return new ForgePull(
                pull.path("number").asInt(),
                pull.path("head").path("ref").asText(),
                pull.path("base").path("ref").asText(),
                pull.path("title").asText(),
                pull.path("body").asText(),
                pull.path("state").asText().equals("open"),
                texts(pull.path("labels").findValues("name").stream()),
                texts(
                        Stream.iterate(0, i -> i + 1)
                                .limit(pull.path("reviewers").size())
                                .map(pull.path("reviewers")::get)));
    }

    private static List<String> texts(Stream<JsonNode> nodes) {
        return nodes.map(JsonNode::asText).toList();
    }
}
