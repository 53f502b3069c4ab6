package io.github.pluginregistry.core.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Answers queries of releases as GitHub's GraphQL API does. Knows the fields of our queries. */
public final class GraphQlExecutor {

    /** A repository as GraphQL sees it. */
    public interface Repository {

        /** The name that it has now. */
        String nameWithOwner();

        /** How many releases it has. */
        int totalCount();

        /** The release of a tag, with the fields of GraphQL. */
        Optional<ObjectNode> release(String tag);
    }

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Pattern REPOSITORY =
            Pattern.compile(
                    "(r\\d+):repository\\(owner:\\$(\\w+),name:\\$(\\w+)\\)\\{nameWithOwner((?:[^{}]++|\\{[^{}]*})*+)}");

    private static final Pattern PART =
            Pattern.compile("(i\\d+):release(?:\\(tagName:\\$(\\w+)\\)|s\\(first:1\\))\\{[^}]*}");

    private static final Pattern FRAGMENT = Pattern.compile("fragment F on Release\\{([^}]*)}");

    private final Function<String, Optional<Repository>> repositories;

    /**
     * @param repositories finds a repository by owner and name
     */
    public GraphQlExecutor(Function<String, Optional<Repository>> repositories) {
        this.repositories = repositories;
    }

    /** The response to the body of a request. */
    public String execute(String body) {
        try {
            return execute(JSON.readTree(body)).toString();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the query is no JSON", e);
        }
    }

    private ObjectNode execute(JsonNode request) {
        ObjectNode response = JSON.createObjectNode();
        ObjectNode data = response.putObject("data");
        JsonNode variables = request.get("variables");
        String query = request.get("query").asText();
        Matcher fragment = FRAGMENT.matcher(query);
        List<String> fields = fragment.find() ? List.of(fragment.group(1).split(" ")) : List.of();
        Matcher matcher = REPOSITORY.matcher(query);
        while (matcher.find()) {
            String alias = matcher.group(1);
            String name =
                    variables.get(matcher.group(2)).asText()
                            + "/"
                            + variables.get(matcher.group(3)).asText();
            Optional<Repository> found = repositories.apply(name);
            if (found.isPresent()) {
                data.set(alias, repository(found.get(), matcher.group(4), variables, fields));
            } else {
                data.putNull(alias);
                error(response, "NOT_FOUND", alias);
            }
        }
        return response;
    }

    private static ObjectNode repository(
            Repository found, String parts, JsonNode variables, List<String> fields) {
        ObjectNode repository = JSON.createObjectNode();
        repository.put("nameWithOwner", found.nameWithOwner());
        Matcher part = PART.matcher(parts);
        while (part.find()) {
            if (part.group(2) == null) {
                repository.putObject(part.group(1)).put("totalCount", found.totalCount());
            } else {
                repository.set(
                        part.group(1),
                        found.release(variables.get(part.group(2)).asText())
                                .map(release -> release.retain(fields))
                                .orElse(null));
            }
        }
        return repository;
    }

    /** Adds an error about a part. */
    public static void error(ObjectNode response, String type, String... path) {
        ObjectNode error = response.withArray("errors").addObject();
        error.put("type", type).put("message", "Something is wrong");
        ArrayNode elements = error.putArray("path");
        for (String element : path) {
            elements.add(element);
        }
    }
}
