package io.github.pluginregistry.core.version;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * The laws of a total order, for every scheme. The versions are made of few parts, so that many are
 * equal or differ in one place alone.
 */
class PrecedenceLawsTest {

    @Property
    void precedenceIsAntisymmetric(@ForAll("pairs") List<Version> pair) {
        Version a = pair.get(0);
        Version b = pair.get(1);
        assertThat(sign(a, b)).isEqualTo(-sign(b, a));
    }

    @Property
    void precedenceIsTransitive(@ForAll("triples") List<Version> triple) {
        Version a = triple.get(0);
        Version b = triple.get(1);
        Version c = triple.get(2);
        if (sign(a, b) <= 0 && sign(b, c) <= 0) {
            assertThat(sign(a, c)).isEqualTo(Math.min(sign(a, b), sign(b, c)));
        }
    }

    @Property
    void everyVersionHasItsPlaceBesideItself(@ForAll("pairs") List<Version> pair) {
        Version version = pair.get(0);
        Version again = scheme(version).parse(version.text()).orElseThrow();
        assertThat(again).isEqualTo(version).isEqualByComparingTo(version);
    }

    @Property
    void whatIsReadIsPrintedAsItWas(@ForAll VersionScheme scheme, @ForAll("texts") String text) {
        Optional<Version> version = scheme.parse(text);
        version.ifPresent(read -> assertThat(read.text()).isEqualTo(text));
    }

    @Provide
    Arbitrary<List<Version>> pairs() {
        return versions(2);
    }

    @Provide
    Arbitrary<List<Version>> triples() {
        return versions(3);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                semanticTexts(),
                mavenTexts(),
                Arbitraries.strings().withChars("v019.-+aZ").ofMaxLength(12),
                Arbitraries.strings());
    }

    private static Arbitrary<List<Version>> versions(int count) {
        return Arbitraries.oneOf(
                versions(VersionScheme.SEMVER, semanticTexts()).list().ofSize(count),
                versions(VersionScheme.MAVEN, mavenTexts()).list().ofSize(count));
    }

    private static Arbitrary<Version> versions(VersionScheme scheme, Arbitrary<String> texts) {
        return texts.map(text -> scheme.parse(text).orElseThrow());
    }

    private static VersionScheme scheme(Version version) {
        return version instanceof SemanticVersion ? VersionScheme.SEMVER : VersionScheme.MAVEN;
    }

    private static Arbitrary<String> semanticTexts() {
        Arbitrary<String> number = Arbitraries.of("0", "1", "2", "10", "18446744073709551616");
        Arbitrary<String> identifier =
                Arbitraries.of(
                        "0", "1", "2", "10", "99999999999999999999", "a", "A", "rc", "-", "0a");
        return Combinators.combine(
                        Arbitraries.of("", "v", "V"),
                        number.list().ofSize(3),
                        identifier.list().ofMaxSize(3),
                        identifier.list().ofMaxSize(1))
                .as(
                        (prefix, numbers, prerelease, build) ->
                                prefix
                                        + String.join(".", numbers)
                                        + joined("-", prerelease)
                                        + joined("+", build));
    }

    private static String joined(String mark, List<String> identifiers) {
        return identifiers.stream()
                .collect(Collectors.joining(".", identifiers.isEmpty() ? "" : mark, ""));
    }

    private static Arbitrary<String> mavenTexts() {
        Arbitrary<String> part =
                Arbitraries.of(
                        "0",
                        "1",
                        "2",
                        "10",
                        "00",
                        "99999999999999999999",
                        "a",
                        "b",
                        "m",
                        "alpha",
                        "rc",
                        "cr",
                        "sp",
                        "ga",
                        "final",
                        "SNAPSHOT",
                        "foo",
                        "ea",
                        "dev",
                        "_",
                        "+",
                        ".",
                        ".",
                        ".",
                        "-",
                        "-",
                        "-");
        return Combinators.combine(Arbitraries.of("1", "v1", "2"), part.list().ofMaxSize(8))
                .as((start, parts) -> start + String.join("", parts));
    }

    private static int sign(Version left, Version right) {
        return Integer.signum(left.compareTo(right));
    }
}
