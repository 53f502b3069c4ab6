package io.github.pluginregistry.init.detect;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A tag in three parts: what is in front of its version, the version, and a name behind it.
 *
 * <p>Several places of one tag may look like a version: {@code foo-2.0-plugin-1.3.1}. The version
 * is the leftmost number with a dot from which on the tag has nothing but what versions have. A
 * number without a dot is only a version if there is no other, since names have numbers, too.
 *
 * @param prefix what is in front, with its separator; a {@code v} in front of the number belongs to
 *     the version
 * @param suffix a name behind the version, with its separator; mostly empty
 */
record TagParts(String tag, String prefix, String version, String suffix) {

    /** Longer names are no tags of releases; this bounds the work for hostile ones. */
    private static final int LONGEST = 255;

    private static final String START = "(?<![A-Za-z0-9]|[0-9]\\.)[vV]?[0-9]+";

    private static final Pattern DOTTED = Pattern.compile(START + "(?:\\.[0-9]+)+");

    private static final Pattern NUMBERS =
            Pattern.compile(START + "(?:[._-][0-9]+(?![A-Za-z0-9]))*+");

    /** A name that runs into its version: {@code go1.21.5}. */
    private static final Pattern JOINED =
            Pattern.compile("(?<=^[A-Za-z]{1,40})[0-9]+(?:\\.[0-9]+)+");

    /** A letter for releases or revisions: {@code r150}, {@code R4_7_1}. */
    private static final Pattern REVISION = Pattern.compile("(?<=^[rR])[0-9]+(?:[._][0-9]+)*");

    /** {@code RELEASE.2024-02-29T09-00-00Z}. */
    private static final Pattern TIMESTAMP =
            Pattern.compile(
                    "(?<![A-Za-z0-9])[vV]?(?:19|20)[0-9]{2}(?:[-._]?[0-9]{2}){2}T[0-9]{2}(?:[-._]?[0-9]{2}){1,2}Z?");

    /** A version in front of a path: {@code v1.0.0/json}. */
    private static final Pattern IN_FRONT =
            Pattern.compile("([vV]?[0-9]+(?:\\.[0-9]+)+)([^/]*)((?:/[A-Za-z][A-Za-z0-9._-]*)+)");

    /** What follows the numbers of a version: words, a revision, a commit, build metadata. */
    private static final Pattern REST =
            Pattern.compile(
                    "(?:[-._]?(?:alpha|beta|rc|cr|pre|preview|milestone|ea|a|b|m|final|ga|release|sp"
                            + "|incubating|stable|lts|post|p|patch|hotfix|update|u|r)(?![A-Za-z])[-._]?[0-9.]*)*+"
                            + "(?:[-._]?(?:nightly|canary|snapshot|weekly|daily|next|dev|experimental|insiders)(?![A-Za-z]).*)?+"
                            + "(?:\\.v[0-9a-f_]+)?+(?:-[0-9]+(?:\\.[0-9]+)*(?:\\.v[0-9a-f_]+)?)?+"
                            + "(?:\\+[0-9A-Za-z.-]+)?+",
                    Pattern.CASE_INSENSITIVE);

    /** Each of its words starts with a letter: {@code -gke.3} and {@code -17} are no names. */
    private static final Pattern NAME =
            Pattern.compile("(?:[-_@](?:x86_64|[A-Za-z][A-Za-z0-9]*))+");

    /** Splits a tag; empty if there is no version in its last segment. */
    static Optional<TagParts> of(String tag) {
        if (tag.length() > LONGEST) {
            return Optional.empty();
        }
        int segment = tag.lastIndexOf('/') + 1;
        return whole(tag, TIMESTAMP, segment)
                .or(() -> clean(tag, DOTTED, segment))
                .or(() -> first(tag, segment))
                .or(() -> whole(tag, REVISION, segment))
                .or(() -> clean(tag, NUMBERS, segment))
                .or(() -> whole(tag, JOINED, segment))
                .or(() -> inFront(tag));
    }

    private static Optional<TagParts> clean(String tag, Pattern numbers, int segment) {
        Matcher matcher = numbers.matcher(tag).region(segment, tag.length());
        matcher.useTransparentBounds(true);
        while (matcher.find()) {
            int end = endOfVersion(tag, matcher.end());
            if (end == tag.length() || NAME.matcher(tag).region(end, tag.length()).matches()) {
                return Optional.of(at(tag, matcher.start(), end));
            }
        }
        return Optional.empty();
    }

    /** The leftmost number with a dot, whatever follows it. */
    private static Optional<TagParts> first(String tag, int segment) {
        Matcher matcher = DOTTED.matcher(tag).region(segment, tag.length());
        return matcher.find()
                ? Optional.of(at(tag, matcher.start(), tag.length()))
                : Optional.empty();
    }

    /** A version with nothing but its rest behind it. */
    private static Optional<TagParts> whole(String tag, Pattern version, int segment) {
        Matcher matcher = version.matcher(tag).region(segment, tag.length());
        return matcher.find() && endOfVersion(tag, matcher.end()) == tag.length()
                ? Optional.of(at(tag, matcher.start(), tag.length()))
                : Optional.empty();
    }

    private static Optional<TagParts> inFront(String tag) {
        Matcher matcher = IN_FRONT.matcher(tag);
        return matcher.matches() && endOfVersion(tag, matcher.end(1)) == matcher.end(2)
                ? Optional.of(at(tag, 0, matcher.end(2)))
                : Optional.empty();
    }

    private static int endOfVersion(String tag, int endOfNumbers) {
        Matcher rest = REST.matcher(tag).region(endOfNumbers, tag.length());
        return rest.lookingAt() ? rest.end() : endOfNumbers;
    }

    private static TagParts at(String tag, int start, int end) {
        return new TagParts(
                tag, tag.substring(0, start), tag.substring(start, end), tag.substring(end));
    }

    /** The same with the name behind the version taken for a part of the version. */
    TagParts withoutSuffix() {
        return new TagParts(tag, prefix, version + suffix, "");
    }
}
