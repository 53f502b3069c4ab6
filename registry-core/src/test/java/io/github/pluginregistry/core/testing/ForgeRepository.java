package io.github.pluginregistry.core.testing;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A repository of the forge and its entries, in the order and the shape in which they are listed.
 */
final class ForgeRepository {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final int id;
    private final String path;
    private final List<ObjectNode> releases = new ArrayList<>();
    private final List<String> unlisted = new ArrayList<>();
    private final Map<String, ObjectNode> tags = new LinkedHashMap<>();

    ForgeRepository(int id, String path) {
        this.id = id;
        this.path = path;
    }

    int id() {
        return id;
    }

    /** How many entries a listing, {@code releases} or {@code tags}, has. */
    int size(String listing) {
        return entries(listing).size();
    }

    /** One page of a listing, counted from 1. */
    ArrayNode page(String listing, int number, int size) {
        ArrayNode page = JSON.arrayNode();
        List<ObjectNode> entries = entries(listing);
        IntStream.range((number - 1) * size, Math.min(number * size, entries.size()))
                .mapToObj(entries::get)
                .forEach(page::add);
        return page;
    }

    private synchronized List<ObjectNode> entries(String listing) {
        return List.copyOf(listing.equals("releases") ? releases : tags.values());
    }

    synchronized void addTag(String name, String commit) {
        tags.remove(name);
        ObjectNode tag = JSON.objectNode().put("name", name);
        tag.put("zipball_url", api("/zipball/refs/tags/" + name));
        tag.put("tarball_url", api("/tarball/refs/tags/" + name));
        tag.putObject("commit").put("sha", commit).put("url", api("/commits/" + commit));
        tags.put(name, tag.put("node_id", "REF_" + tags.size()));
    }

    synchronized void addUnlistedTag(String name) {
        unlisted.add(name);
    }

    /** What GitHub answers when asked for the references that match a tag. */
    synchronized ArrayNode matchingTags(String prefix) {
        ArrayNode matching = JSON.arrayNode();
        Stream.concat(tags.keySet().stream(), unlisted.stream())
                .filter(name -> name.startsWith(prefix))
                .forEach(name -> matching.addObject().put("ref", "refs/tags/" + name));
        return matching;
    }

    synchronized void addRelease(ForgeRelease release) {
        int number = 1_000 * id + releases.size();
        String page = "https://github.com/" + path + "/releases/tag/" + release.tag();
        ObjectNode entry = JSON.objectNode();
        entry.put("url", api("/releases/" + number));
        entry.put("assets_url", api("/releases/" + number + "/assets"));
        entry.put("html_url", page.replace(" ", "%20"));
        entry.put("id", number);
        entry.putObject("author").put("login", "octocat").put("id", 1).put("type", "User");
        entry.put("node_id", "RE_" + number);
        entry.put("tag_name", release.tag());
        entry.put("target_commitish", "master");
        entry.put("name", release.tag());
        entry.put("draft", release.draft());
        entry.put("prerelease", release.prerelease());
        entry.put("created_at", "2026-01-01T00:00:00Z");
        entry.put("published_at", release.publishedAt().map(Instant::toString).orElse(null));
        entry.putArray("assets");
        releases.add(entry.put("body", release.body()));
    }

    private String api(String tail) {
        return "https://api.github.com/repos/" + path + tail;
    }
}
