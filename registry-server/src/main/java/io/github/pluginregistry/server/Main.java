package io.github.pluginregistry.server;

import io.github.pluginregistry.core.io.Environment;
import io.github.pluginregistry.core.model.RegistryException;
import io.github.pluginregistry.server.config.ServerConfiguration;
import io.github.pluginregistry.server.log.JsonLogFormatter;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The command line of the server. */
public final class Main {

    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private static final String USAGE =
            """
            usage: java -jar registry-server.jar [COMMAND] --config server.yaml

            without a command  runs the server until it gets SIGTERM
              --end-with-input   also ends it when its standard input ends
            reseal             seals all credentials with the first key again
            token NAME ROLE    creates a token of the API and prints it; ROLE is look, run or administer
            schema             prints the JSON Schema of server.yaml
            """;

    /** These say more than their warnings when they start. */
    private static final List<Logger> TALKATIVE =
            List.of(
                    Logger.getLogger("org.flywaydb"),
                    Logger.getLogger("com.zaxxer.hikari"),
                    Logger.getLogger("org.eclipse.jetty"));

    private Main() {}

    /** Runs a command, and ends the process with 0, or 1 where it failed, or 2 for a wrong one. */
    public static void main(String[] arguments) {
        int status = run(arguments, System.out, System.err);
        if (status != 0) {
            System.exit(status);
        }
    }

    static int run(String[] arguments, PrintStream out, PrintStream err) {
        List<String> words = new ArrayList<>(Arrays.asList(arguments));
        boolean endsWithInput = words.remove("--end-with-input");
        int option = words.indexOf("--config");
        Path config = Path.of("server.yaml");
        if (option >= 0 && option + 1 < words.size()) {
            config = Path.of(words.remove(option + 1));
            words.remove(option);
        }
        try {
            return command(words, config, endsWithInput, out, err);
        } catch (NoSuchFileException e) {
            err.println(e.getFile() + " does not exist; name it with --config");
        } catch (RegistryException | IOException | IllegalArgumentException e) {
            err.println(e.getMessage());
        }
        return FAILED;
    }

    private static int command(
            List<String> words,
            Path config,
            boolean endsWithInput,
            PrintStream out,
            PrintStream err)
            throws IOException, RegistryException {
        String command = words.isEmpty() ? "" : words.get(0);
        if (command.isEmpty()) {
            serve(config, endsWithInput);
            return 0;
        }
        if (command.equals("schema") && words.size() == 1) {
            out.print(ServerConfiguration.schema());
            return 0;
        }
        Administration administration =
                new Administration(ServerConfiguration.read(config), Environment.ofProcess());
        if (command.equals("reseal") && words.size() == 1) {
            out.println(administration.reseal() + " credentials sealed again");
            return 0;
        }
        if (command.equals("token") && words.size() == 3) {
            out.println(administration.token(words.get(1), words.get(2)));
            return 0;
        }
        err.print(USAGE);
        return MISUSED;
    }

    private static void serve(Path config, boolean endsWithInput)
            throws IOException, RegistryException {
        logAsJson();
        RegistryServer server =
                RegistryServer.open(
                        ServerConfiguration.read(config),
                        config.toAbsolutePath().resolveSibling(""),
                        Environment.ofProcess());
        CountDownLatch end = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(
                                () -> {
                                    end.countDown();
                                    awaitQuietly(ended);
                                },
                                "shutdown"));
        try (server) {
            server.start();
            if (endsWithInput) {
                daemon(() -> awaitEndOfInput(end));
            }
            awaitQuietly(end);
        } finally {
            ended.countDown();
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "end-of-input");
        thread.setDaemon(true);
        thread.start();
    }

    private static void awaitEndOfInput(CountDownLatch end) {
        try {
            while (System.in.read() >= 0) {
                // What is written does not matter.
            }
        } catch (IOException e) {
            // As good as its end.
        }
        end.countDown();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void logAsJson() {
        for (Handler handler : Logger.getLogger("").getHandlers()) {
            handler.setFormatter(new JsonLogFormatter());
        }
        TALKATIVE.forEach(logger -> logger.setLevel(Level.WARNING));
    }
}
