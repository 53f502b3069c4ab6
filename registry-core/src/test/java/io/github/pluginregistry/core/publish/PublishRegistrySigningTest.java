package io.github.pluginregistry.core.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.pluginregistry.core.git.PublishException;
import io.github.pluginregistry.core.testing.Upstream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Commits that are signed by the programs that git uses for it, where this machine has them. */
class PublishRegistrySigningTest extends PublishingTest {

    private Path configuration;

    @BeforeEach
    void cloneARegistry() throws Exception {
        try (Git git = upstream.clone(checkout)) {
            git.getRepository().getConfig().unset("commit", null, "gpgSign");
            git.getRepository().getConfig().save();
        }
        registry.update("a/v1.0.0");
        configuration = directory.resolve("gitconfig");
    }

    @Test
    void signsWithAnSshKeyAsGitDoes() throws Exception {
        assumeThat(runs("git", "--version")).isTrue();
        Path key = sshKey();
        configure("[gpg]\n\tformat = ssh\n[user]\n\tsigningKey = " + key);

        publish();

        Path signers = directory.resolve("allowed");
        Files.writeString(signers, "ada@example.com " + Files.readString(Path.of(key + ".pub")));
        assertThat(verified("-c", "gpg.ssh.allowedSignersFile=" + signers))
                .contains("Good \"git\" signature for ada@example.com");
    }

    @Test
    void asksTheAgentWhereGitNamesAPublicKey() throws Exception {
        Path key = sshKey();
        configure(
                "[gpg]\n\tformat = ssh\n[user]\n\tsigningKey = \"key::"
                        + Files.readString(Path.of(key + ".pub")).strip()
                        + "\"");

        assertThatThrownBy(this::publish)
                .isInstanceOf(PublishException.class)
                .hasMessageStartingWith("the commit could not be signed: ssh-keygen (");
    }

