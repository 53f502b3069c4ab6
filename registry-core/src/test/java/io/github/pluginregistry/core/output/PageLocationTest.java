package io.github.pluginregistry.core.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageLocationTest {

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    docs,          registry.yaml,       ..,       registry.yaml,  docs
                    docs/plugins,  registry.yaml,       ../..,    registry.yaml,  docs/plugins
                    .,             registry.yaml,       '',       registry.yaml,  ''
                    docs,          docs/my.json,        '',       my.json,        ''
                    docs,          etc/registry.yaml,   ../etc,   registry.yaml,  ../docs
                    docs,          docs/../pom.xml,     ..,       pom.xml,        docs
                    """)
    void findsTheWayFromThePageToTheDefinition(
            String outputDirectory,
            String definition,
            String directory,
            String file,
            String output) {
        assertThat(PageLocation.of(Path.of(outputDirectory), Path.of(definition)))
                .isEqualTo(new PageLocation(directory, file, output));
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    docs/page.md,           ../docs/page.md
                    docs/page.md#install,   ../docs/page.md#install
                    ./page.md,              .././page.md
                    ../other/page.md,       ../../other/page.md
                    a page (1).md,          ../a%20page%20(1).md
                    größe.md,               ../größe.md
                    """)
    void linksToAPathBesideTheDefinition(String path, String link) {
        assertThat(new PageLocation("..", "registry.yaml", "docs").linkTo(path)).hasValue(link);
    }

    /** RFC 3986: a reference starts from the address of the file that it stands in. */
    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    ..,      docs,       docs/a.md#b,             a.md#b
                    ..,      docs,       docs/two words.md,       two%20words.md
                    ..,      docs,       docs/a:b.md,             ../docs/a:b.md
                    ..,      docs,       docs/,                   ../docs/
                    ..,      docs,       guides/a.md,             ../guides/a.md
                    ..,      docs,       docs.md,                 ../docs.md
                    ../..,   docs/en,    docs/a.md,               ../../docs/a.md
                    '',      '',         guides/a.md,             guides/a.md
                    ../etc,  ../docs,    guides/a.md,             ../etc/guides/a.md
                    ..,      docs,       https://example.com/a,   https://example.com/a
                    """)
    void aReferenceStartsFromTheRegistrysFiles(
            String directory, String output, String target, String reference) {
        assertThat(new PageLocation(directory, "registry.yaml", output).reference(target))
                .isEqualTo(reference);
    }

    @Test
    void linksToAPathInTheSameDirectory() {
        assertThat(new PageLocation("", "registry.yaml", "").linkTo("page.md")).hasValue("page.md");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", " ", "/etc/passwd", "//a.example/x",
                "\\\\server\\share", "docs\\page.md", "javascript:alert(1)", "java script:alert(1)",
                "C:/page.md", "mailto:me@a.example", "page\u202e.md", "page\n.md",
                "\ud800",
            })
    void linksToNothingElse(String text) {
        assertThat(new PageLocation("..", "registry.yaml", "docs").linkTo(text)).isEmpty();
    }

    @Test
    void showsADefinitionWithAStrangeNameWithoutLinkingIt() {
        assertThat(new PageLocation("..", "a:b", "docs").linkToDefinition()).isEqualTo("`a:b`");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            textBlock =
                    """
                    registry.yaml,    docs,       ""
                    registry.yml,     docs,       ""
                    registry.json,    docs,       ""
                    pom.xml,          docs,       ""
                    plugins.yaml,     docs,       " -Dregistry.definition=plugins.yaml"
                    a$(b).yaml,       docs,       " '-Dregistry.definition=a$(b).yaml'"
                    it's.yaml,        docs,       ""
                    registry.yaml,    site/out,   " -Dregistry.outputDirectory=site/out"
                    registry.yaml,    "",         " -Dregistry.outputDirectory=."
                    my defs.yaml,     ../out,     " '-Dregistry.definition=my defs.yaml' -Dregistry.outputDirectory=../out"
                    """)
    void tellsAGoalWhatItDoesNotFindByItself(
            String definitionFile, String outputDirectory, String options) {
        assertThat(new PageLocation("..", definitionFile, outputDirectory).goalOptions())
                .isEqualTo(options);
    }
}
