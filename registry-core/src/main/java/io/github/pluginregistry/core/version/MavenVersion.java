package io.github.pluginregistry.core.version;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.maven.artifact.versioning.ComparableVersion;

/**
 * A version as Maven's {@link ComparableVersion} orders it, with an optional {@code v} or {@code V}
 * in front of its first digit.
 *
 * <p>{@code ComparableVersion} alone is no total order: it puts {@code 1} below {@code 1.0.0-1},
 * that below {@code 1.0.rc.1}, and that below {@code 1} again, because it weighs a word by how deep
 * the separators nest it. So it is given the leading numbers as one piece, and every word and
 * number behind them as a piece of its own.
 *
 * @param numbers the leading numbers, {@code 1.2.3} of {@code v1.2.3-rc1}
 * @param isPrerelease whether a word behind the numbers says so
 */
record MavenVersion(
        String text, ComparableVersion numbers, boolean isPrerelease, List<ComparableVersion> rest)
        implements Version {

    /**
     * The longest name of a file, and thus of a tag's segment, on common file systems. At four
     * times that length {@code ComparableVersion} may overflow a small stack.
     */
    private static final int MAX_LENGTH = 255;

    private static final Pattern VERSION =
            Pattern.compile("[vV]?([0-9]+(?:\\.[0-9]+)*)([0-9A-Za-z._+-]*)");

    /** Maven's short words. Elsewhere the letters may well be a piece of a commit's hash. */
    private static final Pattern SHORT_WORD =
            Pattern.compile("(?<![a-z0-9])[abm](?=\\d++(?![a-z]))");

    /** Whole runs of letters; {@code ea}, too, could be a piece of a hash. */
    private static final Pattern PRERELEASE =
            Pattern.compile(
                    "(?<![a-z])(?:alpha|beta|milestone|rc|cr|snapshot"
                            + "|dev|preview|pre|nightly|canary|(?<![0-9])ea(?!\\d*+[a-z]))(?![a-z])");

    private static final Pattern ITEM = Pattern.compile("[a-z]+|[0-9]+");

    private static final ComparableVersion NOTHING = new ComparableVersion("");
    private static final ComparableVersion ONE = new ComparableVersion("1");

    private static final Comparator<MavenVersion> PRECEDENCE =
            Comparator.comparing(MavenVersion::numbers)
                    .thenComparing(MavenVersion::isPrerelease, Comparator.reverseOrder())
                    .thenComparing(MavenVersion::rest, MavenVersion::compareAll);

    /** Reads a version; empty where the text is none. */
    static Optional<Version> parse(String text) {
        Matcher version = VERSION.matcher(text);
        if (text.length() > MAX_LENGTH || !version.matches()) {
            return Optional.empty();
        }
        String words =
                SHORT_WORD
                        .matcher(version.group(2).toLowerCase(Locale.ROOT))
                        .replaceAll(word -> longWord(word.group()));
        return Optional.of(
                new MavenVersion(
                        text,
                        new ComparableVersion(version.group(1)),
                        PRERELEASE.matcher(words).find(),
                        items(words)));
    }

    @Override
    public boolean isInitial() {
        return numbers.compareTo(ONE) < 0;
    }

    @Override
    public int compareTo(Version other) {
        if (other instanceof MavenVersion that) {
            return PRECEDENCE.compare(this, that);
        }
        throw new IllegalArgumentException(
                "\"%s\" was read as a Maven version and \"%s\" was not; they have no common order"
                        .formatted(text, other.text()));
    }

    private static String longWord(String shortWord) {
        return switch (shortWord) {
            case "a" -> "alpha";
            case "b" -> "beta";
            default -> "milestone";
        };
    }

    /** {@code -rc1} and {@code .rc-1} alike become {@code rc} and {@code 1}. */
    private static List<ComparableVersion> items(String words) {
        return ITEM.matcher(words).results().map(r -> new ComparableVersion(r.group())).toList();
    }

    /** Orders by the first item that differs, where a missing one counts as nothing or zero. */
    private static int compareAll(List<ComparableVersion> left, List<ComparableVersion> right) {
        for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
            int order = itemOrNothing(left, i).compareTo(itemOrNothing(right, i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static ComparableVersion itemOrNothing(List<ComparableVersion> items, int index) {
        return index < items.size() ? items.get(index) : NOTHING;
    }
}
