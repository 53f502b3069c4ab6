package io.github.pluginregistry.maven.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.pluginregistry.core.check.Finding;
import io.github.pluginregistry.core.check.Finding.FixKind;
import io.github.pluginregistry.core.validation.Diagnostic;
import io.github.pluginregistry.core.validation.Rule;
import io.github.pluginregistry.core.validation.Severity;
import io.github.pluginregistry.core.validation.SourceLocation;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FixSuggestionTest {

    private static final Path DIRECTORY = Path.of("/repo");

    static Stream<Arguments> findings() {
        return Stream.of(
                arguments("", List.of()),
                arguments("", List.of(finding("docs/plugins.json", 4, FixKind.EDIT))),
                arguments(
                        "mvn registry:update",
                        List.of(
                                finding("docs/plugins.json", 1, FixKind.UPDATE),
                                finding("docs/plugins.md", 2, FixKind.UPDATE))),
                arguments(
                        "mvn registry:update",
                        List.of(finding("registry.yaml", 4, FixKind.UPDATE))),
                arguments(
                        "mvn registry:check -Dregistry.fix",
                        List.of(
                                finding("docs/plugins.md", 1, FixKind.RENDER),
                                finding("docs/plugins.json", 1, FixKind.RENDER))),
                arguments(
                        "mvn registry:update",
                        List.of(
                                finding("docs/plugins.md", 1, FixKind.RENDER),
                                finding("docs/plugins.json", 1, FixKind.UPDATE))),
                arguments("edit registry.yaml:12", List.of(edit(12), edit(12))),
                arguments(
                        "edit registry.yaml:3, then mvn registry:update",
                        List.of(finding("docs/plugins.json", 1, FixKind.UPDATE), edit(3))),
                arguments(
                        "edit registry.yaml:1, registry.yaml:2, registry.yaml:3 and other places",
                        List.of(edit(1), edit(2), edit(3), edit(4))));
    }

    @ParameterizedTest
    @MethodSource("findings")
    void suggestsOneFixForAllFindings(String fix, List<Finding> findings) {
        assertThat(
                        new FixSuggestion("mvn registry:", "", DIRECTORY.resolve("registry.yaml"))
                                .of(findings, DIRECTORY)
                                .orElse(""))
                .isEqualTo(fix);
    }

    @ParameterizedTest
    @CsvSource({"UPDATE, update", "RENDER, check -Dregistry.fix"})
    void theFixFindsTheSameDefinition(FixKind kind, String goal) {
        FixSuggestion other =
                new FixSuggestion(
                        "mvn registry:",
                        " -Dregistry.definition=other.yaml",
                        DIRECTORY.resolve("other.yaml"));

        assertThat(other.of(List.of(finding("docs/plugins.json", 1, kind)), DIRECTORY))
                .contains("mvn registry:" + goal + " -Dregistry.definition=other.yaml");
    }

    private static Finding edit(int line) {
        return finding("registry.yaml", line, FixKind.EDIT);
    }

    private static Finding finding(String file, int line, FixKind remedy) {
        return new Finding(
                new Diagnostic(
                        Rule.SCHEMA,
                        Severity.ERROR,
                        "",
                        new SourceLocation(DIRECTORY.resolve(file).toString(), line, 0),
                        "it is wrong",
                        "whatever it takes"),
                "",
                remedy);
    }
}
