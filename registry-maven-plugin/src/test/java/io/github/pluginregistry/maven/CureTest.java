package io.github.pluginregistry.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.check.Finding;
import io.github.pluginregistry.core.check.Spot;
import io.github.pluginregistry.core.rule.Rule;
import io.github.pluginregistry.core.rule.Severity;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CureTest {

    private static final Path DIRECTORY = Path.of("/work");

    @Test
    void isAnUpdateForWhatIsWrittenByOne() {
        assertThat(cure(at("docs/plugins.json", 1), at("docs/plugins.md", 2)))
                .isEqualTo("mvn registry:update");
    }

    @Test
    void isARepairForWhatRenderingAloneMends() {
        assertThat(cure(of(Rule.NOT_IN_STEP), of(Rule.ORDER)))
                .isEqualTo("mvn registry:check -Dregistry.fix");
        assertThat(cure(of(Rule.NOT_IN_STEP), of(Rule.NOT_IN_REGISTRY)))
                .isEqualTo("mvn registry:update");
    }

    @Test
    void isAnEditForWhatPeopleWrite() {
        assertThat(cure(at("registry.yaml", 12), at("registry.yaml", 12)))
                .isEqualTo("edit registry.yaml:12");
    }

    @Test
    void isAnEditFirstWhereBothAreWrong() {
        assertThat(cure(at("docs/plugins.json", 1), at("registry.yaml", 3)))
                .isEqualTo("edit registry.yaml:3, then mvn registry:update");
    }

    @Test
    void namesNoMorePlacesThanSomebodyWouldRead() {
        assertThat(
                        cure(
                                at("registry.yaml", 1),
                                at("registry.yaml", 2),
                                at("registry.yaml", 3),
                                at("registry.yaml", 4)))
                .isEqualTo(
                        "edit registry.yaml:1, registry.yaml:2, registry.yaml:3 and other places");
    }

    private static String cure(Finding... findings) {
        return new Cure("mvn registry:", DIRECTORY.resolve("registry.yaml"))
                .of(Arrays.asList(findings), DIRECTORY);
    }

    private static Finding at(String file, int line) {
        return finding(Rule.SCHEMA, file, line);
    }

    private static Finding of(Rule rule) {
        return finding(rule, "docs/plugins.json", 1);
    }

    private static Finding finding(Rule rule, String file, int line) {
        return new Finding(
                rule,
                Severity.ERROR,
                new Spot(DIRECTORY.resolve(file), line, 0, ""),
                "",
                "it is wrong",
                "",
                "cure it",
                "");
    }
}
