package io.github.pluginregistry.sdk;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A release of a tag.
 *
 * @param tag the tag
 * @param publishedAt when it was published; null where that is not known
 * @param prerelease whether the system flags it as a prerelease
 * @param draft whether it is not published yet, so that it does not count
 */
public record ReleaseInfo(
        String tag, @Nullable Instant publishedAt, boolean prerelease, boolean draft) {

    public ReleaseInfo {
        Objects.requireNonNull(tag);
    }

    /** A release that is neither a prerelease nor a draft. */
    public static ReleaseInfo of(String tag, @Nullable Instant publishedAt) {
        return new ReleaseInfo(tag, publishedAt, false, false);
    }

    /** When it was published. */
    public Optional<Instant> published() {
        return Optional.ofNullable(publishedAt);
    }
}
