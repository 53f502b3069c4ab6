package io.github.pluginregistry.core.forge.github;

import io.github.pluginregistry.core.forge.ForgeErrors;
import io.github.pluginregistry.core.forge.ForgeJson;
import io.github.pluginregistry.core.forge.TagRelease;
import io.github.pluginregistry.core.http.SourceException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A response of GitHub's GraphQL API (GraphQL specification, section 7): data, parts of which may
 * be missing, and errors with the paths of these parts.
 */
final class GraphQlResponse {

    private static final String TOO_MUCH = "RESOURCE_LIMITS_EXCEEDED";
    private static final String WHOLE = "";
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;

    private final ForgeJson data;
    private final Map<String, String> errors = new HashMap<>();

    GraphQlResponse(ForgeJson body) {
        this.data = body.get("data");
        for (ForgeJson error : body.get("errors").elements()) {
            String path =
                    error.get("path").elements().stream()
                            .map(element -> String.valueOf(element.value()))
                            .collect(Collectors.joining("/"));
            errors.putIfAbsent(path, error.get("type").text().orElse("UNKNOWN"));
        }
    }

    /** Whether there is data, or the error that the query was too expensive. */
    boolean isUsable() {
        return data.isObject() || errors.containsValue(TOO_MUCH);
    }

    /** The primary rate limit comes with status 200. */
    boolean isRateLimited() {
        return errors.containsValue("RATE_LIMITED") || errors.containsValue("RATE_LIMIT");
    }

    /** Whether a part is missing because the query was too expensive. */
    boolean isTooMuch(String repository, String alias) {
        String path = repository + "/" + alias;
        return TOO_MUCH.equals(errors.get(path))
                || TOO_MUCH.equals(errors.get(repository))
                || (TOO_MUCH.equals(errors.get(WHOLE)) && !data.get(repository).has(alias));
    }

    /**
     * Adds one part to its answer.
     *
     * @return whether the part is a draft, so that the tag is to be looked up in another way
     */
    boolean take(
            GraphQlQuery.Lookup lookup,
            String repository,
            String alias,
            GraphQlAnswer answer,
            ForgeErrors messages) {
        String subject = "releases of " + lookup.repository();
        ForgeJson there = data.get(repository);
        if (!there.isObject()) {
            answer.fail(refusal(errors.getOrDefault(repository, WHOLE), subject, messages));
            return false;
        }
        there.get("nameWithOwner").text().ifPresent(answer::named);
        ForgeJson part = there.get(alias);
        if (errors.containsKey(repository + "/" + alias) || !there.has(alias)) {
            answer.fail(messages.malformed(subject));
        } else if (lookup.isForAny()) {
            Optional<Long> count = part.get("totalCount").number();
            count.ifPresent(total -> answer.anyRelease(total > 0));
            if (count.isEmpty()) {
                answer.fail(messages.malformed(subject));
            }
        } else if (!part.isObject() && hasErrorAt(repository + "/" + alias + "/")) {
            answer.fail(messages.malformed(subject));
        } else if (!part.isObject()) {
            answer.found(lookup.tag(), new TagRelease.None());
        } else if (part.get("tagName").text().filter(lookup.tag()::equals).isEmpty()) {
            answer.fail(messages.malformed(subject));
        } else if (part.get("isDraft").isTrue()) {
            return true;
        } else {
            answer.found(
                    lookup.tag(),
                    new TagRelease.Published(
                            part.get("publishedAt").moment().orElse(null),
                            part.get("isPrerelease").isTrue()));
        }
        return false;
    }

    private boolean hasErrorAt(String below) {
        return errors.keySet().stream().anyMatch(path -> path.isEmpty() || path.startsWith(below));
    }

    private static SourceException refusal(String type, String subject, ForgeErrors messages) {
        return switch (type) {
            case "NOT_FOUND" -> messages.status(NOT_FOUND, subject);
            case "FORBIDDEN" -> messages.status(FORBIDDEN, subject);
            default -> messages.malformed(subject);
        };
    }
}
