package io.github.pluginregistry.core.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pluginregistry.core.validation.SourceLocation;
import io.github.pluginregistry.core.validation.SourceNode;
import io.github.pluginregistry.core.validation.SourceNode.Entry;
import io.github.pluginregistry.core.validation.SourceNode.Mapping;
import io.github.pluginregistry.core.validation.SourceNode.Scalar;
import io.github.pluginregistry.core.validation.SourceNode.ScalarType;
import io.github.pluginregistry.core.validation.SourceNode.Sequence;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class NodeReaderTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    1.10       | NUMBER  | 1.10
                    0x1F       | NUMBER  | 0x1F
                    .inf       | NUMBER  | .inf
                    1e99999999 | NUMBER  | 1e99999999
                    true       | BOOLEAN | true
                    False      | BOOLEAN | False
                    ~          | NOTHING | ~
                    yes        | TEXT    | yes
                    off        | TEXT    | off
                    1.2.3      | TEXT    | 1.2.3
                    2026-11-20 | TEXT    | 2026-11-20
                    '1.10'     | TEXT    | 1.10
                    "true"     | TEXT    | true
                    v1 # note  | TEXT    | v1
                    """)
    void readsEachKindOfYamlValueAsItIsTyped(String yaml, ScalarType type, String text)
            throws Exception {
        assertThat(read(DefinitionFormat.YAML, "a: " + yaml))
                .isEqualTo(mapping(entry("a", 1, new Scalar(at(1), type, text))));
    }

    @Test
    void readsAKeyWithoutAValueAsNothing() throws Exception {
        assertThat(read(DefinitionFormat.YAML, "a:\nb: ''\n"))
                .isEqualTo(
                        mapping(
                                entry("a", 1, new Scalar(at(1), ScalarType.NOTHING, "")),
                                entry("b", 2, new Scalar(at(2), ScalarType.TEXT, ""))));
    }

    @Test
    void knowsTheLineOfEveryKeyAndValueInYaml() throws Exception {
        assertThat(
                        read(
                                DefinitionFormat.YAML,
                                """
                                # a comment
                                list:
                                  - one

                                  -
                                    key:
                                      two
                                """))
                .isEqualTo(
                        new Mapping(
                                at(2),
                                List.of(
                                        entry(
                                                "list",
                                                2,
                                                new Sequence(
                                                        at(3),
                                                        List.of(
                                                                text(3, "one"),
                                                                new Mapping(
                                                                        at(6),
                                                                        List.of(
                                                                                entry(
                                                                                        "key",
                                                                                        6,
                                                                                        text(
                                                                                                7,
                                                                                                "two"))))))))));
    }

    @Test
    void knowsTheLineOfEveryKeyAndValueInJson() throws Exception {
        assertThat(
                        read(
                                DefinitionFormat.JSON,
                                """
                                {
                                  "list": [
                                    "one", 1.10,
                                    true, null]
                                }"""))
                .isEqualTo(
                        mapping(
                                entry(
                                        "list",
                                        2,
                                        new Sequence(
                                                at(2),
                                                List.of(
                                                        text(3, "one"),
                                                        new Scalar(
                                                                at(3), ScalarType.NUMBER, "1.10"),
                                                        new Scalar(
                                                                at(4), ScalarType.BOOLEAN, "true"),
                                                        new Scalar(
                                                                at(4),
                                                                ScalarType.NOTHING,
                                                                "null"))))));
    }

    @Test
    void keepsAKeyThatIsWrittenTwice() throws Exception {
        assertThat(read(DefinitionFormat.YAML, "a: b\na: c\n"))
                .isEqualTo(mapping(entry("a", 1, text(1, "b")), entry("a", 2, text(2, "c"))));
    }

    @Test
    void keepsTheLineBreaksOfAText() throws Exception {
        assertThat(read(DefinitionFormat.YAML, "a: |\n  b\n  c\n"))
                .isEqualTo(mapping(entry("a", 1, text(1, "b\nc\n"))));
    }

    @Test
    void readsOneDocumentBetweenItsMarks() throws Exception {
        assertThat(read(DefinitionFormat.YAML, "%YAML 1.2\n---\na: b\n...\n"))
                .isEqualTo(new Mapping(at(3), List.of(entry("a", 3, text(3, "b")))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "docs: *here", "docs: !!str text", "docs: !own text", "docs: !!binary aGk=",
                "<<: {a: b}", "<<: *here", "pin: {<<: [*a, *b]}", "labels: !own [a]",
            })
    void refusesWhatRefersToOtherPartsOfTheFileOrToTypes(String line) {
        assertThat(Written.problemsOfPlugin(line))
                .first()
                .asString()
                .contains("registry.yaml:7: plugins[0].")
                .contains("aliases (*), tags (!) and merge keys (<<) are not supported");
    }

    @Test
    void readsOverAnAnchorThatNothingRefersTo() {
        assertThat(Written.plugin("docs: &here docs/a.md").profile().docs()).hasValue("docs/a.md");
    }

    @Test
    void tellsAnAliasOnceAndGoesOnReading() {
        assertThat(Written.problemsOfPlugin("includePrereleases: *a", "docs: *b", "status: gone"))
                .hasSize(3)
                .last()
                .asString()
                .startsWith("registry.yaml:9: plugins[0].status: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "# only a comment\n", "---\n", "~", "null"})
    void saysThatAFileIsEmpty(String text) {
        assertThat(Written.problems(text))
                .containsExactly(
                        "registry.yaml:1: the definition is empty; write name, repository and plugins, see https://github.com/pluginregistry/registry-maven-plugin/blob/main/docs/definition.md");
    }

    @Test
    void refusesASecondDocument() {
        assertThat(Written.problems(Written.PLUGIN + "---\nname: B\n"))
                .containsExactly(
                        "registry.yaml:8: a second document starts here; write one definition per file, without ---");
        assertThat(Written.problemsOfJson("{}\n{}"))
                .singleElement()
                .asString()
                .startsWith("registry.yaml:2: a second document starts here");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{a: ", "- "})
    void refusesNestingWithoutEnd(String opening) {
        assertThat(Written.problems(opening.repeat(10_000)))
                .containsExactly(
                        "registry.yaml:1: nesting is deeper than 20 deep here; write the definition as https://github.com/pluginregistry/registry-maven-plugin/blob/main/docs/definition.md shows it");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    name: a: b          | 1: invalid YAML at column 8: mapping values are not allowed here
                    a:\\n  - b\\n c: d  | 3: invalid YAML at column 2: expected <block end>, but found '<block mapping start>'
                    a:\\n\\t- b         | 2: invalid YAML at column 1: found character '\\t(TAB)' that cannot start any token. (Do not use \\t(TAB) for indentation)
                    a: @b               | 1: invalid YAML at column 4: found character '@' that cannot start any token. (Do not use @ for indentation)
                    a: b\\n? [c]\\n: d  | 2: invalid YAML at column 4: Expected a field name (Scalar value in YAML)
                    """)
    void saysInOneLineWhereAFileIsNoYaml(String text, String problem) {
        assertThat(Written.problems(text.replace("\\n", "\n").replace("\\t", "\t")))
                .containsExactly(
                        "registry.yaml:%s; %s".formatted(problem, DefinitionFormat.YAML.remedy));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"a": 1,}      | 1: invalid JSON at column 9: Unexpected character ('}' (code 125)): was expecting double-quote to start field name
                    {"a": 1        | 1: invalid JSON at column 8: Unexpected end-of-input: expected close marker for Object
                    {"a": 1]       | 1: invalid JSON at column 8: Unexpected close marker ']': expected '}'
                    {\\n"a": NaN}  | 2: invalid JSON at column 9: Non-standard token 'NaN'
                    {"a": "b\\n"}  | 1: invalid JSON at column 9: Illegal unquoted character ((CTRL-CHAR, code 10)): has to be escaped using backslash to be included in string value
                    """)
    void saysInOneLineWhereAFileIsNoJson(String text, String problem) {
        assertThat(Written.problemsOfJson(text.replace("\\n", "\n")))
                .containsExactly(
                        "registry.yaml:%s; %s".formatted(problem, DefinitionFormat.JSON.remedy));
    }

    @Test
    void placesANumberThatIsTooLongToRead() {
        assertThat(Written.problemsOfJson("{\n\"a\": " + "9".repeat(2000) + "}"))
                .singleElement()
                .asString()
                .startsWith(
                        "registry.yaml:2: invalid JSON at column 1: Number value length (2000) exceeds the maximum allowed; ");
    }

    @ParameterizedTest
    @EnumSource(DefinitionFormat.class)
    void refusesMoreValuesThanADefinitionCanHave(DefinitionFormat format) throws Exception {
        assertThat(read(format, "[" + "1,".repeat(119_998) + "1]")).isInstanceOf(Sequence.class);
        assertThatThrownBy(() -> read(format, "[" + "1,".repeat(119_999) + "1]"))
                .hasMessage(
                        "f:1: the definition has more than 120000 values up to here; check that this is the right file, or split the registry");
    }

    private static SourceNode read(DefinitionFormat format, String text) throws Exception {
        ErrorCollector problems = new ErrorCollector();
        SourceNode node = NodeReader.read(format, text, "f", problems);
        problems.throwIfAny();
        return withoutColumns(node);
    }

    /** What most tests here are about has a line, and its column is plain to see. */
    private static SourceNode withoutColumns(SourceNode node) {
        SourceLocation at = at(node.location().line());
        if (node instanceof Mapping mapping) {
            return new Mapping(
                    at,
                    mapping.entries().stream()
                            .map(
                                    it ->
                                            entry(
                                                    it.key(),
                                                    it.location().line(),
                                                    withoutColumns(it.value())))
                            .toList());
        }
        return node instanceof Sequence sequence
                ? new Sequence(
                        at, sequence.items().stream().map(NodeReaderTest::withoutColumns).toList())
                : new Scalar(at, ((Scalar) node).type(), ((Scalar) node).text());
    }

    private static Mapping mapping(Entry... entries) {
        return new Mapping(at(1), List.of(entries));
    }

    private static Entry entry(String key, int line, SourceNode value) {
        return new Entry(key, at(line), value);
    }

    private static Scalar text(int line, String text) {
        return new Scalar(at(line), ScalarType.TEXT, text);
    }

    private static SourceLocation at(int line) {
        return new SourceLocation("f", line);
    }
}
