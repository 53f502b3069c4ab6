package io.github.pluginregistry.core.version;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.testing.RealTags;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.maven.artifact.versioning.ComparableVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MavenVersionTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1", "1.2", "1.2.3.4", "v1.2",
                "V2", "20231013", "2.0-beta-3", "4.0.0-beta12",
                "9.4.48.v20220622", "1373.vb_7b_a_5c7d8e9f", "6.0.0.Alpha7", "31.1-jre",
                "1.0+build_5", "1..2", "1.0-", "007",
            })
    void readsAVersionAndKeepsItsText(String text) {
        assertThat(MavenVersion.parse(text)).map(Version::text).contains(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "v", "latest", "rc1", "git-1.0", "vv1", "v.1", "-1", ".1", " 1.0", "1.0 ",
                "1.0\n", "1/0", "1:0", "1~0", "1.ä", "٣.0", "1.٣",
            })
    void readsNothingElse(String text) {
        assertThat(MavenVersion.parse(text)).isEmpty();
    }

    @Test
    void readsAsManyCharactersAsAFileNameHas() {
        assertThat(MavenVersion.parse("1".repeat(255))).isPresent();
        assertThat(MavenVersion.parse("1".repeat(256))).isEmpty();
    }

    @Test
    void survivesTheDeepestNestingThatComparableVersionCanBeGiven() {
        assertThat(version("1-".repeat(127) + "1")).isGreaterThan(version("1-".repeat(127)));
        assertThat(MavenVersion.parse("1-".repeat(20_000))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.0-alpha", "1.0-ALPHA-2", "1.0.Alpha7", "1.0beta", "2.0-beta-3",
                "4.0.0-beta12", "1.0-milestone-1", "1.0rc1", "1.0.RC.1", "1.0-CR2",
                "1.0-SNAPSHOT", "1.0-jre-SNAPSHOT", "1.0-dev", "1.0_preview2", "1.0+pre",
                "1.0-nightly.20260101", "1.0.canary", "17-ea", "17ea2", "17-ea+35",
                "1.0a1", "1.0-b2", "1.0.M3", "1.0-jdk8rc1",
            })
    void isAPrereleaseWhereAWordSaysSo(String text) {
        assertThat(version(text).isPrerelease()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.0", "1.0-1", "1.0-ga", "1.0.Final", "1.0.RELEASE", "1.0-sp1", "31.1-jre",
                "1.0-alphabet", "1.0-arc", "1.0-rcx", "1.0-prefix", "1.0-sea", "1.0-easy", "1.0-a",
                "1.0-b", "1.0-m", "1.0-a-1", "1.0-ab1", "1.0-am2", "1.0-4b28", "1.0-b28c0",
                "1.0-g4ea1", "1.0-ea1f", "9.4.48.v20220622", "1373.vb_7b_a_5c7d8e9f",
            })
    void isStableOtherwise(String text) {
        assertThat(version(text).isPrerelease()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    1, 2
                    1.9, 1.10
                    1.0.1, 1.1
                    1.2.3, 1.2.3.4
                    1.2.3.4, 1.2.3.10
                    v1.2, 1.3
                    1.2, V1.3
                    1.0, 1.0.1
                    99999999999999999999, 100000000000000000000
                    20231013, 20240101
                    1.0-alpha, 1.0-beta
                    1.0-beta, 1.0-milestone
                    1.0-milestone, 1.0-rc
                    1.0-rc, 1.0-SNAPSHOT
                    1.0-SNAPSHOT, 1.0
                    1.0-a1, 1.0-b1
                    1.0b9, 1.0-m1
                    1.0-M1, 1.0-rc1
                    1.0-rc2, 1.0-rc10
                    1.0-rc.2, 1.0-rc10
                    1.0.rc.1, 1.0
                    1.0.rc.1, 1.0.0-1
                    1.0-beta-1-SNAPSHOT, 1.0-beta-1
                    1.0-rc, 1.0-rc-1
                    1.0-dev, 1.0
                    1.0-nightly, 1.0
                    1.0-rc9, 1.0-dev
                    1.0, 1.0-sp
                    1.0-sp, 1.0-android
                    1.0-android, 1.0-jre
                    1.0-jre, 1.0-1
                    1.0-1, 1.0-2
                    1.0-9, 1.0-10
                    1.0-1, 1.0.1
                    1.0.Final, 1.0.1.Alpha1
                    1.0.0.Final-SNAPSHOT, 1.0.0.Final
                    9.4.48.v20220622, 9.4.49.v20220914
                    """)
    void comesBefore(String lower, String higher) {
        assertThat(version(lower)).isLessThan(version(higher));
        assertThat(version(higher)).isGreaterThan(version(lower));
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    1, 1.0
                    1.0, 1.0.0
                    1.0, v1.0
                    1.0, 1.0-ga
                    1.0, 1.0.Final
                    1.0, 1.0.RELEASE
                    1.0, 1.0-0
                    1.0-rc1, 1.0-CR1
                    1.0-rc1, 1.0.rc.1
                    1.0-rc1, 1.0RC-1
                    1.0-b2, 1.0-beta2
                    1.0a2, 1.0-alpha-2
                    1.0-M2, 1.0.milestone.2
                    1.02, 1.2
                    """)
    void isNeitherBeforeNorAfterAnotherSpelling(String left, String right) {
        assertThat(version(left)).isEqualByComparingTo(version(right));
        assertThat(version(left)).isNotEqualTo(version(right));
    }

    /** These are the texts that the releases of Maven itself do not agree about. */
    @Test
    void ordersByWordsAndNumbersHoweverTheyAreSeparated() {
        List<String> ascending =
                List.of(
                        "1.0-alpha-1",
                        "1.0.b2",
                        "1.0m3",
                        "1.0.rc1",
                        "1.0-rc-2",
                        "1.0.rc.3",
                        "1.0-SNAPSHOT",
                        "1.0",
                        "1.0-sp",
                        "1.0.sp.1",
                        "1.0-jre",
                        "1-1",
                        "1.0.0-2",
                        "1.0.1");
        List<String> shuffled = ascending.stream().sorted().toList();
        assertThat(shuffled.stream().map(MavenVersionTest::version).sorted())
                .extracting(Version::text)
                .isEqualTo(ascending);
    }

    @Test
    void ordersTheReleasesOfTheJenkinsGitPluginAsMavenDoes() {
        List<String> versions =
                RealTags.JENKINS_GIT_PLUGIN.names().stream()
                        .map(tag -> tag.replaceFirst("^git-", ""))
                        .toList();
        assertThat(versions.stream().map(MavenVersionTest::version).sorted())
                .extracting(Version::text)
                .isEqualTo(
                        versions.stream()
                                .sorted(Comparator.comparing(ComparableVersion::new))
                                .toList());
    }

    @Test
    void findsTheLatestStableReleaseOfTheJenkinsGitPlugin() {
        Optional<Version> latest =
                RealTags.JENKINS_GIT_PLUGIN.names().stream()
                        .flatMap(tag -> MavenVersion.parse(tag.replaceFirst("^git-", "")).stream())
                        .filter(version -> !version.isPrerelease())
                        .max(Version::compareTo);
        assertThat(latest).map(Version::text).contains("5.10.1");
    }

    private static Version version(String text) {
        return MavenVersion.parse(text).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    0.1,       true
                    v0,        true
                    0.9.9.9,   true
                    1,         false
                    1.0-beta,  false
                    10.0,      false
                    """)
    void knowsVersionsOfInitialDevelopment(String text, boolean initial) {
        assertThat(VersionScheme.MAVEN.parse(text)).map(Version::isInitial).contains(initial);
    }
}
