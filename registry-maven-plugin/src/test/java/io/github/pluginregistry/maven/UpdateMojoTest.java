package io.github.pluginregistry.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pluginregistry.core.testing.CapturedLogs;
import io.github.pluginregistry.core.testing.Fault;
import io.github.pluginregistry.core.testing.ForgeStub;
import io.github.pluginregistry.core.testing.RawForge;
import io.github.pluginregistry.core.testing.SecretSearch;
import java.nio.file.Files;
import java.util.stream.IntStream;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoExtension;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class UpdateMojoTest extends GoalTest {

    private static final String[] NAMES = {
        "definition",
        "outputDirectory",
        "recording",
        "record",
        "dryRun",
        "strict",
        "updatePolicy",
        "timeLimit",
        "concurrency",
        "skip"
    };

    private static final String RECORDED = POM + "<recording>recording</recording>" + END;
    private static final String INLINE =
            POM
                    + """
                    <recording>recording</recording>
                    <registry>
                      <name>Inline Plugins</name>
                      <repository>https://github.com/example/plugins</repository>
                      <plugins>
                        <plugin>
                          <id>kubernetes</id>
                          <name>Kubernetes Plugin</name>
                          <tagPattern>plugins/kubernetes/*</tagPattern>
                        </plugin>
                      </plugins>
                    </registry>
                    """
                    + END;

    @Test
    @InjectMojo(
            goal = "update",
            pom =
                    POM
                            + """
                            <definition>other.yaml</definition>
                            <outputDirectory>site</outputDirectory>
                            <recording>recording</recording>
                            <record>heard</record>
                            <dryRun>true</dryRun>
                            <strict>true</strict>
                            <updatePolicy>interval:90</updatePolicy>
                            <timeLimit>90</timeLimit>
                            <concurrency>4</concurrency>
                            <skip>true</skip>
                            """
                            + END)
    void takesEveryParameterFromThePom(UpdateMojo goal) throws Exception {
        assertThat(parameters(goal, NAMES))
                .containsExactly(
                        file("other.yaml").toFile(),
                        file("site").toFile(),
                        file("recording").toFile(),
                        file("heard").toFile(),
                        true,
                        true,
                        "interval:90",
                        90,
                        4,
                        true);
    }

    @Nested
    class WithProperties {

        @BeforeEach
        void giveProperties() {
            request.getUserProperties().setProperty("registry.definition", "other.yaml");
            request.getUserProperties().setProperty("registry.outputDirectory", "site");
            request.getUserProperties().setProperty("registry.recording", "recording");
            request.getUserProperties().setProperty("registry.record", "heard");
            request.getUserProperties().setProperty("registry.dryRun", "true");
            request.getUserProperties().setProperty("registry.strict", "true");
            request.getUserProperties().setProperty("registry.updatePolicy", "never");
            request.getUserProperties().setProperty("registry.timeLimit", "30");
            request.getUserProperties().setProperty("registry.concurrency", "2");
            request.getUserProperties().setProperty("registry.skip", "true");
        }

        @Test
        @InjectMojo(goal = "update")
        void takesEveryParameterFromTheCommandLine(UpdateMojo goal) throws Exception {
            assertThat(parameters(goal, NAMES))
                    .containsExactly(
                            file("other.yaml").toFile(),
                            file("site").toFile(),
                            file("recording").toFile(),
                            file("heard").toFile(),
                            true,
                            true,
                            "never",
                            30,
                            2,
                            true);
        }
    }

    @Test
    @InjectMojo(goal = "update")
    void needsNoParameter(UpdateMojo goal) throws Exception {
        assertThat(parameters(goal, NAMES))
                .containsExactly(null, null, null, null, false, false, null, 600, 8, false);
    }

    @Test
    @InjectMojo(goal = "update", pom = RECORDED)
    void tellsEachChangeAndEachFileAndTheWholeOnce(UpdateMojo goal) throws Exception {
        goal.execute();

        assertThat(log.shown())
                .hasSize(6)
                .startsWith(
                        "info: kubernetes is new at v0.4.0, released 2026-08-14",
                        "info: terraform is new at v0.2.1, released 2025-10-09",
                        "info: wrote docs/plugins.json",
                        "info: wrote docs/plugins.md",
                        "info: wrote docs/plugins.schema.json")
                .last()
                .asString()
                .matches("info: 2 plugins in 1 repository, 0 requests, \\d+\\.\\d s: 2 changes");
        assertThat(registry.text("docs/plugins.json")).contains("v0.4.0", "v0.2.1");
    }

    @Test
    @InjectMojo(goal = "update", pom = RECORDED)
    void saysThatNothingChanged(UpdateMojo goal) throws Exception {
        registry.published();

        goal.execute();

        assertThat(log.shown()).singleElement().asString().endsWith(" s: nothing changed");
    }

    @Test
    @InjectMojo(goal = "update", pom = RECORDED)
    @MojoParameter(name = "dryRun", value = "true")
    void aDryRunTellsWhatItWouldWriteAndWritesNothing(UpdateMojo goal) throws Exception {
        goal.execute();

        assertThat(log.shown())
                .contains(
                        "info: kubernetes is new at v0.4.0, released 2026-08-14",
                        "info: would write docs/plugins.json");
        assertThat(registry.has("docs")).isFalse();
    }

    @Test
    @InjectMojo(goal = "update", pom = RECORDED)
    @MojoParameter(name = "outputDirectory", value = "site")
    void writesWhereItIsTold(UpdateMojo goal) throws Exception {
        goal.execute();

        assertThat(registry.has("site/plugins.json")).isTrue();
        assertThat(registry.has("docs")).isFalse();
    }

    @Test
    @InjectMojo(goal = "update", pom = RECORDED)
    @MojoParameter(name = "definition", value = "sub/other.yaml")
    void writesBesideTheDefinitionItIsTold(UpdateMojo goal) throws Exception {
        registry.write("sub/other.yaml", registry.text("registry.yaml"));

        goal.execute();

        assertThat(log.shown()).contains("info: wrote docs/plugins.json");
        assertThat(registry.has("sub/docs/plugins.json")).isTrue();
    }

    @Test
    @InjectMojo(goal = "update", pom = INLINE)
    void readsTheDefinitionInThePom(UpdateMojo goal) throws Exception {
        configure(INLINE);
        registry.delete("registry.yaml");

        goal.execute();

        assertThat(registry.text("docs/plugins.md")).startsWith("# Inline Plugins");
        assertThat(registry.text("docs/plugins.json")).contains("kubernetes");
    }

    @Test
    @InjectMojo(goal = "update")
    @MojoParameter(name = "record", value = "heard")
    void recordsWhatTheForgeAnswers(UpdateMojo goal) throws Exception {
        try (ForgeStub forge = ExampleRegistry.forge()) {
            registry.askingAt(forge);

            goal.execute();
        }

        assertThat(registry.text("heard/github.com+example+plugins.json"))
                .contains("plugins/kubernetes/v0.4.0");
    }

    @Test
    @InjectMojo(goal = "update")
    @MojoParameter(name = "skip", value = "true")
    void doesNothingWhereItIsSkipped(UpdateMojo goal) throws Exception {
        registry.write("registry.yaml", "no: definition");

        goal.execute();

        assertThat(log.lines())
                .containsExactly(
                        "info: registry.skip is set: nothing is asked, checked or written");
        assertThat(registry.has("docs")).isFalse();
    }

    @Test
    @InjectMojo(goal = "update", pom = RECORDED)
    void aBrokenDefinitionIsAnErrorThatTellsAllThatIsWrong(UpdateMojo goal) throws Exception {
        registry.edit("registry.yaml", "tagPattern: plugins/k", "tagPatern: plugins/k")
                .edit("registry.yaml", "id: terraform", "id: kubernetes");

        assertThatThrownBy(goal::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage(
                        """
                        the definition has 2 mistakes:
                        registry.yaml:7: plugins[0].tagPatern: there is no such key; write tagPattern
                        registry.yaml:9: plugins[1].id: "kubernetes" stands at plugins[0].id too \
                        (registry.yaml:5); give each plugin an id of its own, \
                        whatever the case of its letters""");
        assertThat(registry.has("docs")).isFalse();
    }

    @Test
    @InjectMojo(goal = "update", pom = RECORDED)
    void aPublishedFileThatIsNoRegistryIsAnErrorAndStays(UpdateMojo goal) throws Exception {
        registry.write("docs/plugins.json", "{\n  \"plugins\": oops\n}\n");

        assertThatThrownBy(goal::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageStartingWith("plugins.json:2:")
                .hasMessageContaining("; restore the file from version control");
        assertThat(registry.text("docs/plugins.json")).contains("oops");
    }

    @Test
    @InjectMojo(goal = "update", pom = RECORDED)
    @MojoParameter(name = "updatePolicy", value = "hourly")
    void anUnknownUpdatePolicyIsAnErrorThatNamesTheKnownOnes(UpdateMojo goal) {
        assertThatThrownBy(goal::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage(
                        "registry.updatePolicy is \"hourly\"; write always, daily, interval:MINUTES or never");
    }

    @Test
    @InjectMojo(goal = "update", pom = RECORDED)
    @MojoParameter(name = "timeLimit", value = "0")
    void aTimeLimitThatIsNoneIsAnError(UpdateMojo goal) {
        assertThatThrownBy(goal::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("let registry.timeLimit be 1 second or more");
    }

    @Test
    @InjectMojo(goal = "update")
    @MojoParameter(name = "timeLimit", value = "1")
    void aForgeThatHoldsUpTheRunIsAWarningAndCostsNothing(UpdateMojo goal) throws Exception {
        try (RawForge forge = RawForge.hanging()) {
            registry.published().askingAt(forge.url());
            String published = registry.text("docs/plugins.json");

            goal.execute();

            assertThat(registry.text("docs/plugins.json")).isEqualTo(published);
        }
        assertThat(log.shown())
                .contains(
                        "warn: kubernetes, terraform: no answer came within the 1 s that a run may take; run again later, or let -Dregistry.timeLimit name more seconds");
    }

    @Test
    @InjectMojo(goal = "update", pom = RECORDED)
    void noDefinitionIsAnErrorThatSaysWhereToWriteOne(UpdateMojo goal) throws Exception {
        registry.delete("registry.yaml");

        assertThatThrownBy(goal::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage(
                        "there is no registry.yaml in %s; write one, name another file by registry.definition, or define the registry in the POM under <registry>",
                        directory);
    }

    @Test
    @InjectMojo(goal = "update", pom = RECORDED)
    void twoDefinitionsAreAnError(UpdateMojo goal) throws Exception {
        registry.write("registry.json", "{}");

        assertThatThrownBy(goal::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage(
                        "%s has more than one definition: registry.yaml, registry.json; keep one of them, or name one by registry.definition",
                        directory);
    }

    @Test
    @InjectMojo(goal = "update")
    void lastingTroubleKeepsWhatIsPublishedAndFails(UpdateMojo goal) throws Exception {
        try (ForgeStub forge = ForgeStub.start()) {
            registry.published().askingAt(forge);
            String published = registry.text("docs/plugins.json");

            assertThatThrownBy(goal::execute)
                    .isInstanceOf(MojoFailureException.class)
                    .hasMessageStartingWith(
                            "what is published was kept where the new could not be had:\n"
                                    + "  kubernetes, terraform: ");

            assertThat(registry.text("docs/plugins.json")).isEqualTo(published);
            assertThat(log.shown())
                    .filteredOn(line -> line.startsWith("error: "))
                    .singleElement()
                    .asString()
                    .startsWith("error: kubernetes, terraform: ")
                    .contains("; ");
        }
    }

    @Test
    @InjectMojo(goal = "update")
    void passingTroubleWarnsAndSucceeds(UpdateMojo goal) throws Exception {
        try (ForgeStub forge = ForgeStub.start().failing(ExampleRegistry.REPOSITORY, 500)) {
            registry.published().askingAt(forge);

            goal.execute();

            assertThat(log.shown()).hasSize(2);
            assertThat(log.shown().get(0))
                    .startsWith("warn: kubernetes, terraform: ")
                    .contains("answered 500", "; ");
            assertThat(log.shown().get(1)).endsWith(": nothing changed");
        }
    }

    @Test
    @InjectMojo(goal = "update")
    @MojoParameter(name = "strict", value = "true")
    void passingTroubleFailsAStrictRun(UpdateMojo goal) throws Exception {
        try (ForgeStub forge = ForgeStub.start().failing(ExampleRegistry.REPOSITORY, 500)) {
            registry.published().askingAt(forge);

            assertThatThrownBy(goal::execute)
                    .isInstanceOf(MojoFailureException.class)
                    .hasMessageContaining("answered 500");
        }
    }

    @Test
    @InjectMojo(goal = "update", pom = RECORDED)
    @MojoParameter(name = "strict", value = "true")
    void aPluginThatWasNeverReleasedIsAWarningEvenInAStrictRun(UpdateMojo goal) throws Exception {
        registry.edit("registry.yaml", "plugins/terraform/*", "elsewhere/*");

        goal.execute();

        assertThat(log.shown())
                .contains("info: terraform is new, and no version of it is known")
                .filteredOn(line -> line.startsWith("warn: "))
                .singleElement()
                .asString()
                .startsWith("warn: terraform: no tag matches \"elsewhere/*\"");
        assertThat(registry.text("docs/plugins.json")).contains("\"latestVersion\": \"unknown\"");
    }

    @Test
    @InjectMojo(goal = "update")
    @Fault("a log at its finest level")
    void sendsTheTokenInSettingsAndNeverShowsIt(UpdateMojo goal) throws Exception {
        String secret = "s3cret-of-settings";
        fileTokenInSettings("github.com", secret);
        try (ForgeStub forge = ExampleRegistry.forge();
                CapturedLogs logs = CapturedLogs.start()) {
            registry.askingAt(forge);

            goal.execute();

            assertThat(logs.entries())
                    .isNotEmpty()
                    .allSatisfy(line -> assertThat(SecretSearch.of(secret).in(line)).isEmpty());

            assertThat(forge.requests())
                    .isNotEmpty()
                    .allSatisfy(
                            asked ->
                                    assertThat(asked.authorization()).contains("Bearer " + secret));
        }
        assertThat(log.lines())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(SecretSearch.of(secret).in(line)).isEmpty());
        assertThat(SecretSearch.of(secret).below(directory)).isEmpty();
    }

    @Test
    @InjectMojo(goal = "update")
    @Fault("an exception with all its causes")
    void showsTheTokenInNoFailureOfTheBuild(UpdateMojo goal) throws Exception {
        SecretSearch search = SecretSearch.of("s3cret-of-settings");
        fileTokenInSettings("github.com", "s3cret-of-settings");
        try (ForgeStub forge = ForgeStub.start().failing(ExampleRegistry.REPOSITORY, 401)) {
            registry.askingAt(forge);

            assertThatThrownBy(goal::execute)
                    .hasMessageContaining("answered 401")
                    .satisfies(thrown -> assertThat(search.in(thrown)).isEmpty());
        }
        assertThat(log.lines()).allSatisfy(line -> assertThat(search.in(line)).isEmpty());
        assertThat(search.below(directory)).isEmpty();
    }

    @Test
    @InjectMojo(goal = "update")
    @Fault("a password that cannot be decrypted")
    void aPasswordThatCannotBeDecryptedIsAnErrorThatShowsNothingOfIt(UpdateMojo goal)
            throws Exception {
        fileTokenInSettings("github.com", "{jSMOWnoPFgsHVpMvz5VrIt5kRbzGpI8u}");
        try (ForgeStub forge = ExampleRegistry.forge()) {
            registry.askingAt(forge);

            assertThatThrownBy(goal::execute)
                    .isInstanceOf(MojoExecutionException.class)
                    .hasMessageStartingWith(
                            "the password of <server> github.com in settings.xml could not be decrypted; ");

            assertThat(forge.requests()).isEmpty();
        }
        assertThat(log.lines()).noneMatch(line -> line.contains("jSMO"));
    }

    @Test
    @InjectMojo(goal = "update")
    void tellsThoseWhoAskForItWhatItAsks(UpdateMojo goal) throws Exception {
        try (ForgeStub forge = ExampleRegistry.forge()) {
            registry.askingAt(forge);

            goal.execute();
        }

        assertThat(log.lines())
                .contains(
                        "debug: asking https://github.com/example/plugins",
                        "debug: https://github.com/example/plugins has 2 releases");
    }

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
    void alwaysAsksWhenCalledFromTheCommandLine(UpdateMojo goal) throws Exception {
        try (ForgeStub forge = ExampleRegistry.forge()) {
            registry.askingAt(forge);

            goal.execute();
            goal.execute();

            assertThat(forge.requests()).hasSize(3);
        }
    }

    @Test
    @InjectMojo(goal = "update")
    @MojoParameter(name = "concurrency", value = "65")
    void namesHowManyRequestsAtOnceArePossible(UpdateMojo goal) {
        assertThatThrownBy(goal::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage(
                        "65 requests at once are not possible; let registry.concurrency be from 1 to 64");
    }

    @Test
    @InjectMojo(goal = "update")
    @MojoParameter(name = "concurrency", value = "2")
    void sendsAsManyRequestsAtOnceAsItIsTold(UpdateMojo goal) throws Exception {
        try (ForgeStub forge = ExampleRegistry.forge()) {
            IntStream.range(0, 900).forEach(i -> forge.tag("example/plugins", "x" + i, "c"));
            registry.askingAt(forge);

            goal.execute();

            assertThat(forge.mostAtOnce()).isLessThanOrEqualTo(2);
        }
    }

    @Test
    @InjectMojo(goal = "update")
    void asksASecondTimeOnlyWhetherAnythingHasChanged(UpdateMojo goal) throws Exception {
        try (ForgeStub forge = ExampleRegistry.forge()) {
            registry.askingAt(forge);

            goal.execute();
            int unchanged = forge.unchanged();
            goal.execute();

            assertThat(unchanged).isZero();
            assertThat(forge.unchanged()).isEqualTo(1);
            assertThat(forge.requests()).hasSize(2 + 1);
        }
        assertThat(file("repository/.cache/registry-maven-plugin/http")).isNotEmptyDirectory();
    }

    @Test
    @InjectMojo(goal = "update", pom = RECORDED)
    @MojoParameter(name = "definition", value = "circle.yaml")
    void aFileThatCannotBeUsedIsAnErrorThatSaysSo(UpdateMojo goal) throws Exception {
        Files.createSymbolicLink(file("circle.yaml"), file("circle.yaml"));

        assertThatThrownBy(goal::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageStartingWith(
                        "a file cannot be read or written: " + file("circle.yaml") + ":")
                .hasMessageEndingWith("; look at what stands there and who may use it");
    }

    @Test
    @InjectMojo(goal = "update", pom = RECORDED)
    @Fault("a file in the directory's place")
    void whatStandsInTheRegistrysPlaceIsAnErrorThatSaysSo(UpdateMojo goal) throws Exception {
        registry.write("docs", "a file where the directory should be");

        assertThatThrownBy(goal::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage(
                        "%s is a file where a directory should be; move it away, or name another directory",
                        file("docs"));
    }

    @Test
    @InjectMojo(goal = "update", pom = INLINE)
    @MojoParameter(name = "definition", value = "registry.yaml")
    void doesNotChooseBetweenAFileAndThePom(UpdateMojo goal) throws Exception {
        configure(INLINE);

        assertThatThrownBy(goal::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage(
                        "the registry is defined in the POM under <registry>, and registry.definition names %s; keep one of them",
                        file("registry.yaml"));
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
            try (ForgeStub forge = ExampleRegistry.forge()) {
                registry.askingAt(forge);

                goal.execute();
                goal.execute();

                assertThat(forge.requests()).hasSize(2);
            }
            assertThat(log.shown())
                    .last()
                    .asString()
                    .startsWith(
                            "info: nothing is asked: registry.updatePolicy is daily, and the forges answered at ")
                    .endsWith("; set it to always to ask now");
        }

        @Test
        @InjectMojo(goal = "update")
        @MojoParameter(name = "updatePolicy", value = "always")
        void asksAsOftenAsItIsTold(UpdateMojo goal) throws Exception {
            try (ForgeStub forge = ExampleRegistry.forge()) {
                registry.askingAt(forge);

                goal.execute();
                goal.execute();

                assertThat(forge.requests()).hasSize(3);
            }
        }

        @Test
        @InjectMojo(goal = "update", pom = RECORDED)
        void readsRecordedAnswersEveryTime(UpdateMojo goal) throws Exception {
            goal.execute();
            goal.execute();

            assertThat(log.shown()).noneMatch(line -> line.contains("nothing is asked"));
        }

        @Test
        @InjectMojo(goal = "update", pom = RECORDED)
        void recordedAnswersAreNotThoseOfTheForges(UpdateMojo goal) throws Exception {
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
        void failsAgainUntilLastingTroubleIsGone(UpdateMojo goal) throws Exception {
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
        void updatesTheRegistryThatStandsBesideItsPom(UpdateMojo goal) throws Exception {
            goal.execute();

            assertThat(registry.has("docs/plugins.json")).isTrue();
        }
    }
}
