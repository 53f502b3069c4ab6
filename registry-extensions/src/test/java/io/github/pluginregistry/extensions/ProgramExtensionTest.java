package io.github.pluginregistry.extensions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.pluginregistry.core.http.Token;
import io.github.pluginregistry.sdk.ApiReply;
import io.github.pluginregistry.sdk.ApiRequest;
import io.github.pluginregistry.sdk.ApiRole;
import io.github.pluginregistry.sdk.ExtensionContext;
import io.github.pluginregistry.sdk.Finding;
import io.github.pluginregistry.sdk.OutputFile;
import io.github.pluginregistry.sdk.PluginBatch;
import io.github.pluginregistry.sdk.ReleaseInfo;
import io.github.pluginregistry.sdk.TagInfo;
import io.github.pluginregistry.sdk.process.Messages;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** With real processes; the scripts that start them are for POSIX shells. */
@DisabledOnOs(OS.WINDOWS)
class ProgramExtensionTest {

    private static final PluginBatch BATCH =
            new PluginBatch(TestRun.REGISTRY, List.of(TestRun.plugin("a")), true);

    /** Time enough for a JVM to start on a busy machine. */
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir Path directory;

    private final TestRun run = new TestRun();
    private final List<ProgramExtension> started = new java.util.ArrayList<>();

    @AfterEach
    void close() {
        started.forEach(ProgramExtension::stop);
    }

    private ProgramExtension program(String mode) throws Exception {
        return program(mode, LONG);
    }

    private ProgramExtension program(String mode, Duration limit) throws Exception {
        return ProgramExtension.of(
                TestProgram.script(directory, mode), limit, line -> run.log.add(line));
    }

    private ProgramExtension start(String mode) throws Exception {
        ProgramExtension program = program(mode);
        started.add(program);
        program.start(context(program));
        return program;
    }

