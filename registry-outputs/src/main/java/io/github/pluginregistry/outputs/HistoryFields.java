package io.github.pluginregistry.outputs;

import io.github.pluginregistry.core.io.SafeExcerpt;
import io.github.pluginregistry.core.model.PluginVersion;
import io.github.pluginregistry.core.model.PluginVersion.State;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of a version in {@code history.json}. Texts may hold any characters, as tags do;
 * what renders them escapes them.
 */
final class HistoryFields {

    private HistoryFields() {}

    /**
     * Reads a version. What follows from the definition and the tag is not read: that it is
     * ignored, and its release URL.
     *
     * @throws IllegalArgumentException if a field is missing or invalid; the message names it
     */
    static PluginVersion version(Map<String, String> fields) {
        State state = state(fields.getOrDefault("state", State.RELEASED.key()));
        return new PluginVersion(
                required(fields, "version"),
                required(fields, "tag"),
                fields.get("commit"),
                moment(fields.get("releasedAt")),
                truth(fields.getOrDefault("prerelease", "false")),
                state,
                state == State.WITHDRAWN ? fields.getOrDefault("reason", "") : "",
                "");
    }

    private static State state(String value) {
        return State.of(value)
                .orElseThrow(() -> invalid("state", value, "released, ignored or withdrawn"));
    }

    private static String required(Map<String, String> fields, String name) {
        String value = fields.getOrDefault(name, "");
        if (value.isEmpty()) {
            throw new IllegalArgumentException("\"%s\" is missing or empty".formatted(name));
        }
        return value;
    }

    private static @Nullable Instant moment(@Nullable String value) {
        if (value == null) {
            return null;
        }
        try {
            return Instant.parse(value);
        } catch (DateTimeParseException e) {
            throw invalid("releasedAt", value, "a timestamp such as 2026-08-14T03:24:18Z");
        }
    }

    private static boolean truth(String value) {
        if (!value.equals("true") && !value.equals("false")) {
            throw invalid("prerelease", value, "true or false");
        }
        return value.equals("true");
    }

    private static IllegalArgumentException invalid(String field, String value, String expected) {
        return new IllegalArgumentException(
                "%s \"%s\" is not %s".formatted(field, SafeExcerpt.of(value), expected));
    }
}
