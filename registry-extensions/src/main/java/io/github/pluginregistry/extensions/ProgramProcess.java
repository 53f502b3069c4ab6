package io.github.pluginregistry.extensions;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.pluginregistry.sdk.process.Messages;
import io.github.pluginregistry.sdk.process.Messages.Listening;
import io.github.pluginregistry.sdk.process.Messages.Start;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A process that serves an extension. It gets no shell, no environment but a few harmless
 * variables, an empty directory of its own to work in, and its configuration on standard input,
 * which stays open as its lifeline.
 */
final class ProgramProcess implements AutoCloseable {

    /** Longer paths of Unix sockets are refused by some systems. */
    private static final int LONGEST_SOCKET_PATH = 100;

    /** More than a program needs to say where it listens, or what it can do. */
    private static final int MOST_OUTPUT = 1 << 20;

    private static final int LONGEST_LINE = 4096;

    /** Lines of standard error that are shown; a program that writes more is noisy. */
    private static final int MOST_LOG_LINES = 200;

    private static final Duration GRACE = Duration.ofSeconds(2);

    private final Process process;
    private final Path directory;
    private final ProgramConnections connections;

    private ProgramProcess(Process process, Path directory, ProgramConnections connections) {
        this.process = process;
        this.directory = directory;
        this.connections = connections;
    }

