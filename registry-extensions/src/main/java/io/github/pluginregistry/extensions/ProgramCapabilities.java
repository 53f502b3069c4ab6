package io.github.pluginregistry.extensions;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Asks programs for their capabilities, which they print. */
final class ProgramCapabilities {

    private ProgramCapabilities() {}

    /**
     * Asks a program.
     *
     * @param limit how long it may take
     * @return what it printed
     */
    static String ask(Path program, Duration limit, Consumer<String> log)
            throws ExtensionFailure, InterruptedException {
        ProgramPath.requireExecutable(program);
        ProgramDirectory directory = ProgramDirectory.create();
        Process process = ProgramLauncher.launch(program, "capabilities", directory);
        try {
            process.getOutputStream().close();
            CompletableFuture<String> output = ProgramOutput.all(process);
            ProgramOutput.log(process, log);
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
                            .formatted(program, ProgramProcess.reason(e)));
        } finally {
            ProgramLauncher.end(process, Duration.ZERO);
            directory.close();
        }
    }
}
