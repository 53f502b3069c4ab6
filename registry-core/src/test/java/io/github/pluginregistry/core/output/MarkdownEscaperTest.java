package io.github.pluginregistry.core.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.io.ControlCharEscaper;
import io.github.pluginregistry.core.testing.HostileText;
import io.github.pluginregistry.core.testing.ParsedPage;
import java.util.Arrays;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.commonmark.node.Paragraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownEscaperTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Deploy applications to Kubernetes clusters",
                "Plan - and apply (twice) - in C#, at 5 > 3",
                "R&D, 100%; it's \"done\"!",
                "v0.4.0-rc.1+build.5",
                "デプロイ 🚀"
            })
    void leavesPlainTextAlone(String text) {
        assertThat(MarkdownEscaper.text(text)).isEqualTo(text);
        assertThat(MarkdownEscaper.prose(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '→',
            textBlock =
                    """
                    snake_case name              → `snake_case` name
                    a * b * c                    → a `*` b `*` c
                    <script>alert(1)</script> x  → `<script>alert(1)</script>` x
                    AT&amp;T                     → `AT&amp;T`
                    see https://a.example now    → see `https://a.example` now
                    see www.a.example            → see `www.a.example`
                    see WWW.a.example            → see `WWW.a.example`
                    mail me@a.example            → mail `me@a.example`
                    at https://a.example, then.  → at `https://a.example`, then.
                    by @octocat                  → by `@octocat`
                    fast :rocket:                → fast `:rocket:`
                    from $5 to $9                → from `$5` to `$9`
                    [link](x) ![image](y)        → `[link](x)` `![image](y)`
                    note[^1]                     → `note[^1]`
                    ~~gone~~                     → `~~gone~~`
                    a|b                          → `a|b`
                    back\\slash                  → `back\\slash`
                    tick`ed                      → ``tick`ed``
                    `ticked`                     → `` `ticked` ``
                    C #                          → C \\#
                    """)
    void putsWordsThatMayBeMarkupIntoBackticks(String text, String markdown) {
        assertThat(MarkdownEscaper.text(text)).isEqualTo(markdown.strip());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '→',
            textBlock =
                    """
                    - item       → \\- item
                    + item       → \\+ item
                    1. item      → 1\\. item
                    2026) item   → 2026\\) item
                    ---          → \\---
                    - - -        → \\- - -
                    ===          → \\===
                    > quote      → \\> quote
                    :--          → \\:--
                    # title      → \\# title
                    -5 degrees   → -5 degrees
                    1.5 million  → 1.5 million
                    --flag       → --flag
                    """)
    void keepsALineFromOpeningABlock(String text, String markdown) {
        assertThat(MarkdownEscaper.prose(text)).isEqualTo(markdown.strip());
    }

    @Test
    void keepsTheLinesAndParagraphsOfProse() {
        assertThat(MarkdownEscaper.prose("one\ntwo\n\nthree\n")).isEqualTo("one\ntwo\n\nthree\n");
    }

    @Test
    void keepsSpacesThatMarkdownWouldDrop() {
        assertThat(MarkdownEscaper.text("  a  b ")).isEqualTo("&#32; a  b&#32;");
    }

    @Test
    void showsALineBreakWhereALineIsWanted() {
        assertThat(MarkdownEscaper.text("a\nb")).isEqualTo("a⟨U+000A⟩b");
    }

    @Test
    void saysThatAnEmptyCodeIsEmpty() {
        assertThat(MarkdownEscaper.code("")).isEqualTo("`⟨empty⟩`");
    }

    @Test
    void keepsADestinationWhole() {
        String destination = "https://a.example/(x)?a=1&copy;b=)";

        assertThat(new ParsedPage(MarkdownEscaper.link("x", destination)).links())
                .containsExactly(destination);
    }

    @Property
    void textReadsAsItWasWritten(@ForAll("lines") String text) {
        ParsedPage page = new ParsedPage("x " + MarkdownEscaper.text(text) + " x");

        assertThat(page.text()).isEqualTo("x " + ControlCharEscaper.of(text) + " x");
        assertThat(page.links()).isEmpty();
        assertThat(page.intruders()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("io.github.pluginregistry.core.testing.HostileText#samples")
    void everyHostileTextReadsAsItWasWritten(String text) {
        ParsedPage page = new ParsedPage("x " + MarkdownEscaper.text(text) + " x");

        assertThat(page.text().equals("x " + ControlCharEscaper.of(text) + " x")).isTrue();
        assertThat(page.links()).isEmpty();
        assertThat(page.intruders()).isEmpty();
    }

    @Test
    void aMillionFullStopsAreNoMoreWorkThanTheyAre() {
        String word = "*" + "!".repeat(1_000_000) + "a";
        assertThat(MarkdownEscaper.text(word)).isEqualTo("`" + word + "`");
    }

    @Property
    void textIsAHeadingAsItWasWritten(@ForAll("lines") String text) {
        ParsedPage page = new ParsedPage("# " + MarkdownEscaper.text(text));

        assertThat(page.headings(1)).containsExactly(ControlCharEscaper.of(text));
    }

    @Property
    void codeReadsAsItWasWritten(@ForAll("lines") String text) {
        String expected = text.isEmpty() ? "⟨empty⟩" : ControlCharEscaper.of(text);

        assertThat(new ParsedPage(MarkdownEscaper.code(text)).text()).isEqualTo(expected);
    }

    @Property
    void proseIsParagraphsAlone(@ForAll("texts") String text) {
        ParsedPage page = new ParsedPage(MarkdownEscaper.prose(text));

        assertThat(page.blocks()).allMatch(Paragraph.class::isInstance);
        assertThat(page.text().replace("\n", ""))
                .isEqualTo(
                        Arrays.stream(text.split("\n"))
                                .map(ControlCharEscaper::of)
                                .collect(Collectors.joining()));
        assertThat(page.links()).isEmpty();
        assertThat(page.intruders()).isEmpty();
    }

    @Property
    void neverMakesOneProseOfTwoTexts(@ForAll("texts") String one, @ForAll("texts") String other) {
        assertThat(MarkdownEscaper.prose(one).equals(MarkdownEscaper.prose(other)))
                .isEqualTo(one.equals(other));
    }

    @Provide
    Arbitrary<String> lines() {
        return HostileText.line();
    }

    @Provide
    Arbitrary<String> texts() {
        return HostileText.text();
    }
}
