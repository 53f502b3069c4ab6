package io.github.pluginregistry.core.source;

import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.text.Excerpt;
import java.net.URI;
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

    /** What cannot be true of a release, as in {@code lists the tag with ...}; empty if all can. */
    static Optional<String> mistake(Release release) {
        if (NO_TAG.matcher(release.tag()).find()) {
            return Optional.of("a name that git does not allow");
        }
        Optional<String> noCommit =
                release.commit().filter(commit -> !COMMIT.matcher(commit).matches());
        if (noCommit.isPresent()) {
            return Optional.of("the commit \"%s\"".formatted(Excerpt.of(noCommit.get())));
        }
        Optional<Instant> noDate = release.publishedAt().filter(moment -> !isWritable(moment));
        if (noDate.isPresent()) {
            return Optional.of("the date " + noDate.get());
        }
        return release.page()
                .filter(page -> !isForPeople(page))
                .map(page -> "the page \"%s\"".formatted(Excerpt.of(page.toString())));
    }

    private static boolean isWritable(Instant moment) {
        return !moment.isBefore(FIRST) && !moment.isAfter(LAST);
    }

    private static boolean isForPeople(URI page) {
        return ("https".equals(page.getScheme()) || "http".equals(page.getScheme()))
                && page.getRawAuthority() != null
                && !page.getRawAuthority().contains("@");
    }
}
