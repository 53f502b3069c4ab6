package io.github.pluginregistry.extensions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pluginregistry.sdk.Capabilities;
import io.github.pluginregistry.sdk.Health;
import io.github.pluginregistry.sdk.process.Messages;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** With real processes; the scripts that start them are for POSIX shells. */
@DisabledOnOs(OS.WINDOWS)
class ProgramRunnerTest {

    /** Time enough for a JVM to start on a busy machine. */
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir Path directory;

    private final TestRun run = new TestRun();
    private ProgramRunner runner;

    @AfterEach
    void stop() {
        runner.stop();
    }

    private void start(String mode) throws Exception {
        runner =
                new ProgramRunner(TestProgram.script(directory, mode), List.of(), LONG, line -> {});
        runner.start(run.context(Capabilities.of("test", ""), Map.of()));
    }

    private void call() throws Exception {
        runner.use(
                process -> process.call("/v1/notify", new byte[] {'{', '}'}, Messages.Done.class));
    }

    private String pid() throws Exception {
        return Files.readString(directory.resolve("pid"));
    }

    @Test
    void startsAProgramAgainThatWasStoppedForBeingIdle() throws Exception {
        start("unix");

        for (int i = 0; i < 2; i++) {
            String before = pid();
            runner.stopIdle(Duration.ZERO);
            assertThat(directory.resolve("ended")).hasContent("gracefully");
            assertThat(ProcessHandle.of(Long.parseLong(before)).filter(ProcessHandle::isAlive))
                    .isEmpty();

            call();
            assertThat(pid()).isNotEqualTo(before);
        }
    }

    @Test
    void stopsNoProgramThatIsUsed() throws Exception {
        start("unix");

        runner.stopIdle(LONG.multipliedBy(60));
        assertThat(runner.<Boolean>use(ProgramProcess::isRunning)).isTrue();
        boolean running =
                runner.use(
                        process -> {
                            runner.stopIdle(Duration.ZERO);
                            return process.isRunning();
                        });

        assertThat(running).isTrue();
    }

    @Test
    void anIdleProgramIsHealthyAndStaysStopped() throws Exception {
        start("unix");
        runner.stopIdle(Duration.ZERO);
        Files.delete(directory.resolve("pid"));

        assertThat(runner.health()).isEqualTo(Health.UP);
        assertThat(directory.resolve("pid")).doesNotExist();
    }

    @Test
    void healthSaysThatAProgramHasEndedAndStartsItNot() throws Exception {
        start("dies");
        assertThatThrownBy(this::call).hasMessageContaining("exit code 9");
        String before = pid();

        assertThat(runner.health()).isEqualTo(Health.down("the program ended with exit code 9"));
        assertThat(pid()).isEqualTo(before);
    }

    @Test
    void aNewRunMayStartAProgramOnceMore() throws Exception {
        start("dies");
        assertThatThrownBy(this::call).hasMessageContaining("exit code 9");
        assertThatThrownBy(this::call).hasMessageContaining("exit code 9");
        assertThatThrownBy(this::call).hasMessageContaining("it is not started a third time");

        runner.allowRestart();

        assertThatThrownBy(this::call)
                .hasMessage("/v1/notify failed: the program ended with exit code 9");
    }

    /** A pipe takes 64 kB; whoever writes more waits for the one who reads. */
    @Test
    void endsAProgramThatDoesNotReadALargeConfiguration() throws Exception {
        Map<String, Object> large = Map.of("word", "a".repeat(1 << 20));
        runner =
                new ProgramRunner(
                        TestProgram.script(directory, "deaf"), List.of(), LONG, line -> {});

        assertThatThrownBy(() -> runner.start(run.context(Capabilities.of("test", ""), large)))
                .isInstanceOf(ExtensionFailure.class)
                .hasMessageStartingWith("the program is not healthy: GET /healthz fails");
        assertThat(ProcessHandle.of(Long.parseLong(pid())).filter(ProcessHandle::isAlive))
                .isEmpty();
    }

    @Test
    void startsNothingAfterItsEnd() throws Exception {
        start("unix");
        runner.stop();

        assertThatThrownBy(this::call).hasMessage("the extension is not started");
    }
}
