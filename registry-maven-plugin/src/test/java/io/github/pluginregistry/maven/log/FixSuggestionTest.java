package io.github.pluginregistry.maven.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.check.Finding;
import io.github.pluginregistry.core.check.Finding.FixKind;
import io.github.pluginregistry.core.validation.Diagnostic;
import io.github.pluginregistry.core.validation.Rule;
import io.github.pluginregistry.core.validation.Severity;
import io.github.pluginregistry.core.validation.SourceLocation;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FixSuggestionTest {

    private static final Path DIRECTORY = Path.of("/repo");

    @Test
    void suggestsAnUpdate() {
        assertThat(cure(at("docs/plugins.json", 1), at("docs/plugins.md", 2)))
                .hasValue("mvn registry:update");
    }

    @Test
    void suggestsARepairIfRenderingFixesEverything() {
        assertThat(cure(of(FixKind.RENDER), of(FixKind.RENDER)))
                .hasValue("mvn registry:check -Dregistry.fix");
        assertThat(cure(of(FixKind.RENDER), of(FixKind.UPDATE))).hasValue("mvn registry:update");
    }

    @Test
    void suggestsAnEditOfTheDefinition() {
        assertThat(cure(at("registry.yaml", 12), at("registry.yaml", 12)))
                .hasValue("edit registry.yaml:12");
    }

    @Test
    void suggestsAnEditBeforeAnUpdate() {
        assertThat(cure(at("docs/plugins.json", 1), at("registry.yaml", 3)))
                .hasValue("edit registry.yaml:3, then mvn registry:update");
    }

    @Test
    void limitsTheNumberOfPlaces() {
        assertThat(
                        cure(
                                at("registry.yaml", 1),
                                at("registry.yaml", 2),
                                at("registry.yaml", 3),
                                at("registry.yaml", 4)))
                .hasValue(
                        "edit registry.yaml:1, registry.yaml:2, registry.yaml:3 and other places");
    }

    @Test
    void suggestsAnUpdateForAMissingEntry() {
        assertThat(cure(finding("registry.yaml", 4, FixKind.UPDATE)))
                .hasValue("mvn registry:update");
    }

    @Test
    void suggestsNothingIfNoGoalHelps() {
        assertThat(cure(finding("docs/plugins.json", 4, FixKind.EDIT))).isEmpty();
        assertThat(cure()).isEmpty();
    }

    private static Optional<String> cure(Finding... findings) {
        return new FixSuggestion("mvn registry:", DIRECTORY.resolve("registry.yaml"))
                .of(Arrays.asList(findings), DIRECTORY);
    }

    private static Finding at(String file, int line) {
        return finding(file, line, file.equals("registry.yaml") ? FixKind.EDIT : FixKind.UPDATE);
    }

    private static Finding of(FixKind remedy) {
        return finding("docs/plugins.json", 1, remedy);
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
