package io.github.pluginregistry.core.version;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Compares with a slow reading of the same rules by regular expressions and trial of all splits.
 */
class TagPatternOracleTest {

    private static final String PLACEHOLDER = "{version}";
    private static final Pattern VERSION = Pattern.compile("[vV]?[0-9][^/]*");

    @Property(tries = 20_000)
    void readsTheLastSegmentOfExactlyTheTagsThatTheGlobMatches(
            @ForAll("globs") String glob, @ForAll("tags") String tag) {
        assertThat(TagPattern.of("v" + glob).version("v" + tag))
                .isEqualTo(lastSegment("v" + glob, "v" + tag));
    }

    @Property(tries = 20_000)
    void readsTheVersionThatATrialOfAllSplitsFinds(
            @ForAll("globs") String before,
            @ForAll("globs") String behind,
            @ForAll("tags") String tag) {
        assertThat(TagPattern.of(before + PLACEHOLDER + behind).version(tag))
                .isEqualTo(firstSplit(before, behind, tag));
    }

    @Property(tries = 5_000)
    void everyMatchStartsWithTheLiteralPrefix(
            @ForAll("globs") String before,
            @ForAll("globs") String behind,
            @ForAll("tags") String tag) {
        TagPattern pattern = TagPattern.of(before + PLACEHOLDER + behind);
        pattern.version(tag).ifPresent(v -> assertThat(tag).startsWith(pattern.literalPrefix()));
    }

    @Provide
    Arbitrary<String> globs() {
        return Arbitraries.of("a", "1", "v", "/", "-", "*", "*", "**", "?", "𝛼")
                .list()
                .ofMaxSize(5)
                .map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<String> tags() {
        return Arbitraries.of("a", "1", "v", "/", "-", "𝛼")
                .list()
                .ofMaxSize(8)
                .map(parts -> String.join("", parts));
    }

    private static Optional<String> lastSegment(String glob, String tag) {
        String segment = tag.substring(tag.lastIndexOf('/') + 1);
        boolean found = !segment.isEmpty() && regex(glob).matcher(tag).matches();
        return found ? Optional.of(segment) : Optional.empty();
    }

    private static Optional<String> firstSplit(String before, String behind, String tag) {
        int[] text = tag.codePoints().toArray();
        for (int start = 0; start <= text.length; start++) {
            for (int end = text.length; end > start; end--) {
                String version = new String(text, start, end - start);
                if (VERSION.matcher(version).matches()
                        && regex(before).matcher(new String(text, 0, start)).matches()
                        && regex(behind)
                                .matcher(new String(text, end, text.length - end))
                                .matches()) {
                    return Optional.of(version);
                }
            }
        }
        return Optional.empty();
    }

    private static Pattern regex(String glob) {
        StringBuilder regex = new StringBuilder();
        Matcher element = Pattern.compile("\\*\\*|.").matcher(glob);
        while (element.find()) {
            regex.append(
                    switch (element.group()) {
                        case "**" -> ".*";
                        case "*" -> "[^/]*";
                        case "?" -> "[^/]";
                        default -> Pattern.quote(element.group());
                    });
        }
        return Pattern.compile(regex.toString());
    }
}
