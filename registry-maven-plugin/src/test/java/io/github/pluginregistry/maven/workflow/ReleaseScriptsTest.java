package io.github.pluginregistry.maven.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.maven.Checkout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a release is called, and what is said of it; both on a small checkout made for it. */
@DisabledOnOs(
        value = OS.WINDOWS,
        disabledReason = "a bash that is found by its name may be that of another system there")
class ReleaseScriptsTest {

    @TempDir private Path checkout;

    /** How a script ended. */
    record End(int status, String output, String complaint) {}

    @BeforeEach
    void makeACheckoutOfAVersion() throws IOException {
        Files.createDirectory(checkout.resolve(".ci"));
        for (String script : List.of("release-notes", "release-version", "version")) {
            Files.copy(Checkout.file(".ci/" + script), checkout.resolve(".ci").resolve(script));
        }
        version("1.2.0");
        Files.writeString(
                checkout.resolve("CHANGELOG.md"),
                """
                # Changelog

                ## [Unreleased]

                ## [1.2.0] - 2027-01-31

                ### Added

                - A goal.

                ## [1.1.0] - 2026-12-01

                - Another.
                """);
    }

    @Test
    void printsWhatTheChangeLogSaysOfAVersion() throws Exception {
        assertThat(run("release-notes", "1.2.0").output()).isEqualTo("### Added\n\n- A goal.\n");
        assertThat(run("release-notes", "1.1.0").output()).isEqualTo("- Another.\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Unreleased", "1.3.0", "1.2", "1.2.0] - 2027", ".*"})
    void refusesAVersionOfWhichTheChangeLogSaysNothing(String version) throws Exception {
        End end = run("release-notes", version);

        assertThat(end.status()).isEqualTo(1);
        assertThat(end.complaint()).contains("CHANGELOG.md has no text under");
    }

    @Test
    void tellsTheVersionOfATag() throws Exception {
        assertThat(run("release-version", "v1.2.0")).isEqualTo(new End(0, "version=1.2.0\n", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1.2.1", "1.2.0", "v1.2.0-rc.1", "$(id)"})
    void refusesATagThatIsNotTheVersionOfThePom(String tag) throws Exception {
        End end = run("release-version", tag);

        assertThat(end.status()).isEqualTo(1);
        assertThat(end.output()).isEmpty();
        assertThat(end.complaint()).contains("the version in pom.xml is 1.2.0");
    }

    @Test
    void refusesAVersionThatIsNotForRelease() throws Exception {
        version("1.3.0-SNAPSHOT");

        assertThat(run("release-version", "v1.3.0-SNAPSHOT").complaint())
                .contains("1.3.0-SNAPSHOT is no version to release");
    }

    @Test
    void refusesAReleaseOfWhichTheChangeLogSaysNothing() throws Exception {
        version("1.3.0");

        assertThat(run("release-version", "v1.3.0").status()).isEqualTo(1);
    }

    private void version(String version) throws IOException {
        Files.writeString(
                checkout.resolve("pom.xml"),
                """
                <project>
                  <version>%s</version>
                  <dependencies>
                    <dependency>
                      <version>9.9.9</version>
                    </dependency>
                  </dependencies>
                </project>
                """
                        .formatted(version));
    }

    private End run(String... command) throws Exception {
        Path complaint = checkout.resolve("complaint");
        Process process =
                new ProcessBuilder(
                                Stream.concat(
                                                Stream.of("bash", ".ci/" + command[0]),
                                                Stream.of(command).skip(1))
                                        .toList())
                        .directory(checkout.toFile())
                        .redirectError(complaint.toFile())
                        .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new End(process.waitFor(), output, Files.readString(complaint));
    }
}
