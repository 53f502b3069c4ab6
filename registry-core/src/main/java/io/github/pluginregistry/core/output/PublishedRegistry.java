package io.github.pluginregistry.core.output;

import io.github.pluginregistry.core.model.LatestRelease;
import io.github.pluginregistry.core.model.PluginId;
import io.github.pluginregistry.core.model.VersionHistory;
import io.github.pluginregistry.core.validation.SourceLocation;
import io.github.pluginregistry.core.validation.SourceNode;
import io.github.pluginregistry.core.validation.SourceNode.Mapping;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a {@code plugins.json} says that was published before, by this program or another one.
 *
 * <p>Reading is lenient: fields that are unknown are left alone, optional ones may be missing or
 * broken, and an entry without a usable version counts as absent. What is refused is a file that
 * cannot be understood, because a value kept from it would be a guess.
 */
public final class PublishedRegistry {

    private static final String LAST_UPDATED = "lastUpdated";

    /** The tolerated difference between the clocks of two machines. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(10);

    private final SourceNode content;
    private final @Nullable Object value;
    private final Map<String, LatestRelease> entries;

    private final VersionHistory history;

    private PublishedRegistry(
            SourceNode content,
            @Nullable Object value,
            Map<String, LatestRelease> entries,
            VersionHistory history) {
        this.history = history;
        this.content = content;
        this.value = value;
        this.entries = entries;
    }

    /** Nothing was published before. */
    public static PublishedRegistry empty() {
        SourceNode nothing = new Mapping(new SourceLocation("plugins.json", 1, 1), List.of());
        return new PublishedRegistry(nothing, nothing.plain(), Map.of(), VersionHistory.NONE);
    }

    /**
     * Reads a published registry.
     *
     * @throws InvalidRegistryFileException if the text is not JSON or no registry, names a field
     *     twice, or was written in a newer format than 1.x
     */
    public static PublishedRegistry parse(String json) throws InvalidRegistryFileException {
        SourceNode content = PublishedJson.parse(json);
        Object value = content.plain();
        Map<String, LatestRelease> entries = new LinkedHashMap<>();
        for (Object plugin : plugins(value)) {
            PublishedEntry.read(plugin)
                    .ifPresent(entry -> entries.putIfAbsent(entry.id(), entry.latest()));
        }
        return new PublishedRegistry(
                content, value, Collections.unmodifiableMap(entries), VersionHistory.NONE);
    }

    /** The same registry with a history. */
    public PublishedRegistry with(VersionHistory versions) {
        return new PublishedRegistry(content, value, entries, versions);
    }

    /** All versions of the plugins, if the registry has a history. */
    public VersionHistory history() {
        return history;
    }

    private static List<?> plugins(@Nullable Object registry) {
        return PublishedEntry.field(registry, "plugins") instanceof List<?> plugins
                ? plugins
                : List.of();
    }

    /** The values of the file: maps with string keys, lists, texts, numbers, booleans and null. */
    public @Nullable Object value() {
        return value;
    }

    /**
     * The location of a value or, where there is none, of the nearest one around it.
     *
     * @param pointer a JSON Pointer (RFC 6901)
     */
    public SourceLocation locate(String pointer) {
        return content.locate(pointer);
    }

    /** When the file last changed; empty where it does not say so in RFC 3339. */
    public Optional<Instant> lastUpdated() {
        return PublishedEntry.moment(value, LAST_UPDATED);
    }

    /** Whether it was dated by a clock that is ahead, by more than clocks usually differ. */
    public boolean isFromTheFuture(Instant now) {
        return lastUpdated().filter(now.plus(CLOCK_TOLERANCE)::isBefore).isPresent();
    }

    /** The releases' half of a plugin's entry; empty where there is no usable one. */
    public Optional<LatestRelease> latest(PluginId id) {
        return Optional.ofNullable(entries.get(id.value()));
    }

    /** All usable entries by their ids, in the order of the file. */
    public Map<String, LatestRelease> entries() {
        return entries;
    }

    /**
     * The lines of the entries of which something that releases decide would be lost if they were
     * written anew from what was understood of them: a version that is no text, say, a moment that
     * is none, or a second entry of the same plugin that says something else.
     */
    public List<Integer> linesThatWouldBeLost() {
        List<?> plugins = plugins(value);
        return IntStream.range(0, plugins.size())
                .filter(index -> !isKept(plugins.get(index)))
                .mapToObj(index -> locate("/plugins/" + index).line())
                .toList();
    }

    private boolean isKept(@Nullable Object plugin) {
        return Optional.ofNullable(PublishedEntry.field(plugin, "id"))
                .map(entries::get)
                .map(latest -> PublishedEntry.saysNoMoreThan(latest, plugin))
                .orElseGet(() -> PublishedEntry.saysNothing(plugin));
    }

    /** Whether another one has the same values, in any order of fields, and at any time. */
    boolean sameContentAs(@Nullable Object other) {
        return isSame(undated(value), undated(other));
    }

    private static Map<?, ?> undated(@Nullable Object registry) {
        Map<?, ?> fields = registry instanceof Map<?, ?> all ? new HashMap<>(all) : new HashMap<>();
        fields.remove(LAST_UPDATED);
        return fields;
    }

    /** Compares values; {@code 1}, {@code 1.0} and {@code 1e0} are the same number. */
    private static boolean isSame(@Nullable Object one, @Nullable Object other) {
        if (one instanceof Map<?, ?> fields && other instanceof Map<?, ?> others) {
            return fields.keySet().equals(others.keySet())
                    && fields.keySet().stream()
                            .allMatch(name -> isSame(fields.get(name), others.get(name)));
        }
        if (one instanceof List<?> items && other instanceof List<?> others) {
            return items.size() == others.size()
                    && IntStream.range(0, items.size())
                            .allMatch(index -> isSame(items.get(index), others.get(index)));
        }
        if (one instanceof Number && other instanceof Number) {
            return new BigDecimal(one.toString()).compareTo(new BigDecimal(other.toString())) == 0;
        }
        return Objects.equals(one, other);
    }
}
