package com.example.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.pluginregistry.sdk.Capabilities;
import io.github.pluginregistry.sdk.ExtensionContext;
import io.github.pluginregistry.sdk.ReleaseInfo;
import io.github.pluginregistry.sdk.ReleaseSource;
import io.github.pluginregistry.sdk.RepositoryNotFoundException;
import io.github.pluginregistry.sdk.TagInfo;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The versions of a package in an npm registry. The repository of a plugin is the URL of the
 * package there, such as {@code https://packages.example.com/tool}.
 */
public final class NpmSource implements ReleaseSource {

    private static final JsonMapper JSON = new JsonMapper();

    /** One document has the versions and their times, so a run downloads it once. */
    private final Map<String, JsonNode> packages = new ConcurrentHashMap<>();

    private Documents documents;

    @Override
    public Capabilities capabilities() {
        return Capabilities.of("npm", "Reads the versions of packages in an npm registry.");
    }

    @Override
    public void start(ExtensionContext context) {
        documents = new Documents(context);
    }

    @Override
    public List<TagInfo> tags(String repository, Set<String> prefixes) throws Exception {
        List<TagInfo> tags = new ArrayList<>();
        document(repository)
                .path("versions")
                .fieldNames()
                .forEachRemaining(version -> tags.add(TagInfo.of(version)));
        return tags;
    }

    @Override
    public List<ReleaseInfo> releases(String repository, Set<String> tags) throws Exception {
        JsonNode document = document(repository);
        return tags.stream()
                .filter(tag -> document.path("versions").has(tag))
                .map(tag -> ReleaseInfo.of(tag, time(document, tag).orElse(null)))
                .toList();
    }

    private JsonNode document(String repository) throws IOException, RepositoryNotFoundException {
        JsonNode known = packages.get(repository);
        if (known != null) {
            return known;
        }
        // The short form of the document, which npm itself asks for, has no times.
        JsonNode document =
                JSON.readTree(documents.require(repository, "application/json").body());
        if (document.path("time").has("unpublished")) {
            throw new RepositoryNotFoundException(repository + " was unpublished");
        }
        if (!document.path("versions").isObject()) {
            throw new IOException(repository + " answered with something else than a package");
        }
        packages.put(repository, document);
        return document;
    }

    private static Optional<Instant> time(JsonNode document, String version) {
        try {
            return Optional.of(Instant.parse(document.path("time").path(version).asText()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
