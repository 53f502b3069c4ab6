package io.github.pluginregistry.core.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.pluginregistry.core.model.RepositoryUrl;
import io.github.pluginregistry.core.validation.Diagnostic;
import io.github.pluginregistry.core.validation.SourceLocation;
import io.github.pluginregistry.core.validation.SourceNode;
import io.github.pluginregistry.core.validation.SourceNode.Entry;
import io.github.pluginregistry.core.validation.SourceNode.Mapping;
import io.github.pluginregistry.core.validation.SourceNode.Scalar;
import io.github.pluginregistry.core.validation.SourceNode.ScalarType;
import io.github.pluginregistry.core.validation.SourceNode.Sequence;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DefinitionReaderTest {

    @TempDir private Path folder;

    @Test
    void readsTheSameFromYamlAndJson() {
        assertThat(Written.json(Written.resource("complete.json")))
                .usingRecursiveComparison()
                .ignoringFieldsMatchingRegexes(".*positions?")
                .isEqualTo(Written.yaml(Written.resource("complete.yaml")));
    }

    @Test
    void readsTheSameFromYamlAndNodes() throws Exception {
        SourceNode nodes =
                mapping(
                        entry("name", text("Tools")),
                        entry("repository", text("https://github.com/owner/home")),
                        entry(
                                "plugins",
                                sequence(
                                        mapping(
                                                entry("id", text("hammer")),
                                                entry("name", text("Hammer")),
                                                entry("tagPattern", text("v*")),
                                                entry("labels", sequence(text("iron"))),
                                                entry(
                                                        "includePrereleases",
                                                        scalar(ScalarType.BOOLEAN, "true"))))));

        assertThat(new DefinitionReader().read(nodes))
                .usingRecursiveComparison()
                .ignoringFieldsMatchingRegexes(".*positions?")
                .isEqualTo(
                        Written.yaml(
                                Written.PLUGIN
                                        + "    labels: [iron]\n    includePrereleases: true\n"));
    }

    @Test
    void tellsOfNodesWhatItTellsOfFiles() {
        assertThat(
                        catchThrowableOfType(
                                        DefinitionException.class,
                                        () ->
                                                new DefinitionReader()
                                                        .read(mapping(entry("name", text("A")))))
                                .problems())
                .extracting(Diagnostic::toString)
                .containsExactly(
                        "pom.xml: repository: this key is missing; add it, for example repository: https://github.com/pipe-cd/pipecd",
                        "pom.xml: plugins: this key is missing; add it");
    }

    @Test
    void tellsAllMistakesOfAFileAtOnce() throws Exception {
        Path file =
                Files.writeString(
                        folder.resolve("mistakes.yaml"), Written.resource("mistakes.yaml"));

        assertThatThrownBy(() -> new DefinitionReader().read(file))
                .isInstanceOf(DefinitionException.class)
                .hasMessage(Written.resource("mistakes.txt").stripTrailing());
    }

    @Test
    void callsAFileByItsNameUnlessToldOtherwise() throws Exception {
        Path file = Files.writeString(folder.resolve("registry.yml"), "name: A\n");

        assertThatThrownBy(() -> new DefinitionReader().read(file))
                .hasMessageStartingWith("registry.yml:1: ");
        assertThatThrownBy(() -> new DefinitionReader().read(file, "sub/registry.yml"))
                .hasMessageStartingWith("sub/registry.yml:1: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"registry.yaml", "registry.yml", "registry.json", "REGISTRY.JSON"})
    void knowsTheFormatByTheFilesName(String name) throws Exception {
        Path file =
                Files.writeString(
                        folder.resolve(name),
                        """
                        {"name": "A", "repository": "https://github.com/owner/home",
                         "plugins": [{"id": "a", "name": "A", "tagPattern": "v*"}]}
                        """);

        assertThat(new DefinitionReader().read(file).repository())
                .isEqualTo(RepositoryUrl.of("https://github.com/owner/home"));
    }

    @Test
    void refusesAFileOfAnUnknownFormat() throws Exception {
        Path file = Files.writeString(folder.resolve("registry.toml"), "name = 'A'\n");

        assertThatThrownBy(() -> new DefinitionReader().read(file))
                .isInstanceOf(DefinitionException.class)
                .hasMessage(
                        "registry.toml: the file name does not tell YAML from JSON; give it a name that ends in .yaml, .yml or .json");
    }

    @Test
    void saysWhereThereIsNoDefinition() {
        Path file = folder.resolve("registry.yaml");

        assertThatThrownBy(() -> new DefinitionReader().read(file))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessage(
                        file
                                + ": no definition found; write one, see https://github.com/pluginregistry/registry-maven-plugin/blob/main/docs/definition.md");
    }

    @Test
    void saysThatAFolderIsNoDefinition() throws Exception {
        Path file = Files.createDirectory(folder.resolve("registry.yaml"));

        assertThatThrownBy(() -> new DefinitionReader().read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is a directory");
    }

    @Test
    void refusesAFileThatIsTooLarge() throws Exception {
        Path file = folder.resolve("registry.yaml");
        String full =
                (Written.PLUGIN + ("#".repeat(99) + "\n").repeat(DefinitionDecoder.LIMIT / 100))
                        .substring(0, DefinitionDecoder.LIMIT);

        Files.writeString(file, full);
        assertThat(new DefinitionReader().read(file).plugins()).hasSize(1);
        Files.writeString(file, full + "#");
        assertThatThrownBy(() -> new DefinitionReader().read(file))
                .isInstanceOf(DefinitionException.class)
                .hasMessage(
                        "registry.yaml: the definition is larger than 8 MB; check that this is the right file, or split the registry");
    }

    @Test
    void readsATextAsItReadsTheFile() throws Exception {
        assertThat(new DefinitionReader().read(Written.PLUGIN, "tools/registry.yaml"))
                .usingRecursiveComparison()
                .ignoringFieldsMatchingRegexes(".*positions?")
                .isEqualTo(Written.yaml(Written.PLUGIN));
    }

    @Test
    void refusesATextThatIsTooLarge() {
        String text = Written.PLUGIN + "#".repeat(DefinitionDecoder.LIMIT);

        assertThatThrownBy(() -> new DefinitionReader().read(text, "tools/registry.yaml"))
                .isInstanceOf(DefinitionException.class)
                .hasMessageStartingWith("tools/registry.yaml: the definition is larger than 8 MB;");
    }

    @Test
    void refusesALongLineOfYamlAndReadsOneOfJson() throws Exception {
        String blanks = " ".repeat(DefinitionDecoder.LONGEST_LINE);
        String json = "{\"name\": \"a\"}";

        assertThatThrownBy(() -> new DefinitionReader().read(json + blanks, "registry.yaml"))
                .isInstanceOf(DefinitionException.class)
                .hasMessageStartingWith(
                        "registry.yaml:1: this line has more than 100,000 characters");
        assertThatThrownBy(() -> new DefinitionReader().read(json + blanks, "registry.json"))
                .hasMessageContaining("repository: this key is missing");
    }

    @Property(tries = 300)
    void saysWhatIsWrongWithAnyText(@ForAll DefinitionFormat format, @ForAll("texts") String text) {
        assertThat(Written.problems(format, text.getBytes(StandardCharsets.UTF_8))).isNotEmpty();
    }

    @Property(tries = 300)
    void saysInOneLineEachWhatIsWrongWithAnyValue(
            @ForAll("lines") int line, @ForAll("values") String value) {
        List<String> lines = new ArrayList<>(Written.resource("complete.yaml").lines().toList());
        lines.set(line, lines.get(line).replaceFirst(": .*", ": ") + quoted(value));

        assertThat(Written.problems(String.join("\n", lines)))
                .allSatisfy(problem -> assertThat(problem).hasLineCount(1));
    }

    @Provide
    Arbitrary<Integer> lines() {
        return Arbitraries.integers()
                .between(0, (int) Written.resource("complete.yaml").lines().count() - 1);
    }

    @Provide
    Arbitrary<String> values() {
        return Arbitraries.strings()
                .withChars("aZ09:/\\@.-_?#%[]{}*+~ \u00e9\u2028<>&=,;!")
                .ofMaxLength(25);
    }

    private static String quoted(String value) {
        return '"' + value.replace("\\", "\\\\") + '"';
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> noise =
                Arbitraries.strings()
                        .withChars("ab:-?*&!|>'\"{}[],#%@`~<=\\ \t\r\n0.9eE+\u0001\u0085\u2028")
                        .ofMaxLength(30);
        Arbitrary<String> torn =
                Combinators.combine(
                                Arbitraries.of("complete.yaml", "complete.json")
                                        .map(Written::resource),
                                Arbitraries.doubles().between(0, 1),
                                noise)
                        .as((text, at, it) -> torn(text, (int) (at * text.length()), it));
        return Arbitraries.oneOf(noise, Arbitraries.strings().ofMaxLength(50), torn);
    }

    /** The start of a definition, then anything, then what is neither YAML nor JSON. */
    private static String torn(String text, int at, String noise) {
        return text.substring(0, at) + noise + "\nx: [";
    }

    private static Mapping mapping(Entry... entries) {
        return new Mapping(new SourceLocation("pom.xml", 0), Arrays.asList(entries));
    }

    private static Entry entry(String key, SourceNode value) {
        return new Entry(key, new SourceLocation("pom.xml", 0), value);
    }

    private static Sequence sequence(SourceNode... items) {
        return new Sequence(new SourceLocation("pom.xml", 0), List.of(items));
    }

    private static Scalar text(String text) {
        return scalar(ScalarType.TEXT, text);
    }

    private static Scalar scalar(ScalarType type, String text) {
        return new Scalar(new SourceLocation("pom.xml", 0), type, text);
    }
}
