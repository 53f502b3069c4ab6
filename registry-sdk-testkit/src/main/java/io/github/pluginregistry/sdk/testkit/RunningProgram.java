package io.github.pluginregistry.sdk.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.pluginregistry.extensions.ProgramExtension;
import io.github.pluginregistry.extensions.ProgramLauncher;
import io.github.pluginregistry.sdk.process.Messages;
import io.github.pluginregistry.sdk.process.Messages.Listening;
import io.github.pluginregistry.sdk.process.Messages.Start;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A program that serves over TCP, without the host's code in between. */
final class RunningProgram implements AutoCloseable {

    private static final long GRACE_SECONDS = 2;

    private final Process process;
    private final String authorization;
    private final CompletableFuture<String> line = new CompletableFuture<>();
    private final CompletableFuture<String> rest = new CompletableFuture<>();
    private URI address = URI.create("http://127.0.0.1/");

    private RunningProgram(Process process, String authorization) {
        this.process = process;
        this.authorization = authorization;
    }

    static RunningProgram start(Path program, TestContext context) throws IOException {
        String authorization = "Bearer 5f0c2e7a9b1d4c3e8f6a";
        Start start =
                new Start(
                        Messages.PROTOCOL,
                        context.id(),
                        context.registry(),
                        context.configuration(),
                        context.allowedTokens(),
                        null,
                        authorization);
        Process process = ProgramLauncher.launch(program, "serve", Path.of("").toAbsolutePath());
        RunningProgram running = new RunningProgram(process, authorization);
        running.read();
        running.write(start);
        return running;
    }

    private void read() {
        Thread reader =
                new Thread(
                        () -> {
                            try (BufferedReader output =
                                    new BufferedReader(
                                            new InputStreamReader(
                                                    process.getInputStream(),
                                                    StandardCharsets.UTF_8))) {
                                String first = output.readLine();
                                line.complete(first == null ? "" : first);
                                StringBuilder more = new StringBuilder();
                                for (int next = output.read(); next >= 0; next = output.read()) {
                                    more.append((char) next);
                                }
                                rest.complete(more.toString());
                            } catch (IOException e) {
                                line.completeExceptionally(e);
                                rest.completeExceptionally(e);
                            }
                        },
                        "output of the program");
        reader.setDaemon(true);
        reader.start();
    }

    /** A program that has ended without reading is reported by its missing line. */
    private void write(Start start) {
        try {
            ProgramLauncher.tell(process, start);
        } catch (IOException e) {
            line.complete("");
        }
    }

    String authorization() {
        return authorization;
    }

    /** Waits for the line, and finds the address in it. */
    void requireListening() throws InterruptedException, ExecutionException {
        String text;
        try {
            text = line.get(ProgramExtension.START_LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError(
                    "the program did not say within %d s where it listens; print the line and flush standard output, and read only one line of standard input before"
                            .formatted(ProgramExtension.START_LIMIT.toSeconds()),
                    e);
        }
        if (text.isEmpty()) {
            throw new AssertionError(
                    "the program ended before it said where it listens; run \"PROGRAM serve\" by hand with a start message, and see its standard error");
        }
        String remedy =
                "; without \"socket\" in the start message, print {\"network\":\"tcp\",\"address\":\"127.0.0.1:PORT\"} first, and everything else to standard error";
        try {
            Listening listening = Messages.JSON.readValue(text, Listening.class);
            if (!"tcp".equals(listening.network()) || listening.address() == null) {
                throw new AssertionError("the program listens on " + text + remedy);
            }
            address = URI.create("http://" + listening.address() + "/healthz");
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new AssertionError(
                    "the first line of the program is \"%s\", which does not say where it listens%s"
                            .formatted(text, remedy),
                    e);
        }
    }

    /** The status of GET /healthz. */
    int healthz(@Nullable String header) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address).timeout(ProgramExtension.START_LIMIT);
        if (header != null) {
            request.header("Authorization", header);
        }
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .send(request.build(), HttpResponse.BodyHandlers.ofByteArray())
                .statusCode();
    }

    boolean endsWithItsInput() throws IOException, InterruptedException {
        process.getOutputStream().close();
        return process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS);
    }

    /** Ends the program, and returns what it printed after its line. */
    String restOfOutput() throws IOException, InterruptedException, ExecutionException {
        if (!endsWithItsInput()) {
            kill();
        }
        return rest.get();
    }

    private void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    @Override
    public void close() {
        kill();
    }
}
