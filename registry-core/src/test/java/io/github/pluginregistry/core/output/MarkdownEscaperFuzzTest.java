package io.github.pluginregistry.core.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.io.ControlCharEscaper;
import io.github.pluginregistry.core.testing.HostileText;
import io.github.pluginregistry.core.testing.ParsedPage;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a text says, a reader of Markdown reads it as it was written, wherever it stands. */
class MarkdownEscaperFuzzTest {

    @Property
    void textReadsBack(@ForAll("texts") String text) {
        assertReadsBack(
                "x " + MarkdownEscaper.text(text) + " x",
                "x " + ControlCharEscaper.of(text) + " x");
        assertReadsBack("# " + MarkdownEscaper.text(text), ControlCharEscaper.of(text));
        assertReadsBack(
                "- **A:** " + MarkdownEscaper.text(text) + " x\n",
                "A: " + ControlCharEscaper.of(text) + " x");
    }

    @Property
    void codeReadsBack(@ForAll("texts") String text) {
        String expected = text.isEmpty() ? "\u27e8empty\u27e9" : ControlCharEscaper.of(text);

        assertReadsBack("x " + MarkdownEscaper.code(text) + " x", "x " + expected + " x");
    }

    @Property
    void aCellOfATableReadsBack(@ForAll("texts") String text) {
        String cell = MarkdownEscaper.text(text).replace("|", "\\|");
        ParsedPage page = new ParsedPage("| a | b |\n| --- | --- |\n| x" + cell + "x | y |\n");

        assertThat(page.rows().get(1))
                .containsExactly("x" + ControlCharEscaper.of(text) + "x", "y");
    }

    @Property
    void aRegistryIsAPageWithoutHtmlAndScripts(@ForAll("registries") RegistryOfTexts of) {
        ParsedPage page = new ParsedPage(of.page());

        assertThat(page.intruders()).isEmpty();
        assertThat(page.links())
                .noneMatch(link -> link.matches("(?is)\\s*(?:javascript|vbscript|data):.*"));
    }

    /** A registry by the page that it renders to, which is what a failure should show. */
    record RegistryOfTexts(String page) {}

    private static void assertReadsBack(String markdown, String text) {
        ParsedPage page = new ParsedPage(markdown);

        assertThat(page.text()).isEqualTo(text);
        assertThat(page.links()).isEmpty();
        assertThat(page.intruders()).isEmpty();
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                HostileText.line(),
                Arbitraries.strings().ofMaxLength(30),
                Arbitraries.strings().ascii().ofMaxLength(30));
    }

    @Provide
    Arbitrary<RegistryOfTexts> registries() {
        return HostileRegistry.any()
                .map(
                        registry ->
                                new RegistryOfTexts(
                                        new MarkdownRenderer()
                                                .render(
                                                        registry,
                                                        new PageLocation(
                                                                "..", "registry.yaml", "docs"))));
    }
}
