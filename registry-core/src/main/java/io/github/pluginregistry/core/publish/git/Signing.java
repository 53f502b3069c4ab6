package io.github.pluginregistry.core.publish.git;

import io.github.pluginregistry.core.publish.Identity;
import io.github.pluginregistry.core.publish.PublishException;
import io.github.pluginregistry.core.text.Excerpt;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Signs commits by the program that git would run for it, with what git would give it: {@code
 * gpg.format}, {@code gpg.program} and {@code user.signingKey} decide, as git-config says.
 *
 * @param settings git's configuration
 * @param desk a directory for what the program reads and writes
 */
record Signing(GitSettings settings, Path desk) {

    /** A person may have to touch a key or to type. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final String CURE =
            "see that \"git commit -S\" works here without a question, or set commit.gpgSign to false";

    /** Whether commits are to be signed. */
    boolean isWanted() {
        return settings.isSet("commit", "gpgSign");
    }

    /** The signature of a commit, as its header holds it. */
    byte[] sign(byte[] commit, Identity committer) throws IOException, PublishException {
        String format = settings.value("gpg", "format").orElse("openpgp");
        Path payload = Files.write(desk.resolve("commit"), commit);
        return switch (format) {
            case "openpgp" -> byGpg(program(format, "gpg"), payload, committer);
            case "x509" -> byGpg(program(format, "gpgsm"), payload, committer);
            case "ssh" -> bySsh(program(format, "ssh-keygen"), payload);
            default ->
                    throw new PublishException(
                            "git's configuration has gpg.format \"%s\", which is not known"
                                    .formatted(Excerpt.of(format)),
                            "set it to openpgp, x509 or ssh");
        };
    }

    private String program(String format, String usual) {
        Optional<String> own = settings.value("gpg", format, "program");
        return own.or(
                        () ->
                                format.equals("openpgp")
                                        ? settings.value("gpg", "program")
                                        : Optional.empty())
                .orElse(usual);
    }

    private byte[] byGpg(String program, Path payload, Identity committer)
            throws IOException, PublishException {
        String key = settings.value("user", "signingKey").orElse(committer.toString());
        Path signature = desk.resolve("commit.asc");
        run(List.of(program, "--status-fd=2", "-bsau", key), payload, signature);
        return Files.readAllBytes(signature);
    }

    private byte[] bySsh(String program, Path payload) throws IOException, PublishException {
        String key =
                settings.value("user", "signingKey")
                        .orElseThrow(
                                () ->
                                        new PublishException(
                                                "commits are to be signed with an ssh key, and git's configuration names none",
                                                "set user.signingKey to the key's file"));
        List<String> command = new ArrayList<>(List.of(program, "-Y", "sign", "-n", "git", "-f"));
        boolean literal = key.startsWith("key::") || key.startsWith("ssh-");
        if (literal) {
            Path file = desk.resolve("key.pub");
            Files.writeString(file, key.replaceFirst("^key::", "") + "\n");
            command.addAll(List.of(file.toString(), "-U"));
        } else {
            command.add(settings.path(key).toString());
        }
        command.add(payload.toString());
        run(command, payload, desk.resolve("said"));
        return Files.readAllBytes(desk.resolve("commit.sig"));
    }

    /** Runs a program with files for what it reads and says, so that none waits for the other. */
    private void run(List<String> command, Path input, Path output)
            throws IOException, PublishException {
        Path complaints = desk.resolve("complaints");
        Process process;
        try {
            process =
                    new ProcessBuilder(command)
                            .redirectInput(input.toFile())
                            .redirectOutput(output.toFile())
                            .redirectError(complaints.toFile())
                            .start();
        } catch (IOException e) {
            throw failed(command, "cannot be run: " + e.getMessage());
        }
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw failed(command, "took more than two minutes");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(command, "was interrupted");
        } finally {
            process.destroyForcibly();
        }
        if (process.exitValue() != 0) {
            throw failed(command, lastLine(complaints));
        }
    }

    private static String lastLine(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("[GNUPG:]"))
                .reduce((first, second) -> second)
                .orElse("gave no reason");
    }

    private static PublishException failed(List<String> command, String reason) {
        return new PublishException(
                "the commit could not be signed: %s (%s)"
                        .formatted(command.get(0), Excerpt.of(reason, 200)),
                CURE);
    }
}
