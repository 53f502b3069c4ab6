package io.github.pluginregistry.core.version;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a tag is put together: what stands in front of its version and behind it. {@code
 * plugins/json/v1.0.0}, {@code json-1.0.0} and {@code 1.0.0-json} are of three forms.
 *
 * <p>A name behind the version is told from a prerelease by the words that prereleases have: {@code
 * -build-plan} is a name, {@code -rc.1} is not.
 *
 * @param prefix what stands in front, with its separator; a bare {@code v1.0.0} has the prefix
 *     {@code v}
 * @param version the version, and what else it may be that stands there
 * @param suffix the name behind the version, with its separator; mostly empty
 */
public record TagForm(String prefix, String version, String suffix) {

    // Groups repeat possessively: otherwise each repetition takes stack, and a tag may be any
    // length.
    private static final String START = "(?<![A-Za-z0-9])[vV]?[0-9]+";
    private static final Pattern NUMBERS = Pattern.compile(START + "(?:\\.[0-9]+)++");
    private static final Pattern NUMBER = Pattern.compile(START);

    /** Words of a prerelease or of a build, each with its number. */
    private static final Pattern WORDS =
            Pattern.compile(
                    "(?:[-.]?(?:alpha|beta|rc|cr|pre|preview|dev|snapshot|nightly|canary|next|milestone|ea"
                            + "|a|b|m|final|ga|release|sp|incubating)(?![A-Za-z])[-.]?[0-9]*)++",
                    Pattern.CASE_INSENSITIVE);

    /** Each of its words starts with a letter; {@code -gke.3} and {@code -17} are no names. */
    private static final Pattern NAME =
            Pattern.compile(
                    "(?:[-_@]|/(?:.*/)?)[A-Za-z][A-Za-z0-9]*(?:[-_][A-Za-z][A-Za-z0-9]*)*+");

    /** The form of a tag; where no version is seen in it, its last segment stands for one. */
    public static TagForm of(String tag) {
        int end = tag.length();
        while (end >= 0) {
            int start = tag.lastIndexOf('/', end - 1) + 1;
            Matcher numbers = NUMBERS.matcher(tag).region(start, end);
            Matcher number = NUMBER.matcher(tag).region(start, end);
            if (numbers.find()) {
                return around(tag, numbers.start(), numbers.end());
            }
            if (number.find()) {
                return around(tag, number.start(), number.end());
            }
            end = start - 1;
        }
        int segment = tag.lastIndexOf('/') + 1;
        return new TagForm(tag.substring(0, segment), tag.substring(segment), "");
    }

    private static TagForm around(String tag, int start, int numbersEnd) {
        Matcher words = WORDS.matcher(tag).region(numbersEnd, tag.length());
        int end = words.lookingAt() ? words.end() : numbersEnd;
        boolean named = NAME.matcher(tag).region(end, tag.length()).matches();
        String suffix = named ? tag.substring(end) : "";
        boolean bareLetter = start == 0 && suffix.isEmpty() && !Character.isDigit(tag.charAt(0));
        return new TagForm(
                tag.substring(0, bareLetter ? 1 : start),
                tag.substring(start, tag.length() - suffix.length()),
                suffix);
    }

    /** A form as {@link #outline} wrote it. */
    static TagForm ofOutline(String outline) {
        int version = outline.lastIndexOf('*');
        return new TagForm(outline.substring(0, version), "", outline.substring(version + 1));
    }

    /** The form with an asterisk, which no tag has, in the place of the version. */
    String outline() {
        return prefix + "*" + suffix;
    }

    /** The same with the name behind the version taken for a part of it. */
    public TagForm withoutSuffix() {
        return new TagForm(prefix, version + suffix, "");
    }

    /** The word that tells what is released: {@code json} of all three examples above. */
    public String name() {
        return suffix.isEmpty()
                ? new TagPrefix(prefix).name()
                : new TagPrefix(suffix).name().replaceFirst("^[^A-Za-z0-9]+", "");
    }

    /** The pattern that reads the versions of tags of this form. */
    public String pattern() {
        boolean wildcard =
                suffix.isEmpty() && (prefix.endsWith("/") || prefix.equalsIgnoreCase("v"));
        return prefix + (wildcard ? "*" : TagPattern.VERSION) + suffix;
    }
}
