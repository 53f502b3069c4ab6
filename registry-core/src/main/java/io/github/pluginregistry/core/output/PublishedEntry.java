package io.github.pluginregistry.core.output;

import io.github.pluginregistry.core.model.LatestRelease;
import io.github.pluginregistry.core.model.RepositoryUrlValidator;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The part of a plugin's published entry that is kept where nothing newer is known.
 *
 * @param latest what the entry says of its releases
 */
record PublishedEntry(String id, LatestRelease latest) {

    private static final String VERSION = "latestVersion";
    private static final String PAGE = "releaseUrl";
    private static final String MOMENT = "releasedAt";
    private static final String TAG = "tag";
    private static final String COMMIT_ID = "commit";
    private static final String PRERELEASE = "latestPrerelease";

    private static final Predicate<String> COMMIT =
            Pattern.compile("[0-9a-f]{40}(?:[0-9a-f]{24})?").asMatchPredicate();
    private static final Predicate<String> RFC_3339 =
            Pattern.compile(
                            "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?(?:Z|[+-]\\d\\d:\\d\\d)")
                    .asMatchPredicate();

    /** Reads an entry; empty where it has no id, no version, or nowhere to send readers to. */
    static Optional<PublishedEntry> read(@Nullable Object plugin) {
        Optional<String> id = text(plugin, "id");
        Optional<LatestRelease> latest = latest(plugin);
        return id.isPresent() && latest.isPresent()
                ? Optional.of(new PublishedEntry(id.get(), latest.get()))
                : Optional.empty();
    }

    private static Optional<LatestRelease> latest(@Nullable Object plugin) {
        Optional<String> version = text(plugin, VERSION);
        Optional<String> page = address(plugin, PAGE).or(() -> address(plugin, "repository"));
        return version.isPresent() && page.isPresent()
                ? Optional.of(
                        new LatestRelease(
                                version.get(),
                                page.get(),
                                moment(plugin, MOMENT).orElse(null),
                                text(plugin, TAG).orElse(null),
                                text(plugin, COMMIT_ID).filter(COMMIT).orElse(null),
                                text(plugin, PRERELEASE).orElse(null)))
                : Optional.empty();
    }

    /** Whether a plugin's entry says nothing of its releases but this. */
    static boolean saysNoMoreThan(LatestRelease latest, @Nullable Object plugin) {
        return isSame(latest.version(), field(plugin, VERSION))
                && isSame(latest.releaseUrl(), field(plugin, PAGE))
                && isSame(latest.tag().orElse(""), field(plugin, TAG))
                && isSame(latest.commit().orElse(""), field(plugin, COMMIT_ID))
                && isSame(latest.prerelease().orElse(""), field(plugin, PRERELEASE))
                && (field(plugin, MOMENT) == null
                        || moment(plugin, MOMENT)
                                .filter(it -> latest.releasedAt().equals(Optional.of(it)))
                                .isPresent());
    }

    private static boolean isSame(String understood, @Nullable Object written) {
        return written == null || (!understood.isEmpty() && written.equals(understood));
    }

    /** Whether a plugin's entry says nothing at all of its releases. */
    static boolean saysNothing(@Nullable Object plugin) {
        return Stream.of(VERSION, PAGE, TAG, COMMIT_ID, PRERELEASE, MOMENT)
                .allMatch(key -> field(plugin, key) == null);
    }

    private static Optional<String> address(@Nullable Object object, String field) {
        return text(object, field).filter(address -> !RepositoryUrlValidator.isScript(address));
    }

    /** The moment in a field, if it is one of RFC 3339. */
    static Optional<Instant> moment(@Nullable Object object, String field) {
        String text = text(object, field).orElse("").toUpperCase(Locale.ROOT);
        try {
            return RFC_3339.test(text)
                    ? Optional.of(OffsetDateTime.parse(text).toInstant())
                    : Optional.empty();
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
