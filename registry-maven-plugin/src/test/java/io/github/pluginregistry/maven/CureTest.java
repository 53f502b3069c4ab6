package io.github.pluginregistry.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.check.Finding;
import io.github.pluginregistry.core.check.Remedy;
import io.github.pluginregistry.core.check.Spot;
import io.github.pluginregistry.core.rule.Rule;
import io.github.pluginregistry.core.rule.Severity;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CureTest {

    private static final Path DIRECTORY = Path.of("/repo");

    @Test
    void isAnUpdateForWhatIsWrittenByOne() {
        assertThat(cure(at("docs/plugins.json", 1), at("docs/plugins.md", 2)))
                .hasValue("mvn registry:update");
    }

    @Test
    void isARepairForWhatRenderingAloneMends() {
        assertThat(cure(of(Remedy.RENDER), of(Remedy.RENDER)))
                .hasValue("mvn registry:check -Dregistry.fix");
        assertThat(cure(of(Remedy.RENDER), of(Remedy.UPDATE))).hasValue("mvn registry:update");
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
        assertThat(cure(finding("registry.yaml", 4, Remedy.UPDATE)))
                .hasValue("mvn registry:update");
    }

    @Test
    void isNoneWhereNoGoalHelps() {
        assertThat(cure(finding("docs/plugins.json", 4, Remedy.EDIT))).isEmpty();
        assertThat(cure()).isEmpty();
    }

    private static Optional<String> cure(Finding... findings) {
        return new Cure("mvn registry:", DIRECTORY.resolve("registry.yaml"))
                .of(Arrays.asList(findings), DIRECTORY);
    }

    private static Finding at(String file, int line) {
        return finding(file, line, file.equals("registry.yaml") ? Remedy.EDIT : Remedy.UPDATE);
    }

    private static Finding of(Remedy remedy) {
        return finding("docs/plugins.json", 1, remedy);
    }

    private static Finding finding(String file, int line, Remedy remedy) {
        return new Finding(
                Rule.SCHEMA,
                Severity.ERROR,
                new Spot(DIRECTORY.resolve(file), line, 0, ""),
                "",
                "it is wrong",
                "",
                "whatever it takes",
                "",
                remedy);
    }
}
