package io.github.pluginregistry.core.version;

import java.util.Optional;

/**
 * A glob over whole tags that says which tags are releases of a plugin, and which part of such a
 * tag is its version.
 *
 * <p>Matching is case-sensitive: {@code *} stands for any run within one path segment, {@code **}
 * for any run across segments, {@code ?} for one character of a segment, and every other character
 * for itself. The version is the tag's last segment or, where the pattern says <code>{version}
 * </code>, what stands in its place: a run within one segment that starts with a digit, or with a
 * {@code v} or {@code V} and a digit. Where several such runs are possible it is the one that
 * starts leftmost and, of those, the longest.
 *
 * <p>Matching takes time in proportion to the tag's length, whatever the pattern.
 */
public final class TagPattern {

    static final String VERSION = "{version}";
    private static final int MAX_LENGTH = 1000;

    private final String text;
    private final String literalPrefix;
    private final VersionExtractor place;

    private TagPattern(String text, String literalPrefix, VersionExtractor place) {
        this.text = text;
        this.literalPrefix = literalPrefix;
        this.place = place;
    }

    /**
     * Reads a pattern as a definition writes it.
     *
     * @throws IllegalArgumentException if the text is no usable pattern; the message says why
     */
    public static TagPattern of(String text) {
        requireUsable(text);
        int placeholder = text.indexOf(VERSION);
        Glob before = Glob.of(placeholder < 0 ? text : text.substring(0, placeholder));
        Glob rest = before.withoutLiteralPrefix();
        VersionExtractor place =
                placeholder < 0
                        ? new VersionExtractor.LastSegment(rest)
                        : new VersionExtractor.Between(
                                rest,
                                Glob.of(text.substring(placeholder + VERSION.length())).reversed());
        return new TagPattern(text, before.literalPrefix(), place);
    }

    private static void requireUsable(String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("a tag pattern must not be empty");
        }
        if (text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "a tag pattern has at most %d characters, this one has %d"
                            .formatted(MAX_LENGTH, text.length()));
        }
        for (int i = 0; i < text.length(); i++) {
            if (isSpaceOrControl(text.charAt(i))) {
                throw new IllegalArgumentException(
                        "a tag pattern must not contain white space or control characters, but"
                                + " character %d is one".formatted(i + 1));
            }
        }
        if (text.indexOf(VERSION) != text.lastIndexOf(VERSION)) {
            throw new IllegalArgumentException("a tag pattern may contain {version} once at most");
        }
    }

    private static boolean isSpaceOrControl(char character) {
        return Character.isISOControl(character)
                || Character.isWhitespace(character)
                || Character.isSpaceChar(character);
    }

    /**
     * The version that a tag spells under this pattern, as text.
     *
     * @return empty where the tag does not match
     */
    public Optional<String> version(String tag) {
        return tag.startsWith(literalPrefix)
                ? place.version(tag, literalPrefix.length())
                : Optional.empty();
    }

    /** This pattern with the version of a matching tag. */
    public Optional<TagMatch> match(String tag) {
        return version(tag).map(version -> new TagMatch(this, version));
    }

    /** What every matching tag starts with; empty where the pattern starts with a wildcard. */
    public String literalPrefix() {
        return literalPrefix;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TagPattern that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** The pattern as the definition writes it. */
    @Override
    public String toString() {
        return text;
    }

    /**
     * A pattern and the version of a tag that matches it.
     *
     * @param version the version as the tag spells it under that pattern, as text
     */
    public record TagMatch(TagPattern pattern, String version) {}
}
