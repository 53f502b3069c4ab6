package io.github.pluginregistry.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.check.Finding;
import io.github.pluginregistry.core.check.Spot;
import io.github.pluginregistry.core.rule.Rule;
import io.github.pluginregistry.core.rule.Severity;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CureTest {

    private static final Path DIRECTORY = Path.of("/repo");
    private static final String UPDATE = "run registry:update";

    @Test
    void isAnUpdateForWhatIsWrittenByOne() {
        assertThat(cure(at("docs/plugins.json", 1), at("docs/plugins.md", 2)))
                .hasValue("mvn registry:update");
    }

    @Test
    void isARepairForWhatRenderingAloneMends() {
        assertThat(cure(of(Rule.NOT_IN_STEP), of(Rule.ORDER)))
                .hasValue("mvn registry:check -Dregistry.fix");
        assertThat(cure(of(Rule.NOT_IN_STEP), of(Rule.NOT_IN_REGISTRY)))
                .hasValue("mvn registry:update");
    }

    @Test
    void isAnEditForWhatPeopleWrite() {
        assertThat(cure(at("registry.yaml", 12), at("registry.yaml", 12)))
                .hasValue("edit registry.yaml:12");
    }

    @Test
    void isAnEditFirstWhereBothAreWrong() {
        assertThat(cure(at("docs/plugins.json", 1), at("registry.yaml", 3)))
                .hasValue("edit registry.yaml:3, then mvn registry:update");
    }

    @Test
    void namesNoMorePlacesThanSomebodyWouldRead() {
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
    void isAnUpdateForWhatStandsInTheDefinitionAndNotInTheRegistry() {
        assertThat(cure(finding(Rule.NOT_IN_REGISTRY, "registry.yaml", 4, UPDATE)))
                .hasValue("mvn registry:update");
    }

    @Test
    void isNoneWhereNoGoalHelps() {
        assertThat(cure(finding(Rule.JSON, "docs/plugins.json", 4, "restore it"))).isEmpty();
        assertThat(cure()).isEmpty();
    }

    private static Optional<String> cure(Finding... findings) {
        return new Cure("mvn registry:", DIRECTORY.resolve("registry.yaml"))
                .of(Arrays.asList(findings), DIRECTORY);
    }

    private static Finding at(String file, int line) {
        return finding(
                Rule.SCHEMA, file, line, file.equals("registry.yaml") ? "write another" : UPDATE);
    }

    private static Finding of(Rule rule) {
        return finding(rule, "docs/plugins.json", 1, UPDATE);
    }

    private static Finding finding(Rule rule, String file, int line, String cure) {
        return new Finding(
                rule,
                Severity.ERROR,
                new Spot(DIRECTORY.resolve(file), line, 0, ""),
                "",
                "it is wrong",
                "",
                cure,
                "");
    }
}
