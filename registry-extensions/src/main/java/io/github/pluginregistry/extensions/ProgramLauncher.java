package io.github.pluginregistry.extensions;

import io.github.pluginregistry.sdk.process.Messages;
import io.github.pluginregistry.sdk.process.Messages.Start;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/** Starts the processes of programs: without a shell, and without tokens in the environment. */
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
}