    @Test
    void signsWithGpgAsGitDoes() throws Exception {
        assumeThat(runs("gpg", "--version")).isTrue();
        assumeThat(runs("git", "--version")).isTrue();
        // The path of the agent's socket has to be short.
        Path home = Files.createTempDirectory("gpg");
        try {
            assumeThat(
                            runs(
                                    "gpg",
                                    "--homedir",
                                    home.toString(),
                                    "--batch",
                                    "--passphrase",
                                    "",
                                    "--quick-generate-key",
                                    "Ada <ada@example.com>"))
                    .isTrue();
            Path program = directory.resolve("gpg-of-ada");
            Files.writeString(
                    program, "#!/bin/sh\nexec gpg --homedir '%s' \"$@\"\n".formatted(home));
            assumeThat(program.toFile().setExecutable(true)).isTrue();
            configure("[gpg]\n\tprogram = " + program);

            publish();

            assertThat(verified("-c", "gpg.program=" + program))
                    .contains("Good signature from \"Ada <ada@example.com>\"");
        } finally {
            runs("gpgconf", "--homedir", home.toString(), "--kill", "all");
            try (Stream<Path> files = Files.walk(home)) {
                files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
            }
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void givesTheProgramNoToken() throws Exception {
        Path program = directory.resolve("tell");
        Path told = directory.resolve("told");
        Files.writeString(program, "#!/bin/sh\nenv > '%s'\nexit 1\n".formatted(told));
        assertThat(program.toFile().setExecutable(true)).isTrue();
        configure("[gpg]\n\tprogram = " + program);
        Map<String, String> environment = new HashMap<>(Upstream.noConfiguration());
        environment.put("GIT_CONFIG_GLOBAL", configuration.toString());
        environment.put("GITHUB_TOKEN", "secret-1");
        environment.put("GH_TOKEN", "secret-2");

        assertThatThrownBy(() -> registry.publish(PublishingFixture.USUAL, environment))
                .hasMessageContaining("gave no reason");
        assertThat(Files.readString(told))
                .contains("GIT_CONFIG_GLOBAL=")
                .doesNotContain("secret-", "GITHUB_TOKEN", "GH_TOKEN");
    }

    @Test
    void pushesNothingWhereSigningFails() throws Exception {
        configure("[gpg]\n\tprogram = /no/such/gpg");

        assertThatThrownBy(this::publish)
                .isInstanceOf(PublishException.class)
                .hasMessageStartingWith(
                        "the commit could not be signed: /no/such/gpg (cannot be run")
                .hasMessageContaining("commit.gpgSign");
        assertThat(upstream.log("main")).hasSize(1);
    }

    @Test
    void pushesNoUnsignedCommitWhereTheEnvironmentAsksForASignature() throws Exception {
        Map<String, String> environment = new HashMap<>(Upstream.noConfiguration());
        environment.put("GIT_CONFIG_COUNT", "2");
        environment.put("GIT_CONFIG_KEY_0", "commit.gpgSign");
        environment.put("GIT_CONFIG_VALUE_0", "true");
        environment.put("GIT_CONFIG_KEY_1", "gpg.program");
        environment.put("GIT_CONFIG_VALUE_1", "/no/such/gpg");

        assertThatThrownBy(() -> registry.publish(PublishingFixture.USUAL, environment))
                .hasMessageStartingWith("the commit could not be signed: /no/such/gpg");
        assertThat(upstream.log("main")).hasSize(1);
    }

    @Test
    void pushesNoUnsignedCommitWhereTheWorkTreeAsksForASignature() throws Exception {
        Path git = directory.resolve("checkout/.git");
        Files.writeString(
                git.resolve("config"),
                "[extensions]\n\tworktreeConfig = true\n",
                StandardOpenOption.APPEND);
        Files.writeString(
                git.resolve("config.worktree"),
                "[commit]\n\tgpgSign = true\n[gpg]\n\tprogram = /no/such/gpg\n");

        assertThatThrownBy(registry::publish)
                .hasMessageStartingWith("the commit could not be signed: /no/such/gpg");
        assertThat(upstream.log("main")).hasSize(1);
    }

    @Test
    void saysWhichFormatsOfSignaturesAreKnown() throws Exception {
        configure("[gpg]\n\tformat = wax");

        assertThatThrownBy(this::publish)
                .hasMessage(
                        "git's configuration has gpg.format \"wax\", which is not known; set it to openpgp, x509 or ssh");
    }

    private Path sshKey() throws Exception {
        Path key = directory.resolve("key");
        assumeThat(
                        runs(
                                "ssh-keygen",
                                "-q",
                                "-t",
                                "ed25519",
                                "-N",
                                "",
                                "-C",
                                "ada",
                                "-f",
                                key.toString()))
                .isTrue();
        return key;
    }

    private void configure(String text) throws IOException {
        Files.writeString(configuration, "[commit]\n\tgpgSign = true\n" + text + "\n");
    }

    private void publish() throws Exception {
        Map<String, String> environment = new HashMap<>(Upstream.noConfiguration());
        environment.put("GIT_CONFIG_GLOBAL", configuration.toString());
        registry.publish(PublishingFixture.USUAL, environment);
    }

    private String verified(String... options) throws Exception {
        List<String> command =
                new ArrayList<>(List.of("git", "--git-dir", upstream.directory().toString()));
        command.addAll(List.of(options));
        command.addAll(List.of("verify-commit", "main"));
        return said(command).orElseThrow();
    }

    private boolean runs(String... command) throws Exception {
        return said(List.of(command)).isPresent();
    }

    /** What a program said; empty where it is not there, or failed. */
    private Optional<String> said(List<String> command) throws Exception {
        Path output = Files.createTempFile(directory, "said", ".txt");
        try {
            Process process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(output.toFile())
                            .start();
            process.getOutputStream().close();
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            return process.exitValue() == 0
                    ? Optional.of(Files.readString(output, StandardCharsets.UTF_8))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
