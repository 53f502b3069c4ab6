package io.github.pluginregistry.core.testing;

import java.time.Instant;
import java.util.Optional;

/**
 * A release as someone has made it on the forge.
 *
 * @param publishedAt when it was published; empty for {@code null} in the answer
 * @param body the release notes
 */
public record ForgeRelease(
        String tag, boolean draft, boolean prerelease, Optional<Instant> publishedAt, String body) {

    private static final Instant LONG_AGO = Instant.parse("2026-01-02T03:04:05Z");

    /** A published release, neither draft nor prerelease. */
    public static ForgeRelease of(String tag) {
        return new ForgeRelease(tag, false, false, Optional.of(LONG_AGO), "");
    }

    /** The same release, not published yet. */
    public ForgeRelease asDraft() {
        return new ForgeRelease(tag, true, prerelease, Optional.empty(), body);
    }

    /** The same release, flagged as a prerelease. */
    public ForgeRelease asPrerelease() {
        return new ForgeRelease(tag, draft, true, publishedAt, body);
    }

    /** The same release, published at a moment such as {@code 2026-08-14T03:24:18Z}. */
    public ForgeRelease publishedAt(String moment) {
        return new ForgeRelease(tag, draft, prerelease, Optional.of(Instant.parse(moment)), body);
    }

    /** The same release with other notes. */
    public ForgeRelease body(String text) {
        return new ForgeRelease(tag, draft, prerelease, publishedAt, text);
    }
}
