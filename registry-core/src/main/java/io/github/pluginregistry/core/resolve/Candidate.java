package io.github.pluginregistry.core.resolve;

import io.github.pluginregistry.core.forge.TagRelease;
import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.version.TagPattern;
import io.github.pluginregistry.core.version.Version;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A tag that matches one of a plugin's patterns, and what it is worth.
 *
 * <p>The order is total, so that the answer never depends on the order in which a forge lists its
 * releases: precedence first, then the later publication, then the tag's text; the rest only keeps
 * two reports of one tag apart. What is no version is below all versions.
 *
 * @param release the release or tag
 * @param pattern the pattern that it matches
 * @param text what the tag spells under that pattern
 * @param parsed the version that the text is, if it is one
 * @param status what it is worth
 * @param reason why it is worth no more, for people; empty for a stable version
 */
public record Candidate(
        Release release,
        TagPattern pattern,
        String text,
        @Nullable Version parsed,
        CandidateStatus status,
        String reason)
        implements Comparable<Candidate> {

    /** For candidates of equal precedence, which are few. */
    private static final Comparator<Release> BY_RELEASE =
            Comparator.comparing((Release release) -> release.publishedAt().orElse(Instant.MIN))
                    .thenComparing(Release::tag)
                    .thenComparing(Release::toString);

    /** The same tag with what its forge says of its release. */
    Candidate released(TagRelease.Published published) {
        boolean flagged = published.prerelease() && status == CandidateStatus.STABLE;
        return new Candidate(
                new Release(
                        release.tag(),
                        release.commitId(),
                        published.publishedAt().orElse(null),
                        published.prerelease()),
                pattern,
                text,
                parsed,
                flagged ? CandidateStatus.PRERELEASE : status,
                flagged ? "flagged as a prerelease" : reason);
    }

    /** The same tag with a date. */
    Candidate publishedAt(Instant date) {
        return new Candidate(release.publishedAt(date), pattern, text, parsed, status, reason);
    }

    /** The same tag, worth something else. */
    Candidate judged(CandidateStatus other, String why) {
        return new Candidate(release, pattern, text, parsed, other, why);
    }

    /** The version; empty if the text is none. */
    public Optional<Version> version() {
        return Optional.ofNullable(parsed);
    }

    /** Whether this version is of higher precedence; both are versions. */
    boolean isAbove(Candidate other) {
        return precedence(other) > 0;
    }

    boolean isPrerelease() {
        return status == CandidateStatus.PRERELEASE;
    }

    @Override
    public int compareTo(Candidate other) {
        int order = precedence(other);
        return order == 0 ? BY_RELEASE.compare(release, other.release) : order;
    }

    private int precedence(Candidate other) {
        return parsed != null && other.parsed != null
                ? parsed.compareTo(other.parsed)
                : Boolean.compare(parsed != null, other.parsed != null);
    }
}
