package io.github.pluginregistry.maven.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The steps of the action, with a Maven that only writes down how it was called. The integration
 * test action-publishes-a-release has a real one.
 */
@DisabledOnOs(
        value = OS.WINDOWS,
        disabledReason = "a bash that is found by its name may be that of another system there")
class ActionTest {

    private static final List<String> HOSTILE =
            List.of(
                    "$(touch pwned)",
                    "`touch pwned`",
                    "\"; touch pwned; \"",
                    "'; touch pwned; '",
                    "x; touch pwned #",
                    "x && touch pwned",
                    "x\ntouch pwned",
                    "${PATH}",
                    "-f /etc/passwd",
                    "--file=/etc/passwd",
                    "*",
                    "\\",
                    "x y  z",
                    "%n%s$0");

    private static final List<String> FREE_TEXTS =
            List.of("branch", "message", "author", "labels", "reviewers");

    @TempDir private Path directory;
    private Path workspace;
    private Path calls;
    private ActionRun run;

    @BeforeEach
    void makeAWorkspace() throws IOException {
        workspace = Files.createDirectory(directory.resolve("workspace"));
        calls = Files.createDirectory(directory.resolve("calls"));
        Path tools = Files.createDirectory(directory.resolve("tools"));
        Path maven = tools.resolve("mvn");
        Files.writeString(
                maven,
                """
                #!/usr/bin/env bash
                goal=${!###*:}
                printf '%s\\0' "$@" >"$CALLS/$(find "$CALLS" -type f | wc -l)"
                if [ "$goal" = publish ]; then
                  printf 'changed=true\\nsummary<<END\\n- kubernetes v0.3.0 -> v0.4.0\\n- wait is new\\nEND\\n' >>"$GITHUB_OUTPUT"
                fi
                [ "$goal" != "$FAILING" ]
                """);
        Files.setPosixFilePermissions(maven, PosixFilePermissions.fromString("rwxr-xr-x"));
        run =
                new ActionRun(workspace, tools)
                        .environment("CALLS", calls.toString())
                        .environment("FAILING", "")
                        .input("committer", "Bot <bot@example.org>")
                        .input("version", "1.2.3");
    }

    @Test
    void updatesChecksAndPublishes() throws Exception {
        assertThat(run.succeeds()).isTrue();

        assertThat(goals()).containsExactly("update", "check", "publish");
        assertThat(call(0))
                .containsExactly(
                        "--batch-mode",
                        "--no-transfer-progress",
                        "io.github.pluginregistry:registry-maven-plugin:1.2.3:update");
    }

    /** A problem of one plugin fails an update at its end, after the others are published. */
    @Test
    void publishesWhatAFailedUpdateHasFoundAndFailsAllTheSame() throws Exception {
        assertThat(run.environment("FAILING", "update").succeeds()).isFalse();

        assertThat(goals()).containsExactly("update", "check", "publish");
    }

    @Test
    void publishesNothingThatTheCheckRefuses() throws Exception {
        assertThat(run.environment("FAILING", "check").succeeds()).isFalse();

        assertThat(goals()).containsExactly("update", "check");
        assertThat(run.outcome("publish")).isEqualTo("skipped");
    }

    @Test
    void failsWherePublishingFails() throws Exception {
        assertThat(run.environment("FAILING", "publish").succeeds()).isFalse();
    }

