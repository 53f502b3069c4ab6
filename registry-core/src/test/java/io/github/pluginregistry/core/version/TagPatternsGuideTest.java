package io.github.pluginregistry.core.version;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.testing.DocumentedTable;
import io.github.pluginregistry.core.version.PatternSuggestions.PatternSuggestion;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs the tables of docs/tag-patterns.md. */
class TagPatternsGuideTest {

    private static final String GUIDE = "tag-patterns.md";

    @ParameterizedTest
    @MethodSource
    void everyConventionIsReadAsPromised(
            String convention, String tag, String pattern, String version) {
        assertThat(TagPattern.of(pattern).version(tag)).as(convention).contains(version);
    }

    static Stream<Arguments> everyConventionIsReadAsPromised() {
        return DocumentedTable.rows(GUIDE, "Conventions");
    }

    @ParameterizedTest
    @MethodSource
    void everyPatternMatchesWhatItSays(String pattern, String matching, String other) {
        assertThat(TagPattern.of(pattern).version(matching)).isPresent();
        assertThat(TagPattern.of(pattern).version(other)).isEmpty();
    }

    static Stream<Arguments> everyPatternMatchesWhatItSays() {
        return Stream.concat(
                DocumentedTable.rows(GUIDE, "Pattern syntax", "Matches"),
                DocumentedTable.rows(GUIDE, "Position of the version", "Matches"));
    }

    @ParameterizedTest
    @MethodSource
    void everyChoiceIsMadeAsPromised(String pattern, String tag, String version) {
        assertThat(TagPattern.of(pattern).version(tag)).contains(version);
    }

    static Stream<Arguments> everyChoiceIsMadeAsPromised() {
        return DocumentedTable.rows(GUIDE, "Position of the version", "Version");
    }

    @ParameterizedTest
    @MethodSource
    void everyMistakeIsAnsweredAsPromised(
            String mistake, String written, String tag, String suggested) {
        assertThat(
                        PatternSuggestions.of(List.of(tag))
                                .suggest(
                                        TagPattern.of(written),
                                        text -> VersionScheme.SEMVER.parse(text).isPresent(),
                                        other -> false))
                .as(mistake)
                .contains(new PatternSuggestion(TagPattern.of(suggested), 1));
    }

    static Stream<Arguments> everyMistakeIsAnsweredAsPromised() {
        return DocumentedTable.rows(GUIDE, "When nothing matches");
    }
}