    private ExtensionContext context(ProgramExtension program) {
        return run.context(program.capabilities(), Map.of("word", "hello"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"unix", "tcp"})
    void answersEveryContract(String network) throws Exception {
        ProgramExtension program = start(network);

        assertThat(program.check(BATCH)).containsExactly(Finding.warning("name", "a", "is short"));
        assertThat(program.tags("https://one.example/a", Set.of("v")))
                .containsExactly(TagInfo.of("v1.0.0"));
        assertThat(program.releases("https://one.example/a", Set.of("v1.0.0")))
                .containsExactly(ReleaseInfo.of("v1.0.0", Instant.parse("2026-01-31T12:00:00Z")));
        assertThat(program.render(TestRun.REGISTRY, BATCH.plugins()))
                .containsExactly(new OutputFile("plugins.csv", "a,1"));
        assertThat(program.token("one.example")).contains("secret");
        assertThat(program.capabilities().apiRole()).isEqualTo(ApiRole.RUN);
        assertThat(program.handle(ApiRequest.get("/entries")))
                .isEqualTo(new ApiReply(201, "text/plain", new byte[] {0, -1}));
        assertThat(directory.resolve("called"))
                .content()
                .contains("\"method\":\"GET\",\"path\":\"/entries\"");
        assertThat(program.health().healthy()).isTrue();
    }

    @Test
    void callsOnlyTheHooksThatItWants() throws Exception {
        ProgramExtension program = start("unix");

        program.afterUpdate(TestRun.REGISTRY, List.of());
        assertThat(directory.resolve("called")).doesNotExist();

        program.beforeUpdate(TestRun.REGISTRY, List.of());
        assertThat(directory.resolve("called")).content().contains("beforeUpdate");
    }

    @Test
    void passesConfigurationAndNamedTokensOnStandardInputAlone() throws Exception {
        run.tokens = host -> Optional.of(Token.of("token-of-" + host));

        start("unix");

        JsonNode start = Messages.JSON.readTree(Files.readString(directory.resolve("start.json")));
        assertThat(start.at("/configuration/word").asText()).isEqualTo("hello");
        assertThat(start.get("tokens")).hasToString("{\"one.example\":\"token-of-one.example\"}");
        assertThat(start.at("/registry/name").asText()).isEqualTo("Tools");
        long pid = Long.parseLong(Files.readString(directory.resolve("pid")));
        assertThat(ProcessHandle.of(pid).orElseThrow().info().commandLine().orElse(""))
                .doesNotContain("hello", "token-of");
        assertThat(Files.readAllLines(directory.resolve("environment")))
                .isSubsetOf(
                        "PATH",
                        "HOME",
                        "USER",
                        "LANG",
                        "LC_ALL",
                        "TZ",
                        "TMPDIR",
                        "TMP",
                        "TEMP",
                        "JAVA_HOME",
                        "PWD",
                        "OLDPWD",
                        "SHLVL",
                        "_");
    }

    @Test
    void endsTheProgramWithItsInput() throws Exception {
        ProgramExtension program = start("unix");
        long pid = Long.parseLong(Files.readString(directory.resolve("pid")));

        program.stop();

        assertThat(directory.resolve("ended")).hasContent("gracefully");
        assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
    }

    @Test
    void killsAProgramThatDoesNotEnd() throws Exception {
        ProgramExtension program = start("stubborn");
        ProcessHandle process =
                ProcessHandle.of(Long.parseLong(Files.readString(directory.resolve("pid"))))
                        .orElseThrow();

        program.stop();

        process.onExit().join();
        assertThat(process.isAlive()).isFalse();
    }

    @Test
    void startsAProgramThatDiedOnceMore() throws Exception {
        ProgramExtension program = start("dies-once");

        assertThatThrownBy(() -> program.check(BATCH))
                .hasMessage("/v1/check failed: the program ended with exit code 9");
        assertThat(program.check(BATCH)).hasSize(1);
    }

    @Test
    void doesNotStartAProgramAThirdTime() throws Exception {
        ProgramExtension program = start("dies");

        assertThatThrownBy(() -> program.check(BATCH)).hasMessageContaining("exit code 9");
        assertThatThrownBy(() -> program.check(BATCH)).hasMessageContaining("exit code 9");
        assertThatThrownBy(() -> program.check(BATCH))
                .hasMessage(
                        "the program ended with exit code 9 again; it is not started a third time")
                .extracting(e -> ((ExtensionFailure) e).kind())
                .isEqualTo(ExtensionFailure.Kind.DISABLED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    huge       | FAILED  | /v1/check failed: the answer is larger than 16 MB
                    no-http    | FAILED  | /v1/check failed: not HTTP
                    no-json    | FAILED  | the answer of /v1/check does not follow the protocol: Unexpected character
                    wrong-json | FAILED  | the answer of /v1/check does not follow the protocol: Cannot construct
                    error      | FAILED  | /v1/check answers with status 500
                    refuses    | REFUSED | it is night
                    """)
    void saysWhatIsWrongWithAnAnswer(String mode, ExtensionFailure.Kind kind, String message)
            throws Exception {
        ProgramExtension program = start(mode);

        assertThatThrownBy(() -> program.check(BATCH))
                .hasMessageStartingWith(message)
                .extracting(e -> ((ExtensionFailure) e).kind())
                .isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    noisy          | the first line of its output does not say where it listens
                    exits-at-start | the program ended with exit code 7 before it said where it listens
                    elsewhere      | the program listens on tcp "192.0.2.1:80"; allowed are
                    unhealthy      | the program is not healthy: GET /healthz answers 503
                    """)
    void saysWhyAProgramDidNotStart(String mode, String message) throws Exception {
        ProgramExtension program = program(mode);

        assertThatThrownBy(() -> program.start(context(program))).hasMessageStartingWith(message);
    }

    @Test
    void doesNotWaitForASilentProgram() throws Exception {
        ProgramExtension program = program("silent");
        ProgramExtension impatient = program("silent", Duration.ofSeconds(1));

        assertThat(program.capabilities().id()).isEqualTo("test");
        assertThatThrownBy(() -> impatient.start(context(impatient)))
                .hasMessage("the program did not say within 1 s where it listens");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    no-capabilities | printed no usable capabilities: Unrecognized token 'hello'
                    no-contracts    | printed no usable capabilities: Cannot construct instance
                    future          | speaks version 2 of the protocol; this is version 1
                    fails           | ended with exit code 3
                    endless         | printed no usable answer: more than 1048576 bytes
                    """)
    void saysWhatIsWrongWithCapabilities(String mode, String message) {
        assertThatThrownBy(() -> program(mode)).hasMessageContaining(message);
    }

    @Test
    void doesNotWaitForCapabilities() {
        assertThatThrownBy(() -> program("sleeps", Duration.ofSeconds(1)))
                .hasMessageEndingWith("capabilities\" did not end within 1 s");
    }

    @Test
    void ignoresWhatIsPrintedLater() throws Exception {
        ProgramExtension program = start("talkative");

        assertThat(program.check(BATCH)).hasSize(1);
    }

    @Test
    void logsStandardError() throws Exception {
        ProgramExtension program = start("unix");
        program.stop();

        assertThat(run.log).contains("WARN ::add-mask::listening soon");
    }

    @Test
    void namesAProgramThatIsMissing() {
        Path missing = directory.resolve("missing");

        assertThatThrownBy(() -> ProgramExtension.of(missing, LONG, line -> {}))
                .hasMessage("there is no program " + missing);
    }

    @Test
    void saysHowToMakeAFileExecutable() throws Exception {
        Path text = Files.writeString(directory.resolve("text"), "");

        assertThatThrownBy(() -> ProgramExtension.of(text, LONG, line -> {}))
                .hasMessage("%s is not executable; run chmod +x on it", text);
    }
}
