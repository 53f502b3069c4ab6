package io.github.pluginregistry.core.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TagPatternTest {

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    pkg/plugin/kubernetes/*, pkg/plugin/kubernetes/v0.4.0, v0.4.0
                    v*,                      v1.2.3,                       v1.2.3
                    *,                       1.0.0,                        1.0.0
                    **/v*,                   a/b/v1.0.0,                   v1.0.0
                    v1.0.0,                  v1.0.0,                       v1.0.0
                    release-*,               release-1.0.0,                release-1.0.0
                    """)
    void readsTheVersionFromTheLastSegment(String pattern, String tag, String version) {
        assertThat(TagPattern.of(pattern).version(tag)).contains(version);
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    surefire-{version},         surefire-3.5.6,             3.5.6
                    cloudtrail-{version},       cloudtrail-0.2.5-rc1,       0.2.5-rc1
                    @scope/name@{version},      @scope/name@1.2.3,          1.2.3
                    v{version}-core,            v1.2.3-core,                1.2.3
                    {version}-core,             v1.2.3-core,                v1.2.3
                    {version},                  V1.0.0,                     V1.0.0
                    {version}/core,             1.0.0/core,                 1.0.0
                    git-{version},              git-9.0,                    9.0
                    a/{version}/**,             a/v1/b/c,                   v1
                    **/{version},               a/b/v1.0.0,                 v1.0.0
                    release/*/{version}-?,      release/x/1.0-b,            1.0
                    """)
    void readsTheVersionFromItsMarkedPlace(String pattern, String tag, String version) {
        assertThat(TagPattern.of(pattern).version(tag)).contains(version);
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    cloudtrail-{version}, cloudtrail-extra-1.0.0
                    k8saudit-{version},   k8saudit-eks-0.1.0
                    git-{version},        git-vnext
                    git-{version},        git-
                    git-{version},        git-v
                    git-{version},        git-vv1
                    git-{version},        git-1.0/x
                    git-{version},        git-٣.0
                    v{version}-core,      v-core
                    v{version}-core,      v1.2.3
                    {version}1,           1
                    """)
    void readsNoVersionThatDoesNotStartLikeOneOrCrossesASlash(String pattern, String tag) {
        assertThat(TagPattern.of(pattern).version(tag)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    *{version},      k8s-1.0,        8s-1.0
                    *{version},      rev1.0,         v1.0
                    *-{version},     a-1-2.0,        1-2.0
                    **{version},     a1/v2/b,
                    **{version}**,   a1/v2/b,        1
                    {version}*,      1.0-core,       1.0-core
                    {version}-*,     1.0-a-b,        1.0-a
                    {version}-**,    1.0-a/2-b,      1.0
                    *{version}-*,    x1-2-3,         1-2
                    *{version}5*,    1v5/5,
                    """)
    void readsTheLeftmostVersionAndOfThoseTheLongest(String pattern, String tag, String version) {
        assertThat(TagPattern.of(pattern).version(tag).orElse(null)).isEqualTo(version);
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    a/*,      a/b/1
                    a/*,      a/
                    a/*,      a
                    a/*,      A/1
                    a/*,      ba/1
                    a?c,      a/c
                    a?c,      ac
                    a?c,      abbc
                    *,        a/b
                    *b,       a/b
                    **/b,     b
                    **/,      a/
                    a.c,      abc
                    a+,       aa
                    [ab]1,    a1
                    {a}1,     a1
                    {Version},1
                    v1,       v1.0
                    v1.0,     v1
                    """)
    void doesNotMatch(String pattern, String tag) {
        assertThat(TagPattern.of(pattern).version(tag)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    a/*,      a/b
                    *,        b
                    a/b*,     a/b
                    a/*b*,    a/b
                    a**b,     ab
                    a**b,     a/x/b
                    a/**/b,   a//b
                    a/**/b,   a/x/y/b
                    a/**b,    a/x/yb
                    a***b,    a/xb
                    a****b,   a/x/b
                    a?c,      abc
                    a?c,      a𝛼c
                    a??c,     a?*c
                    [ab]1,    [ab]1
                    {a}1,     {a}1
                    a.c+(d)$, a.c+(d)$
                    \\d^|,    \\d^|
                    """)
    void matches(String pattern, String tag) {
        assertThat(TagPattern.of(pattern).version(tag)).isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    plugin/kubernetes/*,  plugin/kubernetes/
                    v1.0.0,               v1.0.0
                    cloudtrail-{version}, cloudtrail-
                    a/b?c,                a/b
                    𝛼/**,                 𝛼/
                    *,                    ''
                    {version}-core,       ''
                    """)
    void knowsWhatEveryMatchStartsWith(String pattern, String prefix) {
        assertThat(TagPattern.of(pattern).literalPrefix()).isEqualTo(prefix);
    }

    @Test
    void printsWhatTheDefinitionSays() {
        assertThat(TagPattern.of("a/**/{version}?")).hasToString("a/**/{version}?");
    }

    @Test
    void equalsThePatternOfTheSameText() {
        assertThat(TagPattern.of("a/*"))
                .isEqualTo(TagPattern.of("a/*"))
                .hasSameHashCodeAs(TagPattern.of("a/*"))
                .isNotEqualTo(TagPattern.of("a/**"));
    }

    @Test
    void refusesAnEmptyPattern() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TagPattern.of(""))
                .withMessage("a tag pattern must not be empty");
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1 *", "v1\t*", "v1\n*", "v1\u00a0*", "v1\u0000*", "v1\u007f*"})
    void refusesWhiteSpaceAndControlCharacters(String pattern) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TagPattern.of(pattern))
                .withMessage(
                        "a tag pattern must not contain white space or control characters,"
                                + " but character 3 is one");
    }

    @Test
    void refusesTwoVersions() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TagPattern.of("{version}-{version}"))
                .withMessage("a tag pattern may contain {version} once at most");
    }

    @Test
    void refusesMoreThanAThousandCharacters() {
        assertThat(TagPattern.of("*".repeat(1000)).version("v1")).contains("v1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TagPattern.of("*".repeat(1001)))
                .withMessage("a tag pattern has at most 1000 characters, this one has 1001");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*a*a*a*a*b",
                "**a**a*a**a**b",
                "*{version}*a*a*b",
                "**{version}**b",
                "**/{version}**/b",
                "{version}*a*a*b",
            })
    void refusesAHugeTagThatMatchesNearlyEverywhere(String pattern) {
        TagPattern tagPattern = TagPattern.of(pattern);
        assertThat(tagPattern.version("a".repeat(1_000_000))).isEmpty();
        assertThat(tagPattern.version("v1a".repeat(333_333))).isEmpty();
        assertThat(tagPattern.version("v1/".repeat(333_333))).isEmpty();
        assertThat(tagPattern.version("/".repeat(1_000_000))).isEmpty();
    }

    @Test
    void readsAHugeTagInWhichTheVersionCouldBeAnywhere() {
        String tag = "v1".repeat(500_000);
        assertThat(TagPattern.of("**{version}**").version(tag)).contains(tag);
        assertThat(TagPattern.of("**a{version}**").version("a" + tag)).contains(tag);
    }
}
