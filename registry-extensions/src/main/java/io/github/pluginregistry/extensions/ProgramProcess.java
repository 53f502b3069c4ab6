package io.github.pluginregistry.extensions;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.pluginregistry.sdk.process.Messages;
import io.github.pluginregistry.sdk.process.Messages.Listening;
import io.github.pluginregistry.sdk.process.Messages.Start;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A process that serves an extension. It gets no shell, no environment but a few harmless
 * variables, an empty directory of its own to work in, and its configuration on standard input,
 * which stays open as its lifeline.
 */
final class ProgramProcess implements AutoCloseable {

    private static final Duration GRACE = Duration.ofSeconds(2);

    private final Process process;
    private final ProgramDirectory directory;
    private final ProgramConnections connections;

    private ProgramProcess(
            Process process, ProgramDirectory directory, ProgramConnections connections) {
        this.process = process;
        this.directory = directory;
        this.connections = connections;
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
        ProgramDirectory directory = ProgramDirectory.create();
        Process process = ProgramLauncher.launch(program, "serve", directory);
        boolean started = false;
        try {
            CompletableFuture<String> line = ProgramOutput.firstLine(process, log);
            ProgramOutput.log(process, log);
            Start message = start.apply(directory.socket());
            tell(process, message);
            Listening listening = listening(process, line, limit);
            ProgramConnections connections =
                    new ProgramConnections(
                            ProgramAddress.of(listening, message.socket()),
                            message.authorization());
            ProgramProcess running = new ProgramProcess(process, directory, connections);
            started = true;
            return running;
        } finally {
            if (!started) {
                ProgramLauncher.end(process, Duration.ZERO);
                directory.close();
            }
        }
    }

    /**
     * Writes the start message, which waits for a program that does not read it. One that has ended
     * without reading is reported by its exit code, not by this.
     */
    private static void tell(Process process, Start message) {
        ProgramOutput.daemon(
                "input of a program",
                () -> {
                    try {
                        ProgramLauncher.tell(process, message);
                    } catch (IOException e) {
                        // The wait for its line says how it ended.
                    }
                });
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

    /** The status of {@code GET /healthz}. */
    int healthz() throws IOException {
        return connections.send("GET", "/healthz", new byte[0]).status();
    }

    /**
     * Sends a request, and reads the response.
     *
     * @param body JSON
     * @param type the message that answers it
     * @throws ExtensionFailure if there is no such answer
     */
    <T> T call(String path, byte[] body, Class<T> type) throws ExtensionFailure, IOException {
        ProgramConnections.Reply reply;
        try {
            reply = connections.send("POST", path, body);
        } catch (ProtocolException e) {
            throw ExtensionFailure.failed("%s failed: %s".formatted(path, e.getMessage()), e);
        } catch (IOException e) {
            throw new ExtensionFailure(
                    ExtensionFailure.Kind.FAILED,
                    "%s failed: %s".formatted(path, end()),
                    "see what it logged, and report it to its author",
                    e);
        }
        return ProgramAnswer.read(path, reply, type);
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
        ProgramLauncher.end(process, GRACE);
        directory.close();
    }

    /** What is wrong, without the place in a text that nobody sees. */
    static String reason(Throwable e) {
        if (e instanceof JsonProcessingException json) {
            return json.getOriginalMessage();
        }
        Throwable cause =
                e instanceof ExecutionException && e.getCause() != null ? e.getCause() : e;
        return String.valueOf(cause.getMessage());
    }
}
