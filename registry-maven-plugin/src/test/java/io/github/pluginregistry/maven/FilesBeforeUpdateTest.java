package io.github.pluginregistry.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pluginregistry.core.io.FileChange;
import io.github.pluginregistry.core.io.FilePlan;
import io.github.pluginregistry.maven.config.FilesBeforeUpdate;
import io.github.pluginregistry.maven.config.RegistryLocation;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.plugin.MojoFailureException;
import org.eclipse.aether.DefaultSessionData;
import org.eclipse.aether.SessionData;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An update and a check of one build. */
class FilesBeforeUpdateTest extends GoalTest {

    private static final RegistryLocation HERE = location("docs");
    private static final FilePlan PLAN =
            new FilePlan(List.of(new FileChange(Path.of("a"), "before", "after")));

    @BeforeEach
    void publish() throws Exception {
        registry.published();
    }

    @Test
    void aManualEditFailsTheBuildThatRepairsIt(
            @InjectMojo(goal = "update", pom = RECORDED) UpdateMojo update,
            @InjectMojo(goal = "check", pom = RECORDED) CheckMojo check)
            throws Exception {
        registry.edit("docs/plugins.json", "\"v0.4.0\"", "\"v9.9.9\"");

        update.execute();

        assertThat(registry.text("docs/plugins.json")).doesNotContain("v9.9.9");
        assertThatThrownBy(() -> check(check))
                .isInstanceOf(MojoFailureException.class)
                .hasMessageStartingWith("the registry is not valid (1 error), not in sync");
        assertThat(log.lines())
                .anyMatch(line -> line.contains(" error version-mismatch kubernetes: "))
                .endsWith("info: to fix: commit what registry:update wrote");
    }

    @Test
    void acceptsRepairsIfConfigured(
            @InjectMojo(goal = "update", pom = RECORDED) UpdateMojo update,
            @InjectMojo(goal = "check", pom = RECORDED)
                    @MojoParameter(name = "acceptRepairs", value = "true")
                    CheckMojo check)
            throws Exception {
        registry.edit("registry.yaml", "Kubernetes Plugin", "Cubes");

        update.execute();

        assertThatCode(() -> check(check)).doesNotThrowAnyException();
    }

    @Test
    void aDryRunLeavesTheFilesToTheCheck(
            @InjectMojo(goal = "update", pom = RECORDED)
                    @MojoParameter(name = "dryRun", value = "true")
                    UpdateMojo update,
            @InjectMojo(goal = "check", pom = RECORDED) CheckMojo check)
            throws Exception {
        registry.delete("docs/plugins.schema.json");

        update.execute();

        assertThatThrownBy(() -> check(check)).hasMessageContaining("not in sync (1 error)");
        assertThat(log.lines())
                .endsWith(
                        "info: to fix: mvn io.github.pluginregistry:registry-maven-plugin:check -Dregistry.fix");
    }

    @Test
    void keepsTheFirstContent() {
        SessionData build = new DefaultSessionData();
        new FilesBeforeUpdate(build, HERE).keep(PLAN);
        new FilesBeforeUpdate(build, HERE)
                .keep(new FilePlan(List.of(new FileChange(Path.of("a"), null, ""))));

        assertThat(new FilesBeforeUpdate(build, HERE).found())
                .isEqualTo(Map.of(Path.of("a"), Optional.of("before")));
    }

    @Test
    void anotherRegistryAndAnotherBuildKnowNothing() {
        SessionData build = new DefaultSessionData();
        new FilesBeforeUpdate(build, HERE).keep(PLAN);

        assertThat(new FilesBeforeUpdate(build, location("site")).found()).isEmpty();
        assertThat(new FilesBeforeUpdate(new DefaultSessionData(), HERE).found()).isEmpty();
    }

    @Test
    void anUpdateThatChangedNothingLeavesNothing() {
        SessionData build = new DefaultSessionData();
        new FilesBeforeUpdate(build, HERE).keep(new FilePlan(List.of()));
        new FilesBeforeUpdate(build, HERE).keep(PLAN);

        assertThat(new FilesBeforeUpdate(build, HERE).found()).isNotEmpty();
    }

    private static RegistryLocation location(String output) {
        return RegistryLocation.of(Path.of("registry.yaml"), Path.of(output), Path.of(""));
    }
}
