package io.github.pluginregistry.extensions;

import io.github.pluginregistry.sdk.process.Messages;
import io.github.pluginregistry.sdk.process.Messages.Start;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Starts and ends the processes of programs: without a shell, and without tokens in the
 * environment.
 */
public final class ProgramLauncher {

    /** Harmless variables, and what Windows needs to start programs. */
    private static final Set<String> VARIABLES =
            Set.of(
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
                    "SYSTEMROOT",
                    "WINDIR",
                    "COMSPEC",
                    "PATHEXT");

    private ProgramLauncher() {}

    /**
     * Starts a program.
     *
     * @param argument its only argument, {@code capabilities} or {@code serve}
     * @param directory where it works
     * @throws IOException if the system cannot start it
     */
    public static Process launch(Path program, String argument, Path directory) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(program.toString(), argument).directory(directory.toFile());
        builder.environment()
                .keySet()
                .removeIf(name -> !VARIABLES.contains(name.toUpperCase(Locale.ROOT)));
        return builder.start();
    }

    /**
     * Writes the start message, and keeps standard input open.
     *
     * @throws IOException if the program has ended without reading it
     */
    public static void tell(Process process, Start message) throws IOException {
        OutputStream input = process.getOutputStream();
        input.write(Messages.JSON.writeValueAsBytes(message));
        input.write('\n');
        input.flush();
    }

    /** Starts a program in a directory, which is closed where that fails. */
    static Process launch(Path program, String argument, ProgramDirectory directory)
            throws ExtensionFailure {
        try {
            return launch(program, argument, directory.path());
        } catch (IOException e) {
            directory.close();
            throw ExtensionFailure.unusable(
                    "%s did not start: %s".formatted(program, ProgramProcess.reason(e)));
        }
    }

    /** Ends a program: by the end of its input, then by a signal, then by force. */
    static void end(Process process, Duration grace) {
        List<ProcessHandle> children = process.descendants().toList();
        ProgramOutput.daemon("input of a program", () -> closeInput(process));
        try {
            if (!process.waitFor(grace.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroy();
                process.waitFor(grace.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
    }

    /** Waits for a program that does not read its start message. */
    private static void closeInput(Process process) {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            // It has ended already.
        }
    }
}
