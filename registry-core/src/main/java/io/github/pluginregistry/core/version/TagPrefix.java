package io.github.pluginregistry.core.version;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of a tag before the version, which names what is released.
 *
 * @param text the prefix with the separator it ends in, for example {@code plugins/json/} or {@code
 *     json-}
 */
public record TagPrefix(String text) {

    private static final Pattern VERSION = Pattern.compile("(?<![A-Za-z0-9])([vV]?)[0-9]");

    /**
     * The prefix of a tag. It reaches up to the version in the last segment or, where no version is
     * seen there, up to that segment; the {@code v} of a bare {@code v1.0.0} is a prefix too.
     *
     * @return empty where there is nothing in front
     */
    public static Optional<TagPrefix> of(String tag) {
        int segment = tag.lastIndexOf('/') + 1;
        Matcher version = VERSION.matcher(tag).region(segment, tag.length());
        boolean versioned = version.find();
        int start = versioned ? version.start() : segment;
        int end = versioned && start == 0 ? version.end(1) : start;
        return end == 0 ? Optional.empty() : Optional.of(new TagPrefix(tag.substring(0, end)));
    }

    /** The last word, without the separator behind it: {@code json} of {@code plugins/json/v}. */
    public String name() {
        return text.substring(nameStart(), nameEnd());
    }

    /** What stands in front of the name: {@code plugins/} of {@code plugins/json/}. */
    public String folder() {
        return text.substring(0, nameStart());
    }

    /** What stands behind the name, {@code -} of {@code json-}; empty for the {@code v} alone. */
    public String separator() {
        return text.substring(nameEnd());
    }

    private int nameStart() {
        return text.lastIndexOf('/', nameEnd() - 1) + 1;
    }

    private int nameEnd() {
        return wordEnd(isVersionLetter(text.length() - 1) ? text.length() - 1 : text.length());
    }

    private boolean isVersionLetter(int index) {
        return index > 0
                && (text.charAt(index) == 'v' || text.charAt(index) == 'V')
                && !Character.isLetterOrDigit(text.charAt(index - 1));
    }

    private int wordEnd(int from) {
        int end = from;
        while (end > 0 && !Character.isLetterOrDigit(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }
}
