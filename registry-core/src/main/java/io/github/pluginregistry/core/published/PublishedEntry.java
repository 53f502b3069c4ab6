package io.github.pluginregistry.core.published;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.pluginregistry.core.model.Latest;
import io.github.pluginregistry.core.text.ScriptAddress;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The part of a plugin's published entry that is kept where nothing newer is known.
 *
 * @param id the plugin's id as published
 * @param latest what the entry says of its releases
 */
record PublishedEntry(String id, Latest latest) {

    private static final Predicate<String> COMMIT =
            Pattern.compile("[0-9a-f]{40}(?:[0-9a-f]{24})?").asMatchPredicate();
    private static final Predicate<String> RFC_3339 =
            Pattern.compile(
                            "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?(?:Z|[+-]\\d\\d:\\d\\d)")
                    .asMatchPredicate();

    /** Reads an entry; empty where it has no id, no version, or nowhere to send readers to. */
    static Optional<PublishedEntry> read(JsonNode plugin) {
        return text(plugin, "id")
                .flatMap(id -> latest(plugin).map(latest -> new PublishedEntry(id, latest)));
    }

    private static Optional<Latest> latest(JsonNode plugin) {
        Optional<String> page =
                address(plugin, "releaseUrl").or(() -> address(plugin, "repository"));
        return text(plugin, "latestVersion")
                .flatMap(
                        version ->
                                page.map(
                                        url ->
                                                new Latest(
                                                        version,
                                                        url,
                                                        moment(plugin, "releasedAt"),
                                                        text(plugin, "tag"),
                                                        text(plugin, "commit").filter(COMMIT),
                                                        text(plugin, "latestPrerelease"))));
    }

    private static Optional<String> address(JsonNode object, String field) {
        return text(object, field).filter(address -> !ScriptAddress.is(address));
    }

    /** The moment in a field, if it is one of RFC 3339. */
    static Optional<Instant> moment(JsonNode object, String field) {
        return text(object, field)
                .map(text -> text.toUpperCase(Locale.ROOT))
                .filter(RFC_3339)
                .flatMap(PublishedEntry::instant);
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static Optional<String> text(JsonNode object, String field) {
        return Optional.ofNullable(object.path(field).textValue()).filter(text -> !text.isEmpty());
    }
}
