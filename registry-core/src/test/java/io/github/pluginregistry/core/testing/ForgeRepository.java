package io.github.pluginregistry.core.testing;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A repository of the forge: its refs and its releases. */
final class ForgeRepository implements GraphQlExecutor.Repository {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String TAGS = "refs/tags/";

    private final int id;
    private final String path;
    private final List<ObjectNode> releases = new ArrayList<>();
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

    synchronized void addTag(String name, String commit) {
        addRef(TAGS + name, commit, Optional.empty());
    }

    /** Adds a tag that is an object of its own. */
    synchronized void addAnnotatedTag(String name, String object, String commit) {
        addRef(TAGS + name, object, Optional.of(commit));
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
