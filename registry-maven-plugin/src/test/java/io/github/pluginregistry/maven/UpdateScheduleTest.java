package io.github.pluginregistry.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pluginregistry.core.testing.ForgeRequest;
import io.github.pluginregistry.core.testing.ForgeStub;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoExtension;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** When an update asks the forges, and for which project. */
class UpdateScheduleTest extends GoalTest {

    /** The tags, and the releases of two of them. */
    private static final int FIRST = 1 + 2;

    /** The tags again. */
    private static final int SECOND = 1;

    @Test
    @InjectMojo(goal = "update")
    void asksNothingWhileMavenIsOffline(UpdateMojo goal) throws Exception {
        request.setOffline(true);
        try (ForgeStub forge = ExampleRegistry.forge()) {
            registry.published().askingAt(forge);

            goal.execute();

            assertThat(forge.requests()).isEmpty();
        }
        assertThat(log.shown())
                .first()
                .asString()
                .startsWith("info: Maven is offline, so nothing was asked");
    }

    @Test
    @InjectMojo(goal = "update")
    void asksEveryTimeFromTheCommandLine(UpdateMojo goal) throws Exception {
        assertThat(requestsOfTwoRuns(goal)).isEqualTo(FIRST + SECOND);
    }

    @Test
    @InjectMojo(goal = "update")
    void asksForTagsOnlyTheSecondTime(UpdateMojo goal) throws Exception {
        try (ForgeStub forge = ExampleRegistry.forge()) {
            registry.askingAt(forge);

            goal.execute();
            goal.execute();

            assertThat(forge.requests().stream().skip(FIRST))
                    .extracting(ForgeRequest::url)
                    .containsExactly("/example/plugins/git-upload-pack");
        }
    }

    private int requestsOfTwoRuns(UpdateMojo goal) throws Exception {
        try (ForgeStub forge = ExampleRegistry.forge()) {
            registry.askingAt(forge);
            goal.execute();
            goal.execute();
            return forge.requests().size();
        }
    }

    @Nested
    class BoundToAPhase {

        @BeforeEach
        void bindIt() {
            bind(true);
        }

        @Test
        @InjectMojo(goal = "update")
        void asksOnceADay(UpdateMojo goal) throws Exception {
            assertThat(requestsOfTwoRuns(goal)).isEqualTo(FIRST);
            assertThat(log.shown())
                    .last()
                    .asString()
                    .startsWith(
                            "info: skipping update: registry.updatePolicy is daily, last checked at ")
                    .endsWith("; set it to always to check now");
        }

        @Test
        @InjectMojo(goal = "update")
        @MojoParameter(name = "updatePolicy", value = "always")
        void asksAsOftenAsThePolicySays(UpdateMojo goal) throws Exception {
            assertThat(requestsOfTwoRuns(goal)).isEqualTo(FIRST + SECOND);
        }

        @Test
        @InjectMojo(goal = "update", pom = RECORDED)
        void readsRecordedAnswersEveryTime(UpdateMojo goal) throws Exception {
            goal.execute();
            goal.execute();

            assertThat(log.shown()).noneMatch(line -> line.contains("skipping update"));
        }

        @Test
        @InjectMojo(goal = "update", pom = RECORDED)
        void doesNotRecordTheTimeOfRecordedAnswers(UpdateMojo goal) throws Exception {
            try (ForgeStub forge = ExampleRegistry.forge()) {
                registry.askingAt(forge);
                goal.execute();

                MojoExtension.setVariableValueToObject(goal, "recording", null);
                goal.execute();

                assertThat(forge.requests()).hasSize(1);
            }
        }

        @Test
        @InjectMojo(goal = "update")
        void failsUntilAPermanentProblemIsFixed(UpdateMojo goal) throws Exception {
            try (ForgeStub forge = ForgeStub.start()) {
                registry.published().askingAt(forge);

                assertThatThrownBy(goal::execute).isInstanceOf(MojoFailureException.class);
                assertThatThrownBy(goal::execute).isInstanceOf(MojoFailureException.class);
            }
        }
    }

    @Nested
    class BoundByTheParent {

        @BeforeEach
        void bindIt() {
            bind(false);
        }

        @Test
        @InjectMojo(goal = "update", pom = RECORDED)
        void doesNothing(UpdateMojo goal) throws Exception {
            registry.delete("registry.yaml");

            goal.execute();

            assertThat(log.lines()).containsExactly("info: this module has no registry of its own");
            assertThat(registry.has("docs")).isFalse();
        }

        @Test
        @InjectMojo(goal = "update", pom = RECORDED)
        void updatesTheRegistryBesideItsPom(UpdateMojo goal) throws Exception {
            goal.execute();

            assertThat(registry.has("docs/plugins.json")).isTrue();
        }
    }
}
