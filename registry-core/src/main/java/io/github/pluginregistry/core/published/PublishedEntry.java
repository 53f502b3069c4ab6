package io.github.pluginregistry.core.published;

import io.github.pluginregistry.core.model.Latest;
import io.github.pluginregistry.core.text.ScriptAddress;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

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
    static Optional<PublishedEntry> read(@Nullable Object plugin) {
        return text(plugin, "id")
                .flatMap(id -> latest(plugin).map(latest -> new PublishedEntry(id, latest)));
    }

    private static Optional<Latest> latest(@Nullable Object plugin) {
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

    private static Optional<String> address(@Nullable Object object, String field) {
        return text(object, field).filter(address -> !ScriptAddress.is(address));
    }

    /** The moment in a field, if it is one of RFC 3339. */
    static Optional<Instant> moment(@Nullable Object object, String field) {
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

    private static Optional<String> text(@Nullable Object object, String field) {
        return field(object, field) instanceof String text && !text.isEmpty()
                ? Optional.of(text)
                : Optional.empty();
    }

    /** What a field is set to; null also where there is no such field, or no mapping. */
    static @Nullable Object field(@Nullable Object object, String field) {
        return object instanceof Map<?, ?> fields ? fields.get(field) : null;
    }
}
