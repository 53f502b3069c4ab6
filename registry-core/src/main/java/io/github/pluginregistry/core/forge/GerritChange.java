package io.github.pluginregistry.core.forge;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.pluginregistry.core.http.SourceException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * A change as Gerrit describes it, the entity {@code ChangeInfo} with its current revision.
 *
 * @param number its number, unique on the server
 * @param changeId the value of the trailer {@code Change-Id}
 * @param json all of it
 */
record GerritChange(int number, String changeId, JsonNode json) {

    private static final Pattern CHANGE_ID = Pattern.compile("I[0-9a-f]{40}");
    private static final Pattern REF = Pattern.compile("refs/changes/\\d{2}/\\d+/\\d+");

    /**
     * Reads one.
     *
     * @throws SourceException if its number, id or current revision is missing or invalid: they
     *     become parts of requests and commits
     */
    static GerritChange of(JsonNode json, PullRequestErrors errors) throws SourceException {
        JsonNode number = json.path("_number");
        GerritChange change =
                new GerritChange(number.intValue(), json.path("change_id").asText(), json);
        boolean valid =
                number.isIntegralNumber()
                        && number.canConvertToInt()
                        && CHANGE_ID.matcher(change.changeId).matches()
                        && REF.matcher(change.ref()).matches()
                        && change.patchSet() > 0;
        if (!valid) {
            throw errors.malformed();
        }
        return change;
    }

    private JsonNode revision() {
        return json.path("revisions").path(json.path("current_revision").asText());
    }

    /** The full name of the ref that has the current patch set. */
    String ref() {
        return revision().path("ref").asText();
    }

    /** The number of the current patch set, from 1. */
    int patchSet() {
        return revision().path("_number").asInt();
    }

    List<String> hashtags() {
        return StreamSupport.stream(json.path("hashtags").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    boolean isAt(String project, String branch, String topic) {
        return json.path("project").asText().equals(project)
                && json.path("branch").asText().equals(branch)
                && json.path("topic").asText().equals(topic);
    }
}
