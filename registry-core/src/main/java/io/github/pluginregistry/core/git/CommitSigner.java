package io.github.pluginregistry.core.git;

import io.github.pluginregistry.core.io.SafeExcerpt;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Signs commits with the program that git would run, and the arguments that git would pass: {@code
 * gpg.format}, {@code gpg.program} and {@code user.signingKey} decide, as git-config says.
 *
 * @param root the topmost directory of the checkout, where git would run the program
 * @param temporary a directory for the input and output of the program
 */
record CommitSigner(GitConfig settings, Path root, Path temporary) {

    /** The user may have to touch a key or to enter a PIN. */
    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    private static final Set<String> TOKENS = Set.of("GITHUB_TOKEN", "GH_TOKEN");

    private static final String REMEDY =
            "make sure that \"git commit -S\" works here without a prompt, or set commit.gpgSign to false";

    /** The signature of a commit, in the format of its header. */
    byte[] sign(byte[] commit, CommitIdentity committer) throws IOException, PublishException {
        String format = settings.value("gpg", "format").orElse("openpgp");
        Path payload = Files.write(temporary.resolve("commit"), commit);
        return switch (format) {
            case "openpgp" -> byGpg(program(format, "gpg"), payload, committer);
            case "x509" -> byGpg(program(format, "gpgsm"), payload, committer);
            case "ssh" -> bySsh(program(format, "ssh-keygen"), payload);
            default ->
                    throw new PublishException(
                            "git's configuration has gpg.format \"%s\", which is not known"
                                    .formatted(SafeExcerpt.of(format)),
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

    private byte[] byGpg(String program, Path payload, CommitIdentity committer)
            throws IOException, PublishException {
        String key = settings.value("user", "signingKey").orElse(committer.toString());
        Path signature = temporary.resolve("commit.asc");
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
            Path file = temporary.resolve("key.pub");
            Files.writeString(file, key.replaceFirst("^key::", "") + "\n");
            command.addAll(List.of(file.toString(), "-U"));
        } else {
            command.add(root.resolve(settings.path(key)).toString());
        }
        command.add(payload.toString());
        run(command, payload, temporary.resolve("said"));
        return Files.readAllBytes(temporary.resolve("commit.sig"));
    }

    /** Runs a program with files as its input and output, so that neither side blocks. */
    private void run(List<String> command, Path input, Path output)
            throws IOException, PublishException {
        Path errors = temporary.resolve("errors");
        Process process;
        try {
            process = program(command, input, output, errors).start();
        } catch (IOException e) {
            throw failed(command, "cannot be run: " + e.getMessage());
        }
        try {
            if (!process.waitFor(TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
                throw failed(command, "took more than two minutes");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(command, "was interrupted");
        } finally {
            process.destroyForcibly();
        }
        if (process.exitValue() != 0) {
            throw failed(command, lastLine(errors));
        }
    }

    /** The program gets no token: it does not need one to sign. */
    private ProcessBuilder program(List<String> command, Path input, Path output, Path errors)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(settings.environment().variables());
        builder.environment().keySet().removeAll(TOKENS);
        List<String> found = new ArrayList<>(command);
        found.set(0, executable(command.get(0), builder.environment().get("PATH")).toString());
        return builder.command(found)
                .directory(temporary.toFile())
                .redirectInput(input.toFile())
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile());
    }

    /**
     * Resolves a path of git's configuration, or the first program of that name in PATH. The
     * operating system is not asked, since it may search the current directory, where tracked files
     * are: Windows does so first, others if PATH says so.
     */
    private Path executable(String program, @Nullable String searchPath) throws IOException {
        Path path = settings.path(program);
        if (path.getNameCount() > 1 || path.isAbsolute()) {
            return root.resolve(path);
        }
        return Arrays.stream(
                        searchPath == null ? new String[0] : searchPath.split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(Path::of)
                .filter(Path::isAbsolute)
                .flatMap(folder -> Stream.of(program, program + ".exe").map(folder::resolve))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst()
                .orElseThrow(() -> new IOException("no such program in a folder of PATH"));
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
                        .formatted(command.get(0), SafeExcerpt.of(reason, 200)),
                REMEDY);
    }
}
