package io.github.pluginregistry.core.version;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.testing.RealTags;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SemanticVersionTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0", "1.9.0",
                "10.20.30", "1.0.0-alpha",
                "1.0.0-0.3.7", "1.0.0-x.7.z.92",
                "1.0.0-x-y-z.--", "1.0.0-0A.00a.-0",
                "1.0.0-alpha+001", "1.0.0+20130313144700",
                "1.0.0-beta+exp.sha.5114f85", "1.0.0+21AF26D3----117B344092BD",
                "1.0.0+a-b.000", "1.0.0--",
                "18446744073709551616.0.99999999999999999999999", "v1.2.3",
                "V1.2.3-rc.1+linux",
            })
    void readsAVersionAndKeepsItsText(String text) {
        assertThat(SemanticVersion.parse(text)).map(Version::text).contains(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "v", "1", "v1", "v10", "1.2",
                "1.2.3.4", "1.2.x", "latest", "v.1.2.3", "vv1.2.3", "Vv1.2.3",
                "w1.2.3", "=1.2.3", "01.2.3", "1.02.3", "1.2.00", "-1.2.3",
                "+1.2.3", "1.-2.3", "1..3", ".1.2.3", "1.2.3.", "1.2.3-",
                "1.2.3+", "1.2.3-+b", "1.2.3-a+", "1.2.3-a..b", "1.2.3-.a", "1.2.3-a.",
                "1.2.3+a..b", "1.2.3+.a", "1.2.3+a.", "1.2.3+a+b", "1.2.3-01", "1.2.3-a.00",
                "1.2.3-a_b", "1.2.3+a_b", "1.2.3-ä", "1.2.٣", "1.2.3-１", "1.2.3 ",
                " 1.2.3", "1.2.3\n", "1.2.3/4", "1.2.3-a:b", "1.2.3-a@b", "1.2.3-a[b",
                "1.2.3-a`b", "1.2.3-a{b", "1.2.3rc1", "1,2,3",
            })
    void readsNothingElse(String text) {
        assertThat(SemanticVersion.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    1.0.0, false
                    v1.0.0, false
                    1.0.0+build, false
                    1.0.0+build-1, false
                    0.1.0, false
                    1.0.0-0, true
                    1.0.0-rc.1, true
                    1.0.0-final, true
                    v1.0.0-SNAPSHOT+42, true
                    """)
    void isAPrereleaseWhereIdentifiersFollowAHyphen(String text, boolean prerelease) {
        assertThat(version(text).isPrerelease()).isEqualTo(prerelease);
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    1.0.0, 2.0.0
                    2.0.0, 2.1.0
                    2.1.0, 2.1.1
                    1.0.0-alpha, 1.0.0
                    1.0.0-alpha, 1.0.0-alpha.1
                    1.0.0-alpha.1, 1.0.0-alpha.beta
                    1.0.0-alpha.beta, 1.0.0-beta
                    1.0.0-beta, 1.0.0-beta.2
                    1.0.0-beta.2, 1.0.0-beta.11
                    1.0.0-beta.11, 1.0.0-rc.1
                    1.0.0-rc.1, 1.0.0
                    1.9.0, 1.10.0
                    1.10.0, 1.11.0
                    0.0.0, 0.0.1
                    0.0.9, 0.0.10
                    0.9.0, 0.10.0
                    0.9.99, 0.10.0
                    0.99.99, 1.0.0
                    9.0.0, 10.0.0
                    99.0.0, 100.0.0
                    1.2.9, 1.3.0
                    1.0.9, 1.1.0
                    1.9.9, 2.0.0
                    2.0.0-rc.1, 2.0.0
                    1.9.9, 2.0.0-alpha
                    1.0.0, 1.0.1-0
                    1.0.0-0, 1.0.0
                    1.0.0-0, 1.0.0-1
                    1.0.0-2, 1.0.0-10
                    1.0.0-9, 1.0.0-a
                    1.0.0-99999, 1.0.0--
                    1.0.0-999, 1.0.0-0a
                    1.0.0-1, 1.0.0-A
                    1.0.0--, 1.0.0-0a
                    1.0.0-0a, 1.0.0-A
                    1.0.0-A, 1.0.0-Z
                    1.0.0-Z, 1.0.0-a
                    1.0.0-RC, 1.0.0-alpha
                    1.0.0-a, 1.0.0-aa
                    1.0.0-a, 1.0.0-b
                    1.0.0-a-, 1.0.0-a0
                    1.0.0-a.b, 1.0.0-a-b
                    1.0.0-rc1, 1.0.0-rc10
                    1.0.0-rc10, 1.0.0-rc2
                    1.0.0-rc.2, 1.0.0-rc.10
                    1.0.0-rc, 1.0.0-rc.0
                    1.0.0-rc.0, 1.0.0-rc.0.0
                    1.0.0-rc.1.9, 1.0.0-rc.2
                    1.0.0-rc.9, 1.0.0-rc.a
                    1.0.0-a.1.b, 1.0.0-a.1.c
                    1.0.0-a.1.9, 1.0.0-a.b.1
                    1.0.0-1.2, 1.0.0-1.10
                    1.0.0-alpha+z, 1.0.0-beta+a
                    1.0.0+z, 1.0.1+a
                    1.0.0-rc+z, 1.0.0+a
                    v1.0.0, 1.0.1
                    1.0.0, v1.0.1
                    V1.0.0-rc.1, v1.0.0
                    v0.9.9, V1.0.0
                    2147483647.0.0, 2147483648.0.0
                    9223372036854775807.0.0, 9223372036854775808.0.0
                    99999999999999999999.0.0, 100000000000000000000.0.0
                    1.0.18446744073709551615, 1.0.18446744073709551616
                    1.0.0-18446744073709551615, 1.0.0-18446744073709551616
                    1.0.0-rc.9999999999999999999, 1.0.0-rc.10000000000000000000
                    v0.9.10-1-4ab28c0, v0.9.10
                    v0.9.10-1-4ab28c0, v0.9.10-1-8609c84
                    """)
    void comesBefore(String lower, String higher) {
        assertThat(version(lower)).isLessThan(version(higher));
        assertThat(version(higher)).isGreaterThan(version(lower));
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    1.0.0, v1.0.0
                    v1.0.0, V1.0.0
                    1.0.0+1, 1.0.0+2
                    1.0.0, 1.0.0+build
                    1.0.0-rc.1+a.b, v1.0.0-rc.1
                    """)
    void isNeitherBeforeNorAfterOneThatDiffersInBuildMetadataOrAnInitialV(
            String left, String right) {
        assertThat(version(left)).isEqualByComparingTo(version(right));
        assertThat(version(left)).isNotEqualTo(version(right));
    }

    @Test
    void readsNumbersOfAHundredThousandDigits() {
        String nines = "9".repeat(100_000);
        String tens = "1" + "0".repeat(100_000);
        assertThat(version(nines + ".0.0")).isLessThan(version(tens + ".0.0"));
        assertThat(version("1.0.0-" + nines)).isLessThan(version("1.0.0-" + tens));
    }

    @Test
    void readsAHundredThousandIdentifiers() {
        String version = "1.0.0" + "-a".repeat(100_000) + ".a".repeat(100_000);
        assertThat(version(version)).isLessThan(version(version + ".0"));
        assertThat(SemanticVersion.parse(version + "..0")).isEmpty();
        assertThat(SemanticVersion.parse(".".repeat(1_000_000))).isEmpty();
    }

    @Test
    void ordersTheTagsOfTheSdkAsTheyWereReleased() {
        List<String> versions =
                RealTags.PIPECD_SDK.names().stream()
                        .map(SemanticVersionTest::version)
                        .sorted()
                        .map(Version::text)
                        .toList();
        assertThat(versions)
                .containsExactly("v0.1.0", "v0.2.0", "v0.3.0", "v0.3.1", "v0.3.2", "v0.4.0");
    }

    @Test
    void findsTheLatestStableReleaseOfPipecdAmongAllItsTags() {
        Optional<Version> latest =
                RealTags.PIPECD.names().stream()
                        .flatMap(tag -> SemanticVersion.parse(tag).stream())
                        .filter(version -> !version.isPrerelease())
                        .max(Version::compareTo);
        assertThat(latest).map(Version::text).contains("v0.57.0");
    }

    private static Version version(String text) {
        return SemanticVersion.parse(text).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    v0.1.0,      true
                    0.0.0-rc.1,  true
                    v1.0.0,      false
                    10.0.0,      false
                    """)
    void knowsVersionsOfInitialDevelopment(String text, boolean initial) {
        assertThat(VersionScheme.SEMVER.parse(text)).map(Version::isInitial).contains(initial);
    }
}
