package io.github.pluginregistry.core.version;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.testing.HostileText;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever pattern meets whatever tag, there is an answer, and it is a piece of the tag. */
class TagPatternFuzzTest {

    @Property
    void anyPatternReadsAnyTagOrIsRefused(
            @ForAll("texts") String pattern, @ForAll("texts") String tag) {
        try {
            TagPattern read = TagPattern.of(pattern);
            Optional<String> version = read.version(tag);
            assertThat(tag).contains(version.orElse(""));
            assertThat(version).isNotEqualTo(Optional.of(""));
            assertThat(tag.startsWith(read.literalPrefix()) || version.isEmpty()).isTrue();
            assertThat(TagPattern.of(pattern).version(tag)).isEqualTo(version);
        } catch (IllegalArgumentException refused) {
            assertThat(refused).hasMessageStartingWith("a tag pattern ");
        }
    }

    @Property
    void aTextWithoutWildcardsMatchesItselfAlone(@ForAll("texts") String text) {
        String tag = text.replaceAll("[*?{\\s\\p{Cntrl}]|\\p{Cc}|\\p{Z}", "") + "v1";

        assertThat(TagPattern.of(tag).version(tag)).isPresent();
        assertThat(TagPattern.of(tag).version(tag + "x")).isEmpty();
    }

    @Property
    void whatWasMeantIsOneOfTheCandidates(
            @ForAll("texts") String word, @ForAll("lists") List<String> tags) {
        assertThat(ClosestMatch.to(word, tags))
                .matches(it -> it.isEmpty() || tags.contains(it.get()));
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> pieces =
                Arbitraries.of(
                                "*",
                                "**",
                                "?",
                                "/",
                                "{version}",
                                "v",
                                "1",
                                ".",
                                "-",
                                "a",
                                "@",
                                "+",
                                "{",
                                "}",
                                "\ud83d\ude00",
                                "\ud83d",
                                "\u00e4",
                                "a\u0308")
                        .list()
                        .ofMaxSize(12)
                        .map(parts -> String.join("", parts));
        return Arbitraries.oneOf(pieces, Arbitraries.strings().ofMaxLength(20), HostileText.line());
    }

    @Provide
    Arbitrary<List<String>> lists() {
        return texts().list().ofMaxSize(5);
    }
}
