package io.github.pluginregistry.core.testing;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A repository of the forge and its entries, in the order and the shape in which they are listed.
 */
final class ForgeRepository implements GraphQlExecutor.Repository {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String TAGS = "refs/tags/";

    private final int id;
    private final String path;
    private final List<ObjectNode> releases = new ArrayList<>();
    private final List<String> unlisted = new ArrayList<>();
    private final Map<String, ObjectNode> tags = new LinkedHashMap<>();
    private final Map<String, ForgeRef> refs = new TreeMap<>();

    ForgeRepository(int id, String path) {
        this.id = id;
        this.path = path;
        addRef("HEAD", Commits.of(path), Optional.empty());
        addRef("refs/heads/main", Commits.of(path), Optional.empty());
    }

    private void addRef(String name, String object, Optional<String> peeled) {
        refs.put(name, new ForgeRef(name, object, peeled));
    }

    int id() {
        return id;
    }

    /** All refs, in the order of their names. */
    synchronized List<ForgeRef> refs() {
        return List.copyOf(refs.values());
    }

    /** The releases that are no drafts, as REST tells of them. */
    synchronized Stream<ObjectNode> published() {
        return List.copyOf(releases).stream().filter(release -> !release.path("draft").asBoolean());
    }

    @Override
    public String nameWithOwner() {
        return path;
    }

    @Override
    public synchronized int totalCount() {
        return releases.size();
    }

    @Override
    public synchronized Optional<ObjectNode> release(String tag) {
        return releases.stream()
                .filter(release -> release.path("tag_name").asText().equals(tag))
                .findFirst()
                .map(ForgeRepository::inGraphQl);
    }

    private static ObjectNode inGraphQl(ObjectNode release) {
        ObjectNode fields = JSON.objectNode();
        fields.set("tagName", release.get("tag_name"));
        fields.set("isDraft", release.get("draft"));
        fields.set("isPrerelease", release.get("prerelease"));
        fields.set("publishedAt", release.get("published_at"));
        return fields.set("url", release.get("html_url"));
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
        addRef(TAGS + name, commit, Optional.empty());
        list(name, commit);
    }

    /** Adds a tag that is an object of its own. */
    synchronized void addAnnotatedTag(String name, String object, String commit) {
        addRef(TAGS + name, object, Optional.of(commit));
        list(name, commit);
    }

    private void list(String name, String commit) {
        tags.remove(name);
        ObjectNode tag = JSON.objectNode().put("name", name);
        tag.put("zipball_url", api("/zipball/refs/tags/" + name));
        tag.put("tarball_url", api("/tarball/refs/tags/" + name));
        tag.putObject("commit").put("sha", commit).put("url", api("/commits/" + commit));
        tags.put(name, tag.put("node_id", "REF_" + tags.size()));
    }

    synchronized void addUnlistedTag(String name) {
        addRef(TAGS + name, Commits.of(name), Optional.empty());
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
