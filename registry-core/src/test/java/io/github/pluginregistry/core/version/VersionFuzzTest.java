package io.github.pluginregistry.core.version;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.testing.HostileText;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a tag spells is a version or none, and every two versions have an order. */
class VersionFuzzTest {

    @Property
    void anyTextIsAVersionOrNone(
            @ForAll VersionScheme scheme,
            @ForAll("texts") String one,
            @ForAll("texts") String other) {
        Optional<Version> first = scheme.parse(one);
        Optional<Version> second = scheme.parse(other);

        assertThat(first.map(Version::text).orElse(one)).isEqualTo(one);
        assertThat(scheme.parse(one)).isEqualTo(first);
        if (first.isPresent() && second.isPresent()) {
            int order = first.get().compareTo(second.get());
            assertThat(Integer.signum(second.get().compareTo(first.get())))
                    .isEqualTo(-Integer.signum(order));
            assertThat(first.get().compareTo(scheme.parse(one).orElseThrow())).isZero();
        }
    }

    @Property(tries = 50)
    void aLongTextTakesNoLongerThanItIs(
            @ForAll VersionScheme scheme,
            @ForAll("texts") String start,
            @ForAll("texts") String text) {
        String piece = text.isEmpty() ? "1-" : text;
        String one = start + piece.repeat(200_000 / piece.length());

        scheme.parse(one)
                .ifPresent(it -> assertThat(it.compareTo(scheme.parse(one).orElse(it))).isZero());
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> pieces =
                Arbitraries.of(
                                "v",
                                "V",
                                "0",
                                "1",
                                "10",
                                "01",
                                "9".repeat(40),
                                ".",
                                "-",
                                "+",
                                "_",
                                "alpha",
                                "rc",
                                "a",
                                "beta",
                                "SNAPSHOT",
                                "ea",
                                "1.0.0",
                                "v1.2.3",
                                "\u0663")
                        .list()
                        .ofMaxSize(10)
                        .map(parts -> String.join("", parts));
        Arbitrary<String> versions = pieces.map("1.0.0-"::concat);
        return Arbitraries.oneOf(
                pieces, versions, Arbitraries.strings().ofMaxLength(12), HostileText.line());
    }
}
