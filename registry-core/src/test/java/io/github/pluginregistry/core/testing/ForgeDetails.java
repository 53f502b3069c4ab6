package io.github.pluginregistry.core.testing;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.http.Request;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/**
 * What the forge tells of the releases of certain tags: by GraphQL, which wants a token, and by
 * REST, which tells nothing of drafts.
 */
final class ForgeDetails {

    private static final Pattern BY_TAG =
            Pattern.compile(
                    "/(?:repos/([^/]+/[^/]+)|repositories/(\\d+))(/releases(?:/tags/([^?]+)|\\?per_page=1))");

    private final ForgeRepositories repositories;
    private final ForgeFaults faults;

    ForgeDetails(ForgeRepositories repositories, ForgeFaults faults) {
        this.repositories = repositories;
        this.faults = faults;
    }

    /** The answer to a request about certain releases; empty where it is another request. */
    Optional<ResponseDefinitionBuilder> answer(Request request) {
        if (request.getUrl().equals("/graphql")) {
            return Optional.of(faults.answered(executed(request)));
        }
        Matcher asked = BY_TAG.matcher(request.getUrl());
        return asked.matches() ? Optional.of(faults.answered(answer(asked))) : Optional.empty();
    }

    private ResponseDefinitionBuilder executed(Request request) {
        if (!request.containsHeader("Authorization")) {
            return WireMock.jsonResponse(
                    "{\"message\": \"This endpoint requires you to be authenticated.\", \"status\": \"401\"}",
                    401);
        }
        List<String> asked = new ArrayList<>();
        GraphQlExecutor executor =
                new GraphQlExecutor(
                        path -> {
                            asked.add(path);
                            return repositories
                                    .renamed(path)
                                    .or(() -> repositories.find(path))
                                    .map(repository -> repository);
                        });
        String response = executor.execute(request.getBodyAsString());
        return asked.stream()
                .flatMap(path -> faults.about(path).stream())
                .findFirst()
                .orElseGet(() -> packed(request, response));
    }

    /** GitHub packs its answers for everybody who can unpack them. */
    private static ResponseDefinitionBuilder packed(Request request, String json) {
        if (!request.containsHeader("Accept-Encoding")
                || !request.getHeader("Accept-Encoding").contains("gzip")) {
            return WireMock.okJson(json);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream packing = new GZIPOutputStream(bytes)) {
            packing.write(json.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return WireMock.ok()
                .withHeader("Content-Type", "application/json")
                .withHeader("Content-Encoding", "gzip")
                .withBody(bytes.toByteArray());
    }

    private ResponseDefinitionBuilder answer(Matcher asked) {
        String path = asked.group(1) == null ? repositories.pathOf(asked.group(2)) : asked.group(1);
        return faults.about(path)
                .or(() -> repositories.renamed(path).map(it -> moved(it, asked.group(3))))
                .or(() -> repositories.find(path).flatMap(it -> published(it, asked)))
                .orElseGet(ForgeAnswers::notFound);
    }

    private static ResponseDefinitionBuilder moved(ForgeRepository repository, String rest) {
        return WireMock.jsonResponse("{\"message\": \"Moved Permanently\"}", 301)
                .withHeader("Location", "/repositories/" + repository.id() + rest);
    }

    private static Optional<ResponseDefinitionBuilder> published(
            ForgeRepository repository, Matcher asked) {
        if (asked.group(4) == null) {
            return Optional.of(
                    WireMock.okJson(
                            JsonNodeFactory.instance
                                    .arrayNode()
                                    .addAll(repository.published().limit(1).toList())
                                    .toString()));
        }
        String tag = URI.create("/" + asked.group(4)).getPath().substring(1);
        return repository
                .published()
                .filter(release -> release.path("tag_name").asText().equals(tag))
                .findFirst()
                .map(release -> WireMock.okJson(release.toString()));
    }
}
