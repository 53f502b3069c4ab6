package io.github.pluginregistry.maven.config;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The server as a process of its own. The server ends when its standard input does, so that it also
 * ends with a Maven that was killed.
 *
 * @param options options of the JVM
 * @param jar the server
 * @param configuration its configuration
 */
public record ServerProcess(List<String> options, File jar, File configuration) {

    /**
     * The server ends the runs that it has started, and gives up after this time; see
     * docs/server.md.
     */
    private static final long GRACE_SECONDS = 60;

    public ServerProcess {
        options = options.stream().filter(it -> !it.isEmpty()).toList();
    }

    /**
     * Runs the server until it ends. An interrupt ends it, and so does the end of this JVM.
     *
     * @return its exit code
     * @throws IOException if it cannot be started
     */
    public int run() throws IOException {
        Process process =
                new ProcessBuilder(command())
                        .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        // Ctrl-C reaches both processes. Without this, Maven would be gone before the server.
        Thread hook = new Thread(() -> end(process), "end of the server");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            end(process);
            Thread.currentThread().interrupt();
            return 0;
        } finally {
            remove(hook);
        }
    }

    private List<String> command() {
        List<String> command = new ArrayList<>();
        // The Java that runs Maven.
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(options);
        command.addAll(
                List.of(
                        "-jar",
                        jar.getPath(),
                        "--config",
                        configuration.getPath(),
                        "--end-with-input"));
        return command;
    }

    private static void end(Process process) {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            process.destroy();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static void remove(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM ends, and the hook is running.
        }
    }
}
