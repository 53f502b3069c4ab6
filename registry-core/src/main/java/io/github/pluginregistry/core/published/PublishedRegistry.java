package io.github.pluginregistry.core.published;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.pluginregistry.core.model.Latest;
import io.github.pluginregistry.core.model.PluginId;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a {@code plugins.json} says that was published before, by this program or another one.
 *
 * <p>Reading is lenient: fields that are unknown are left alone, optional ones may be missing or
 * broken, and an entry without a usable version counts as absent. What is refused is a file that
 * cannot be understood, because a value kept from it would be a guess.
 */
public final class PublishedRegistry {

    private static final String LAST_UPDATED = "lastUpdated";
    private static final Comparator<JsonNode> BY_VALUE = PublishedRegistry::compareValues;

    private final String text;
    private final JsonNode content;
    private final Optional<Instant> lastUpdated;
    private final Map<String, Latest> entries;

    private PublishedRegistry(
            String text,
            JsonNode content,
            Optional<Instant> lastUpdated,
            Map<String, Latest> entries) {
        this.text = text;
        this.content = content;
        this.lastUpdated = lastUpdated;
        this.entries = entries;
    }

    /** Nothing was published before. */
    public static PublishedRegistry empty() {
        return new PublishedRegistry(
                "{}", JsonNodeFactory.instance.missingNode(), Optional.empty(), Map.of());
    }

    /**
     * Reads a published registry.
     *
     * @param json the whole text of {@code plugins.json}
     * @throws PublishedException if the text is not JSON or no registry, names a field twice, or
     *     was written in a newer format than 1.x
     */
    public static PublishedRegistry parse(String json) throws PublishedException {
        ObjectNode root = PublishedJson.parse(json);
        Map<String, Latest> entries = new LinkedHashMap<>();
        for (JsonNode plugin : root.path("plugins")) {
            PublishedEntry.read(plugin)
                    .ifPresent(entry -> entries.putIfAbsent(entry.id(), entry.latest()));
        }
        Optional<Instant> lastUpdated = PublishedEntry.moment(root, LAST_UPDATED);
        return new PublishedRegistry(
                json,
                root.without(LAST_UPDATED),
                lastUpdated,
                Collections.unmodifiableMap(entries));
    }

    /** The file's values as they are, with their places. */
    public PlacedJson placed() {
        return PlacedJson.of(text);
    }

    /** When the file last changed; empty where it does not say so in RFC 3339. */
    public Optional<Instant> lastUpdated() {
        return lastUpdated;
    }

    /** The releases' half of a plugin's entry; empty where there is no usable one. */
    public Optional<Latest> latest(PluginId id) {
        return Optional.ofNullable(entries.get(id.value()));
    }

    /** All usable entries by their ids, in the order of the file. */
    public Map<String, Latest> entries() {
        return entries;
    }

    /**
     * Whether another text holds the same values, however it is laid out and whenever it was last
     * updated. The order of fields does not count, that of plugins does.
     *
     * @param renderedJson the whole text of a {@code plugins.json}
     */
    public boolean sameContentAs(String renderedJson) {
        try {
            return content.equals(
                    BY_VALUE, PublishedJson.parse(renderedJson).without(LAST_UPDATED));
        } catch (PublishedException noRegistry) {
            return false;
        }
    }

    /** Compares single values; {@code 1}, {@code 1.0} and {@code 1e0} are the same number. */
    private static int compareValues(JsonNode one, JsonNode other) {
        if (one.isNumber() && other.isNumber()) {
            return one.decimalValue().compareTo(other.decimalValue());
        }
        return one.equals(other) ? 0 : 1;
    }
}
