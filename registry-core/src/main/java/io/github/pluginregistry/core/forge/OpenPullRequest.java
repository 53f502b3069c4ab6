package io.github.pluginregistry.core.forge;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.pluginregistry.core.http.SourceException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** An open pull request, with the JSON of its forge. */
record OpenPullRequest(PullRequest pull, JsonNode json) {

    /**
     * Reads one.
     *
     * @param number the key of its number
     */
    static OpenPullRequest of(JsonNode json, String number, JsonNode page, PullRequestErrors errors)
            throws SourceException {
        if (!json.path(number).isIntegralNumber() || !json.path(number).canConvertToInt()) {
            throw errors.malformed();
        }
        try {
            URI uri = new URI(page.asText());
            boolean web =
                    "https".equalsIgnoreCase(uri.getScheme())
                            || "http".equalsIgnoreCase(uri.getScheme());
            if (!web || uri.getHost() == null || uri.getUserInfo() != null) {
                throw errors.malformed();
            }
            return new OpenPullRequest(new PullRequest(json.path(number).intValue(), uri), json);
        } catch (URISyntaxException e) {
            throw errors.malformed();
        }
    }

    /** The labels that the pull request lacks. */
    List<String> missingLabels(PullRequestSpec spec, Function<JsonNode, String> name) {
        return spec.missingLabels(
                StreamSupport.stream(json.path("labels").spliterator(), false).map(name).toList());
    }

    int number() {
        return pull.number();
    }

    /** The changes to its title and text that are necessary. */
    Map<String, Object> changes(PullRequestSpec spec, String body) {
        return changes(spec, body, json.path(body));
    }

    /** The same for a text that a response has under another key than a request. */
    Map<String, Object> changes(PullRequestSpec spec, String body, JsonNode text) {
        Map<String, Object> changes = new LinkedHashMap<>();
        if (!spec.title().equals(json.path("title").asText())) {
            changes.put("title", spec.title());
        }
        if (!spec.hasBody(text.asText(""))) {
            changes.put(body, spec.body());
        }
        return changes;
    }
}
