package io.github.pluginregistry.core.definition;

import static io.github.pluginregistry.core.testing.Definitions.acknowledging;
import static io.github.pluginregistry.core.testing.Definitions.ignoring;
import static io.github.pluginregistry.core.testing.Definitions.pinnedTo;
import static io.github.pluginregistry.core.testing.Definitions.select;
import static io.github.pluginregistry.core.testing.Definitions.withPrereleases;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.version.TagPattern;
import io.github.pluginregistry.core.version.TagPattern.TagMatch;
import io.github.pluginregistry.core.version.Version;
import io.github.pluginregistry.core.version.VersionScheme;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionSelectionTest {

    private final VersionSelection cloudtrail =
            select("plugins/cloudtrail/*", "cloudtrail-{version}");

    @Test
    void aTagOfEarlierDaysSpellsAVersionOfTheSamePlugin() {
        assertThat(cloudtrail.version("plugins/cloudtrail/v0.7.0")).contains("v0.7.0");
        assertThat(cloudtrail.version("cloudtrail-0.2.5")).contains("0.2.5");
        assertThat(cloudtrail.version("cloudtrail-extra-1.0.0")).isEmpty();
    }

    @Test
    void thePatternThatATagFollowsIsKnown() {
        assertThat(cloudtrail.match("cloudtrail-0.2.5"))
                .contains(new TagMatch(TagPattern.of("cloudtrail-{version}"), "0.2.5"));
        assertThat(cloudtrail.match("plugins/cloudtrail/v0.7.0"))
                .contains(new TagMatch(TagPattern.of("plugins/cloudtrail/*"), "v0.7.0"));
        assertThat(cloudtrail.match("v1.0.0")).isEmpty();
    }

    @Test
    void ofPatternsThatATagMatchesTheFirstCounts() {
        VersionSelection selection = select("a/*", "a/v{version}", "{version}", "**/v{version}");
        assertThat(selection.version("a/v1.0.0")).contains("v1.0.0");
        assertThat(selection.version("b/v1.0.0")).contains("1.0.0");
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    a/*,                a/
                    a/* b/*,            a/ b/
                    a/* a/{version},    a/
                    a/b/* a/* b/*,      a/ b/
                    a-{version} a/*,    a- a/
                    a/* **/v*,          ''
                    *,                  ''
                    """)
    void aMatchingTagStartsWithOneOfThePrefixesAlone(String patterns, String prefixes) {
        String[] all = patterns.split(" ", -1);
        assertThat(select(all[0], Arrays.copyOfRange(all, 1, all.length)).literalPrefixes())
                .containsExactly(prefixes.split(" ", -1));
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    v0.9.0, v0.9.0,     true
                    v0.9.0, v0.9.1,     false
                    v0.9.*, v0.9.1,     true
                    v0.9.*, v0.9.1-rc1, true
                    v0.9.*, v0.90.1,    false
                    v0.9.?, v0.9.10,    false
                    *-rc*,  v1.0.0-rc1, true
                    *,      v1.0.0,     true
                    """)
    void aVersionOrAGlobOfVersionsIsIgnored(String ignored, String version, boolean covered) {
        assertThat(ignoring(ignored, select("v*")).ignoring(version).isPresent())
                .isEqualTo(covered);
    }

    @Test
    void anAcknowledgementIsGoodForOneCommitAlone() {
        VersionSelection selection = acknowledging("v1.0.0", "a".repeat(40), select("v*"));
        assertThat(selection.acknowledges("v1.0.0", "a".repeat(40))).isTrue();
        assertThat(selection.acknowledges("v1.0.0", "b".repeat(40))).isFalse();
        assertThat(selection.acknowledges("v1.0.1", "a".repeat(40))).isFalse();
    }

    @Test
    void aTagThatIsLongerThanAnyFileMatchesNothing() {
        String tag = "plugins/cloudtrail/v1.0.0+";
        assertThat(cloudtrail.match(tag + "a".repeat(1000 - tag.length()))).isPresent();
        assertThat(cloudtrail.match(tag + "a".repeat(1001 - tag.length()))).isEmpty();
        assertThat(cloudtrail.version(tag + "a".repeat(1_000_000))).isEmpty();
    }

    @Test
    void aPrereleaseIsTheLatestWhereItIsAskedForOrPinned() {
        Version version = VersionScheme.SEMVER.parse("v1.0.0-rc.1").orElseThrow();

        assertThat(select("v*").allowsAsLatest(version)).isFalse();
        assertThat(pinnedTo("v0.9.0", select("v*")).allowsAsLatest(version)).isFalse();
        assertThat(pinnedTo("v1.0.0-rc.1", select("v*")).allowsAsLatest(version)).isTrue();
        assertThat(withPrereleases(select("v*")).allowsAsLatest(version)).isTrue();
    }
}
