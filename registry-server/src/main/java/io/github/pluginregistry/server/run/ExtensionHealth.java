package io.github.pluginregistry.server.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.pluginregistry.extensions.ManagedExtension;
import io.github.pluginregistry.sdk.Health;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the extensions can work. They are asked now and then, and never by who wants to know: an
 * extension that does not answer must not delay {@code /ready}.
 */
public final class ExtensionHealth {

    private static final Logger LOG = LoggerFactory.getLogger(ExtensionHealth.class);

    private final ServerExtensions extensions;
    private volatile Map<Key, Health> known = Map.of();

    /** Nothing is known before the first look. */
    public ExtensionHealth(ServerExtensions extensions) {
        this.extensions = extensions;
    }

    /**
     * An extension of a registry.
     *
     * @param registry the registry's id
     * @param extension the extension's id
     */
    public record Key(String registry, String extension) implements Comparable<Key> {

        @Override
        public int compareTo(Key other) {
            int order = registry.compareTo(other.registry);
            return order != 0 ? order : extension.compareTo(other.extension);
        }
    }

    /** Asks all extensions that are open; what has changed is logged. */
    public void look() {
        Map<Key, Health> now = new TreeMap<>();
        for (Map.Entry<String, List<ManagedExtension>> one : extensions.all().entrySet()) {
            for (ManagedExtension extension : one.getValue()) {
                Key key = new Key(one.getKey(), extension.id());
                Health health = extension.health();
                log(key, health, known.get(key));
                now.put(key, health);
            }
        }
        known = now;
    }

    private static void log(Key key, Health now, @Nullable Health before) {
        if (!now.healthy() && !now.equals(before)) {
            LOG.warn(
                    "extension {} of {} is not healthy: {}",
                    key.extension(),
                    key.registry(),
                    now.detail());
        } else if (now.healthy() && before != null && !before.healthy()) {
            LOG.info("extension {} of {} is healthy again", key.extension(), key.registry());
        }
    }

    /** One for each extension that is healthy, and zero for others, by registry and id. */
    public Map<List<String>, Double> numbers() {
        Map<List<String>, Double> numbers = new HashMap<>();
        known.forEach(
                (key, health) ->
                        numbers.put(
                                List.of(key.registry(), key.extension()),
                                health.healthy() ? 1.0 : 0.0));
        return numbers;
    }

    /** The health of one extension at the last look. */
    public Optional<Health> of(String registry, String extension) {
        return Optional.ofNullable(known.get(new Key(registry, extension)));
    }

    /**
     * The state of each extension for {@code /ready}, which anybody may read: what an extension
     * says is in the log and in the API alone.
     */
    public JsonNode details() {
        Map<Key, Health> shown = known;
        ObjectNode details = JsonNodeFactory.instance.objectNode();
        boolean ready = shown.values().stream().allMatch(Health::healthy);
        details.put("status", ready ? "ready" : "degraded");
        ObjectNode registries = details.putObject("registries");
        shown.forEach(
                (key, health) -> {
                    ObjectNode one =
                            registries.get(key.registry()) instanceof ObjectNode before
                                    ? before
                                    : registries.putObject(key.registry());
                    one.put(key.extension(), health.healthy() ? "ready" : "unhealthy");
                });
        return details;
    }
}
