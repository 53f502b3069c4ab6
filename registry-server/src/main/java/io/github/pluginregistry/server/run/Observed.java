package io.github.pluginregistry.server.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the hosts had at the last run.
 *
 * @param head the commit of the registry's branch
 * @param tags a fingerprint of the tags of each repository, by address; empty where the next run
 *     shall look at all
 * @param complete when a run last looked at releases, too
 */
record Observed(String head, Map<String, String> tags, Instant complete) {

    /** Releases change without a tag: a draft is published, a prerelease becomes a release. */
    private static final Duration LONGEST = Duration.ofHours(1);

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Nothing is known. */
    static final Observed NOTHING = new Observed("", Map.of(), Instant.EPOCH);

    Observed {
        tags = Map.copyOf(tags);
    }

    /** Reads the text of an earlier run; one that cannot be read is as good as none. */
    static Observed of(String json) {
        try {
            JsonNode node = JSON.readTree(json);
            Map<String, String> tags = new TreeMap<>();
            node.path("tags")
                    .properties()
                    .forEach(it -> tags.put(it.getKey(), it.getValue().asText()));
            return new Observed(
                    node.path("head").asText(),
                    tags,
                    Instant.parse(node.path("complete").asText()));
        } catch (JsonProcessingException | DateTimeException e) {
            return NOTHING;
        }
    }

    /** The same where the branch is at another commit. */
    Observed at(String commit) {
        return new Observed(commit, tags, complete);
    }

    /** Whether nothing moved, and releases were looked at not long ago. */
    boolean isStill(String headNow, Map<String, String> tagsNow, Instant now) {
        return !tags.isEmpty()
                && head.equals(headNow)
                && tags.equals(tagsNow)
                && now.isBefore(complete.plus(LONGEST));
    }

    String json() {
        ObjectNode node =
                JSON.createObjectNode().put("head", head).put("complete", complete.toString());
        ObjectNode all = node.putObject("tags");
        new TreeMap<>(tags).forEach(all::put);
        return node.toString();
    }
}