    /**
     * Asks a program for its capabilities.
     *
     * @param limit how long it may take
     * @return what it printed
     */
    static String capabilities(Path program, Duration limit, Consumer<String> log)
            throws ExtensionFailure, InterruptedException {
        ProgramPath.requireExecutable(program);
        Path directory = newDirectory();
        Process process = launch(program, "capabilities", directory);
        try {
            process.getOutputStream().close();
            CompletableFuture<String> output = new CompletableFuture<>();
            daemon("capabilities of " + program, () -> readAll(process.getInputStream(), output));
            daemon("log of " + program, () -> copyLog(process.getErrorStream(), log));
            String text = output.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new TimeoutException();
            }
            if (process.exitValue() != 0) {
                throw ExtensionFailure.unusable(
                        "\"%s capabilities\" ended with exit code %d"
                                .formatted(program, process.exitValue()));
            }
            return text;
        } catch (TimeoutException e) {
            throw ExtensionFailure.unusable(
                    "\"%s capabilities\" did not end within %d s"
                            .formatted(program, limit.toSeconds()));
        } catch (ExecutionException | IOException e) {
            throw ExtensionFailure.unusable(
                    "\"%s capabilities\" printed no usable answer: %s"
                            .formatted(program, reason(e)));
        } finally {
            end(process, Duration.ZERO);
            delete(directory);
        }
    }

    /**
     * Starts a program and waits until it listens.
     *
     * @param start the start message for the socket that it may listen on; empty where it must use
     *     TCP
     * @param limit how long it may take to listen
     * @param log gets the lines of its standard error
     */
    static ProgramProcess start(
            Path program, Function<String, Start> start, Duration limit, Consumer<String> log)
            throws ExtensionFailure, InterruptedException {
        ProgramPath.requireExecutable(program);
        Path directory = newDirectory();
        Process process = launch(program, "serve", directory);
        boolean started = false;
        try {
            CompletableFuture<String> line = new CompletableFuture<>();
            daemon("output of " + program, () -> readLine(process.getInputStream(), line, log));
            daemon("log of " + program, () -> copyLog(process.getErrorStream(), log));
            Start message = start.apply(socketIn(directory));
            tell(process, message);
            Listening listening = listening(process, line, limit);
            ProgramConnections connections =
                    ProgramConnections.to(listening, message.socket(), message.authorization());
            ProgramProcess running = new ProgramProcess(process, directory, connections);
            started = true;
            return running;
        } finally {
            if (!started) {
                end(process, Duration.ZERO);
                delete(directory);
            }
        }
    }

    private static Path newDirectory() throws ExtensionFailure {
        try {
            // On POSIX systems, temporary directories are created for their owner alone.
            return Files.createTempDirectory("registry-extension");
        } catch (IOException e) {
            throw ExtensionFailure.unusable(
                    "no temporary directory could be created: " + e.getMessage());
        }
    }

    private static Process launch(Path program, String argument, Path directory)
            throws ExtensionFailure {
        ProcessBuilder builder =
                new ProcessBuilder(program.toString(), argument).directory(directory.toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> !ProgramExtension.isPassedOn(name));
        try {
            return builder.start();
        } catch (IOException e) {
            delete(directory);
            throw ExtensionFailure.unusable("%s did not start: %s".formatted(program, reason(e)));
        }
    }

    /** Where there are no Unix sockets, or the path is too long for one, there is none. */
    private static String socketIn(Path directory) {
        String path = directory.resolve("s").toString();
        boolean unix = directory.getFileSystem().supportedFileAttributeViews().contains("posix");
        return unix && path.getBytes(StandardCharsets.UTF_8).length <= LONGEST_SOCKET_PATH
                ? path
                : "";
    }

    /** A program that has ended without reading is reported by its exit code, not by this. */
    private static void tell(Process process, Start message) {
        try {
            OutputStream input = process.getOutputStream();
            input.write(Messages.JSON.writeValueAsBytes(message));
            input.write('\n');
            input.flush();
        } catch (IOException e) {
            // The wait for its line says how it ended.
        }
    }

    private static Listening listening(
            Process process, CompletableFuture<String> line, Duration limit)
            throws ExtensionFailure, InterruptedException {
        try {
            return Messages.JSON.readValue(
                    line.get(limit.toMillis(), TimeUnit.MILLISECONDS), Listening.class);
        } catch (TimeoutException e) {
            throw new ExtensionFailure(
                    ExtensionFailure.Kind.FAILED,
                    "the program did not say within %d s where it listens"
                            .formatted(limit.toSeconds()),
                    "let it flush standard output after that line",
                    e);
        } catch (JsonProcessingException e) {
            throw ExtensionFailure.failed(
                    "the first line of its output does not say where it listens, such as {\"network\":\"tcp\",\"address\":\"127.0.0.1:4711\"}; print everything else to standard error",
                    e);
        } catch (ExecutionException e) {
            if (process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw ExtensionFailure.failed(
                        "the program ended with exit code %d before it said where it listens"
                                .formatted(process.exitValue()),
                        e);
            }
            throw ExtensionFailure.failed(
                    "the program did not say where it listens: " + reason(e), e);
        }
    }

    /** Sends a request, and reads the response into memory. */
    ProgramConnections.Reply send(String method, String path, byte[] body) throws IOException {
        return connections.send(method, path, body);
    }

    boolean isRunning() {
        return process.isAlive();
    }

    /** How it ended, for a message. */
    String end() {
        try {
            return process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)
                    ? "the program ended with exit code " + process.exitValue()
                    : "the program closed the connection";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "the program closed the connection";
        }
    }

    /** Ends the program: by the end of its input, then by a signal, then by force. */
    @Override
    public void close() {
        connections.close();
        end(process, GRACE);
        delete(directory);
    }

    private static void end(Process process, Duration grace) {
        List<ProcessHandle> children = process.descendants().toList();
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            // It has ended already.
        }
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

    private static void delete(Path directory) {
        try (var files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // A temporary directory is left behind for the system to clean up.
        }
    }

    private static void daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private static void readAll(InputStream output, CompletableFuture<String> result) {
        try (output) {
            byte[] bytes = output.readNBytes(MOST_OUTPUT + 1);
            if (bytes.length > MOST_OUTPUT) {
                throw new IOException("more than %d bytes".formatted(MOST_OUTPUT));
            }
            result.complete(new String(bytes, StandardCharsets.UTF_8));
        } catch (IOException e) {
            result.completeExceptionally(e);
        }
    }

    /** Reads on after the line, so that a program that prints more does not block. */
    private static void readLine(
            InputStream output, CompletableFuture<String> line, Consumer<String> log) {
        try (output) {
            String first = boundedLine(output);
            if (first == null) {
                line.completeExceptionally(new IOException("it closed its output"));
                return;
            }
            line.complete(first);
            if (output.read() >= 0) {
                log.accept("WARN printed to standard output after its first line; it is ignored");
                output.transferTo(OutputStream.nullOutputStream());
            }
        } catch (IOException e) {
            line.completeExceptionally(e);
        }
    }

    private static void copyLog(InputStream errors, Consumer<String> log) {
        try (errors) {
            int lines = 0;
            for (String line = boundedLine(errors); line != null; line = boundedLine(errors)) {
                lines++;
                if (lines <= MOST_LOG_LINES) {
                    log.accept(line);
                } else if (lines == MOST_LOG_LINES + 1) {
                    log.accept(
                            "WARN wrote more than %d lines; the rest is left out"
                                    .formatted(MOST_LOG_LINES));
                }
            }
        } catch (IOException e) {
            // The process ended.
        }
    }

    /** A line, of which at most so many bytes are kept; null at the end. */
    private static @Nullable String boundedLine(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int next = in.read();
        if (next < 0) {
            return null;
        }
        for (; next >= 0 && next != '\n'; next = in.read()) {
            if (line.size() < LONGEST_LINE) {
                line.write(next);
            }
        }
        return line.toString(StandardCharsets.UTF_8).stripTrailing();
    }

    private static String reason(Throwable e) {
        Throwable cause =
                e instanceof ExecutionException && e.getCause() != null ? e.getCause() : e;
        return String.valueOf(cause.getMessage());
    }
}