    @Test
    void buildsThePluginWhereItIsNotReleased() throws Exception {
        assertThat(run.input("version", "1.2.3-SNAPSHOT").succeeds()).isTrue();

        assertThat(call(0)).contains("install", "-DskipTests").doesNotContain("registry");
        assertThat(goals()).endsWith("update", "check", "publish").hasSize(4);
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    pull-request | true                    | -Dregistry.pullRequest=true
                    branch       | main                    | -Dregistry.branch=main
                    message      | Update the registry     | -Dregistry.message=Update the registry
                    author       | Ada <ada@example.org>   | -Dregistry.author=Ada <ada@example.org>
                    committer    | Ada <ada@example.org>   | -Dregistry.committer=Ada <ada@example.org>
                    sign-off     | true                    | -Dregistry.signOff=true
                    labels       | registry, automatic     | -Dregistry.labels=registry, automatic
                    reviewers    | octocat                 | -Dregistry.reviewers=octocat
                    dry-run      | true                    | -Dregistry.dryRun=true
                    """,
            delimiter = '|')
    void publishesAsTheInputsSay(String input, String value, String argument) throws Exception {
        run.input(input, value).succeeds();

        assertThat(call(2)).contains(argument);
        assertThat(call(0)).doesNotContain(argument);
    }

    @Test
    void givesEachLineOfArgumentsToEachGoalAsOne() throws Exception {
        run.input("arguments", "-Dregistry.strict\n\n-Dregistry.outputDirectory=my site\r\n")
                .succeeds();

        for (int goal = 0; goal < 3; goal++) {
            assertThat(call(goal))
                    .contains("-Dregistry.strict", "-Dregistry.outputDirectory=my site")
                    .doesNotContain("");
        }
    }

    @Test
    void worksInTheDirectoryThatIsGiven() throws Exception {
        Files.createDirectory(workspace.resolve("my registry"));

        assertThat(run.input("directory", "my registry").succeeds()).isTrue();
    }

    @Test
    void handsOnWhatPublishingTells() throws Exception {
        run.succeeds();

        assertThat(run.output("changed")).isEqualTo("true");
        assertThat(run.output("summary")).isEqualTo("- kubernetes v0.3.0 -> v0.4.0\n- wait is new");
        assertThat(run.output("pull-request")).isEmpty();
    }

    static Stream<Arguments> hostileInputs() {
        return FREE_TEXTS.stream()
                .flatMap(input -> HOSTILE.stream().map(text -> Arguments.of(input, text)));
    }

    @ParameterizedTest
    @MethodSource("hostileInputs")
    void takesAnInputForTextWhateverItHolds(String input, String text) throws Exception {
        assertThat(run.input(input, text).succeeds()).isTrue();

        assertThat(call(2))
                .containsExactlyInAnyOrder(
                        "--batch-mode",
                        "--no-transfer-progress",
                        "-Dregistry.pullRequest=false",
                        "-Dregistry.committer=Bot <bot@example.org>",
                        "-Dregistry.signOff=false",
                        "-Dregistry.dryRun=false",
                        "-Dregistry." + input + "=" + text,
                        "io.github.pluginregistry:registry-maven-plugin:1.2.3:publish");
        assertNothingElseHasRun();
    }

    static Stream<String> hostileLines() {
        return HOSTILE.stream().filter(text -> !text.contains("\n"));
    }

    @ParameterizedTest
    @MethodSource("hostileLines")
    void takesALineOfArgumentsForOneWhateverItHolds(String text) throws Exception {
        assertThat(run.input("arguments", "-Dregistry.message=" + text).succeeds()).isTrue();

        assertThat(call(2)).contains("-Dregistry.message=" + text);
        assertNothingElseHasRun();
    }

    @ParameterizedTest
    @MethodSource("hostileLines")
    void takesAVersionForTextWhateverItHolds(String text) throws Exception {
        assertThat(run.input("version", text).succeeds()).isTrue();

        assertThat(call(0)).hasSize(3);
        assertNothingElseHasRun();
    }

    private void assertNothingElseHasRun() throws IOException {
        assertThat(goals()).hasSize(3);
        try (Stream<Path> files = Files.walk(directory)) {
            assertThat(files).noneMatch(file -> file.endsWith("pwned"));
        }
    }

    /** What Maven was asked to do, by each of its calls. */
    private List<String> goals() throws IOException {
        try (Stream<Path> files = Files.list(calls)) {
            return files.sorted()
                    .map(ActionTest::arguments)
                    .map(call -> call.get(call.size() - 1).replaceFirst(".*:", ""))
                    .toList();
        }
    }

    private List<String> call(int number) {
        return arguments(calls.resolve(String.valueOf(number)));
    }

    private static List<String> arguments(Path call) {
        try {
            return Arrays.asList(Files.readString(call).split("\0", -1)).stream()
                    .limit(Files.readString(call).chars().filter(c -> c == 0).count())
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
