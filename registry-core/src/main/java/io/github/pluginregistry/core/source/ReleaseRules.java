package io.github.pluginregistry.core.source;

import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.text.Excerpt;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/** What can be true of a release, whoever says it. */
final class ReleaseRules {

    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");

    /** What git-check-ref-format(1) forbids in the name of a tag. */
    private static final Pattern NO_TAG =
            Pattern.compile(
                    "[\\x00-\\x20\\x7f~^:?*\\[\\\\]|\\.\\.|@\\{|//|^/|/$|\\.$|(^|/)\\.|\\.lock(/|$)|^$");

    /** RFC 3339 has four digits for the year. */
    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");

    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private ReleaseRules() {}

    /** What cannot be true of a tag, as in {@code lists the tag with ...}; empty if all can. */
    static Optional<String> mistake(Release tag) {
        if (NO_TAG.matcher(tag.tag()).find()) {
            return Optional.of("a name that git does not allow");
        }
        Optional<String> noCommit =
                tag.commit().filter(commit -> !COMMIT.matcher(commit).matches());
        return noCommit.isPresent()
                ? Optional.of("the commit \"%s\"".formatted(Excerpt.of(noCommit.get())))
                : mistake(tag.publishedAt());
    }

    /** What cannot be true of a tag's release. */
    static Optional<String> mistake(TagRelease release) {
        return release.fold(
                published -> mistake(published.publishedAt()),
                draft -> Optional.empty(),
                none -> Optional.empty());
    }

    private static Optional<String> mistake(Optional<Instant> date) {
        return date.filter(moment -> !isWritable(moment)).map(moment -> "the date " + moment);
    }

    static boolean isWritable(Instant moment) {
        return !moment.isBefore(FIRST) && !moment.isAfter(LAST);
    }
}
