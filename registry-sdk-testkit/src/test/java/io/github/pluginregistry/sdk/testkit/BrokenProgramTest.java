package io.github.pluginregistry.sdk.testkit;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each way to break the protocol fails a test, whose message says what to do. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the program is a shell script")
class BrokenProgramTest {

    @TempDir Path directory = Path.of("");

    @FunctionalInterface
    interface Check {

        void run(ProgramExtensionTests tests) throws Exception;
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                row("mute", ProgramExtensionTests::hasConstantCapabilities, "run it by hand"),
                row("silent", ProgramExtensionTests::saysWhereItListensInOneLine, "flush"),
                row("exits", ProgramExtensionTests::saysWhereItListensInOneLine, "by hand"),
                row(
                        "banner",
                        ProgramExtensionTests::saysWhereItListensInOneLine,
                        "everything else to standard error"),
                row(
                        "chatty",
                        ProgramExtensionTests::saysWhereItListensInOneLine,
                        "print everything else to standard error"),
                row(
                        "open",
                        ProgramExtensionTests::rejectsRequestsWithoutTheAuthorization,
                        "answer 401 where it differs"),
                row(
                        "stubborn",
                        ProgramExtensionTests::endsWithItsInput,
                        "read standard input to its end"));
    }

    private static Arguments row(String mode, Check check, String remedy) {
        return arguments(mode, check, remedy);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void failsWithARemedy(String mode, Check check, String remedy) {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> check.run(testsOf(mode)))
                .withMessageContaining(remedy);
    }

    @Test
    void saysThatAProgramIsNotExecutable() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> testsOf(Path.of("pom.xml")).implementsAContract())
                .withMessageContaining("chmod +x");
    }

    private ProgramExtensionTests testsOf(String mode) {
        try {
            return testsOf(KitProgram.script(directory, mode));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ProgramExtensionTests testsOf(Path program) {
        return new GoodProgramTest() {
            @Override
            protected Path program() {
                return program;
            }
        };
    }
}
