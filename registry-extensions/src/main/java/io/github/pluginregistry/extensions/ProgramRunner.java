package io.github.pluginregistry.extensions;

import io.github.pluginregistry.sdk.ExtensionContext;
import io.github.pluginregistry.sdk.Health;
import io.github.pluginregistry.sdk.process.Messages;
import io.github.pluginregistry.sdk.process.Messages.Start;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a program running: it starts with the extension, once more if it ends, and again after it
 * was stopped for being idle. Thread-safe; it is not stopped while a call uses it.
 */
final class ProgramRunner {

    private final Path program;
    private final List<String> tokenHosts;
    private final Duration startLimit;
    private final Consumer<String> log;
    private @Nullable ExtensionContext context;
    private @Nullable ProgramProcess process;
    private boolean restarted;
    private int users;
    private long lastUse;

    /**
     * @param tokenHosts the hosts whose tokens it gets
     * @param startLimit how long it may take to start
     * @param log gets the lines of its standard error
     */
    ProgramRunner(
            Path program, List<String> tokenHosts, Duration startLimit, Consumer<String> log) {
        this.program = program;
        this.tokenHosts = List.copyOf(tokenHosts);
        this.startLimit = startLimit;
        this.log = log;
    }

    /** A use of the process. */
    @FunctionalInterface
    interface Use<T> {

        T with(ProgramProcess process) throws ExtensionFailure, InterruptedException, IOException;
    }

    synchronized void start(ExtensionContext given)
            throws ExtensionFailure, InterruptedException, IOException {
        context = given;
        process = started(given);
        lastUse = System.nanoTime();
    }

    private ProgramProcess started(ExtensionContext given)
            throws ExtensionFailure, InterruptedException, IOException {
        Map<String, String> tokens = new TreeMap<>();
        for (String host : tokenHosts) {
            given.token(host).ifPresent(token -> tokens.put(host, token));
        }
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        String authorization = "Bearer " + HexFormat.of().formatHex(random);
        ProgramProcess running =
                ProgramProcess.start(
                        program,
                        socket ->
                                new Start(
                                        Messages.PROTOCOL,
                                        given.id(),
                                        given.registry(),
                                        given.configuration(),
                                        tokens,
                                        socket.isEmpty() ? null : socket,
                                        authorization),
                        startLimit,
                        log);
        boolean healthy = false;
        try {
            Health health = health(running);
            if (!health.healthy()) {
                throw ExtensionFailure.unusable("the program is not healthy: " + health.detail());
            }
            healthy = true;
            return running;
        } finally {
            if (!healthy) {
                running.close();
            }
        }
    }

    /** Uses the process, which is started again where that is needed and allowed. */
    <T> T use(Use<T> use) throws ExtensionFailure, InterruptedException, IOException {
        ProgramProcess current = acquire();
        try {
            return use.with(current);
        } finally {
            release();
        }
    }

    private synchronized ProgramProcess acquire()
            throws ExtensionFailure, InterruptedException, IOException {
        if (context == null) {
            throw ExtensionFailure.unusable("the extension is not started");
        }
        ProgramProcess current = process;
        if (current != null && !current.isRunning()) {
            current.close();
            if (restarted) {
                throw ExtensionFailure.unusable(
                        current.end() + " again; it is not started a third time");
            }
            restarted = true;
            process = null;
        }
        if (process == null) {
            process = started(context);
        }
        users++;
        return process;
    }

    private synchronized void release() {
        users--;
        lastUse = System.nanoTime();
    }

    /** It may be started once more, though it was before. */
    synchronized void allowRestart() {
        restarted = false;
    }

    /** Ends the process if nothing used it for so long. */
    synchronized void stopIdle(Duration limit) {
        if (process != null && users == 0 && System.nanoTime() - lastUse >= limit.toNanos()) {
            process.close();
            process = null;
        }
    }

    /** Whether the process answers; one that was stopped for being idle is healthy. */
    Health health() {
        ProgramProcess current;
        synchronized (this) {
            if (context == null) {
                return Health.down("the extension is not started");
            }
            if (process == null) {
                return Health.UP;
            }
            current = process;
            users++;
        }
        try {
            return current.isRunning() ? health(current) : Health.down(current.end());
        } finally {
            synchronized (this) {
                users--;
            }
        }
    }

    private static Health health(ProgramProcess running) {
        try {
            int status = running.healthz();
            return status == 200 ? Health.UP : Health.down("GET /healthz answers " + status);
        } catch (IOException e) {
            return Health.down("GET /healthz fails: " + e.getMessage());
        }
    }

    synchronized void stop() {
        context = null;
        if (process != null) {
            process.close();
            process = null;
        }
    }
}
