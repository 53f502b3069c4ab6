package io.github.pluginregistry.core.resolve;

import io.github.pluginregistry.core.definition.VersionSelection;
import io.github.pluginregistry.core.definition.VersionSelection.VersionOverride;
import io.github.pluginregistry.core.forge.TagRelease;
import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.version.TagPattern;
import io.github.pluginregistry.core.version.TagPattern.TagMatch;
import io.github.pluginregistry.core.version.Version;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A tag that matches one of a plugin's patterns, and whether it may be the latest version: its
 * status depends on its text, on the definition and, once that is looked up, on its release.
 *
 * <p>The order is total, so that the answer never depends on the order in which a forge lists its
 * releases: precedence first, then the later publication, then the tag's text; the rest only keeps
 * two reports of one tag apart. What is no version is below all versions.
 *
 * @param text what the tag spells under that pattern
 * @param parsed the version that the text is, if it is one
 * @param reason why it has that status, for people; empty for a stable version
 */
public record Candidate(
        Release release,
        TagPattern pattern,
        String text,
        @Nullable Version parsed,
        CandidateStatus status,
        String reason)
        implements Comparable<Candidate> {

    private static final String FLAGGED = "flagged as a prerelease";

    /** For candidates of equal precedence, which are few. */
    private static final Comparator<Release> BY_RELEASE =
            Comparator.comparing((Release release) -> release.publishedAt().orElse(Instant.MIN))
                    .thenComparing(Release::tag)
                    .thenComparing(Release::toString);

    /** The tags that match a plugin's patterns, in no order, before any lookup. */
    static List<Candidate> of(VersionSelection selection, TagIndex listing) {
        return listing.inReachOf(selection)
                .<Candidate>mapMulti(
                        (tag, found) ->
                                selection
                                        .match(tag.tag())
                                        .map(match -> of(selection, tag, match))
                                        .ifPresent(found))
                .toList();
    }

    /** Decisions in the definition come first, so that they silence other warnings. */
    private static Candidate of(VersionSelection selection, Release release, TagMatch match) {
        String text = match.version();
        @Nullable Version version = selection.scheme().parse(text).orElse(null);
        Candidate stable =
                new Candidate(release, match.pattern(), text, version, CandidateStatus.STABLE, "");
        Optional<VersionOverride> ignored = selection.ignoring(text);
        if (ignored.isPresent()) {
            return stable.with(CandidateStatus.IGNORED, "ignored: " + ignored.get().reason());
        }
        if (version == null) {
            return stable.with(
                    CandidateStatus.NO_VERSION,
                    "\"%s\" is no version under the scheme %s"
                            .formatted(text, selection.scheme().key()));
        }
        if (version.isPrerelease()) {
            return stable.with(CandidateStatus.PRERELEASE, "a prerelease by its text");
        }
        return release.prerelease() ? stable.with(CandidateStatus.PRERELEASE, FLAGGED) : stable;
    }

    /**
     * Whether only a higher version keeps this one from being the latest. A prerelease may be the
     * latest version if the definition includes prereleases, or pins it.
     */
    boolean mayBeLatest(VersionSelection selection) {
        boolean wanted =
                selection
                        .pin()
                        .map(pin -> pin.version().equals(text))
                        .orElse(selection.includePrereleases() || !isPrerelease());
        return wanted && status.counts();
    }

    /** The same tag with its release: pending if that is not published. */
    Candidate with(TagRelease found) {
        return status.counts()
                ? found.fold(
                        this::released,
                        draft -> with(CandidateStatus.PENDING, "its release is not published yet"),
                        none -> with(CandidateStatus.PENDING, "it has no release yet"))
                : this;
    }

    /** The same tag if its release was not looked up. */
    Candidate unchecked() {
        return status.counts()
                ? with(CandidateStatus.UNCHECKED, "its release was not looked up")
                : this;
    }

    private Candidate released(TagRelease.Published published) {
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
                flagged ? FLAGGED : reason);
    }

    /** The same tag with a date. */
    Candidate publishedAt(Instant date) {
        return new Candidate(release.publishedAt(date), pattern, text, parsed, status, reason);
    }

    private Candidate with(CandidateStatus other, String why) {
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
