package io.github.pluginregistry.core.definition;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a registry uses an extension. The build allows extensions, the definition configures them.
 *
 * @param priority extensions with a lower number come first, then in the order of their ids
 * @param hosts the hosts, in lower case, whose repositories the extension reads
 * @param configuration its configuration as plain values: texts, numbers, booleans, lists and maps
 */
public record ExtensionDefinition(
        String id,
        int priority,
        List<String> hosts,
        Map<String, @Nullable Object> configuration,
        Duration timeLimit,
        OnFailure onFailure) {

    /** The priority where the definition says none. */
    public static final int USUAL_PRIORITY = 100;

    /** The time limit where the definition says none. */
    public static final Duration USUAL_TIME_LIMIT = Duration.ofSeconds(30);

    /** What a failed call of an extension means. */
    public enum OnFailure {
        /** What its contract says: a rule fails the check, a notifier warns. */
        DEFAULT,
        FAIL,
        WARN;

        /** Finds the value by its name in the definition. */
        public static Optional<OnFailure> of(String key) {
            return Arrays.stream(values())
                    .filter(value -> value.name().toLowerCase(Locale.ROOT).equals(key))
                    .findFirst();
        }
    }

    public ExtensionDefinition {
        hosts = List.copyOf(hosts);
        configuration = Collections.unmodifiableMap(new LinkedHashMap<>(configuration));
    }

    /** An extension that the definition does not mention. */
    public static ExtensionDefinition usual(String id) {
        return new ExtensionDefinition(
                id, USUAL_PRIORITY, List.of(), Map.of(), USUAL_TIME_LIMIT, OnFailure.DEFAULT);
    }
}
