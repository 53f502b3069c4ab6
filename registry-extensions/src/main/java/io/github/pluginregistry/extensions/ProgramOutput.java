package io.github.pluginregistry.extensions;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads what a program prints, in threads of its own and with bounds. */
final class ProgramOutput {

    /** More than a program needs to say what it can do. */
    private static final int MOST_OUTPUT = 1 << 20;

    private static final int LONGEST_LINE = 4096;

    /** Lines of standard error that are shown; a program that writes more is noisy. */
    private static final int MOST_LOG_LINES = 200;

    private ProgramOutput() {}

    /** All that it prints to standard output, up to its end. */
    static CompletableFuture<String> all(Process process) {
        CompletableFuture<String> output = new CompletableFuture<>();
        daemon("output of a program", () -> readAll(process.getInputStream(), output));
        return output;
    }

    /** The first line that it prints to standard output. */
    static CompletableFuture<String> firstLine(Process process, Consumer<String> log) {
        CompletableFuture<String> line = new CompletableFuture<>();
        daemon("output of a program", () -> readLine(process.getInputStream(), line, log));
        return line;
    }

    /** Logs the lines of its standard error. */
    static void log(Process process, Consumer<String> log) {
        daemon("log of a program", () -> copyLog(process.getErrorStream(), log));
    }

    /** A thread for a stream of a process, which may block for as long as the process runs. */
    static void daemon(String name, Runnable work) {
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
}
