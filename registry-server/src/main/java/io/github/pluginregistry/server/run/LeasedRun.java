package io.github.pluginregistry.server.run;

import io.github.pluginregistry.core.git.PublishException;
import io.github.pluginregistry.core.model.Registry;
import io.github.pluginregistry.core.model.RegistryException;
import io.github.pluginregistry.server.config.ConfigurationException;
import io.github.pluginregistry.server.config.RegistryConfiguration;
import io.github.pluginregistry.server.log.LogContext;
import io.github.pluginregistry.server.store.Cause;
import io.github.pluginregistry.server.store.Lease;
import io.github.pluginregistry.server.store.RunOutcome.Result;
import io.github.pluginregistry.server.store.StoreException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run with the lease that allows it. It ends when the lease is lost or the run takes too long.
 */
final class LeasedRun implements Runnable {

    /** How long a lease is, unless it is prolonged. */
    static final Duration LEASE = Duration.ofSeconds(60);

    private static final String SERVER_ENDS = "the server ends";

    private static final Logger LOG = LoggerFactory.getLogger(LeasedRun.class);

    private final RunParts parts;
    private final Lease lease;
    private final Duration maximum;
    private final RunLog log = new RunLog();
    private final RunEnding ending;
    private volatile int written;
    private volatile boolean lost;

    /** What remains is to write how the run ended. */
    private volatile boolean done;

    private boolean undecided;
    private volatile boolean serverEnds;

    LeasedRun(RunParts parts, Lease lease, Duration maximum) {
        this.parts = parts;
        this.lease = lease;
        this.maximum = maximum;
        ending = new RunEnding(parts, lease, log);
    }

    /**
     * Prolongs the lease and writes the log so far.
     *
     * @return false where the run has to end
     */
    boolean beat() throws StoreException {
        if (lost) {
            return false;
        }
        boolean prolonged = parts.leases().prolong(lease, LEASE, maximum);
        if (!prolonged && done) {
            // The run has given the lease up itself, and is about to end.
            return true;
        }
        lost = !prolonged;
        String text = log.text();
        if (!lost && text.length() > written) {
            parts.runs().writeLog(lease.run(), text);
            written = text.length();
        }
        return !lost;
    }

    /** The lease is lost: nothing may be published any more. */
    void lose() {
        lost = true;
    }

    /** The server ends: a run that is interrupted now is given back. */
    void end() {
        serverEnds = true;
    }

    /** The run does not end, whatever is done: another replica may have the registry. */
    void abandon() {
        lost = true;
        if (serverEnds) {
            ending.giveBack(SERVER_ENDS);
        }
    }

    @Override
    public void run() {
        try (LogContext context = LogContext.open().registry(lease.registry()).run(lease.run())) {
            context.trace(lease.trace());
            if (lease.delivery() != null) {
                context.delivery(lease.delivery());
            }
            Instant start = parts.clock().instant();
            if (lease.cause() == Cause.SCHEDULE) {
                // Others were counted when they asked.
                parts.metrics().runTriggered(lease.registry(), lease.cause().text());
            }
            Result result = runAndFinish();
            parts.metrics()
                    .runEnded(result.text(), Duration.between(start, parts.clock().instant()));
        }
    }

    private Result runAndFinish() {
        @Nullable RegistryConfiguration registry = null;
        try {
            registry = RegistryConfiguration.read(lease.configuration());
            RunResult result = run(registry);
            done = true;
            LOG.info("{}: {}", result.result().text(), result.summary());
            return ending.finish(registry, result);
        } catch (ConfigurationException e) {
            return fail(registry, message(e));
        } catch (RegistryException | IOException | RuntimeException e) {
            return stopped() ? stop(registry) : fail(registry, e);
        } catch (InterruptedException e) {
            return stop(registry);
        } catch (StackOverflowError | OutOfMemoryError e) {
            return fail(registry, "the run needs too much memory: " + e);
        }
    }

    /** A failure of the database is none of the registry, which runs again at once. */
    private Result fail(@Nullable RegistryConfiguration registry, Exception problem) {
        if (problem instanceof StoreException || undecided) {
            done = true;
            return ending.giveBack(message(problem));
        }
        return fail(registry, message(problem));
    }

    private Result fail(@Nullable RegistryConfiguration registry, String problem) {
        done = true;
        return ending.fail(registry, problem);
    }

    private boolean stopped() {
        return lost || serverEnds || Thread.currentThread().isInterrupted();
    }

    private static String message(Exception e) {
        String message = e.getMessage();
        return message == null || message.isBlank() ? e.getClass().getSimpleName() : message;
    }

    private RunResult run(RegistryConfiguration registry)
            throws IOException, RegistryException, InterruptedException {
        Path root = parts.checkouts().take(registry.id());
        try {
            return new RegistryRun(parts, registry, lease, root, this::requireLease, log).run();
        } catch (InterruptedIOException e) {
            Thread.currentThread().interrupt();
            throw e;
        } finally {
            parts.checkouts().giveBack(root);
        }
    }

    /** Asked right before a push: a run that lost its lease publishes nothing. */
    private void requireLease(Registry published) throws PublishException {
        try {
            if (!lost && beat()) {
                return;
            }
            throw new PublishException(
                    "another replica has the registry now, or the run took too long",
                    "nothing has to be done; the registry runs again");
        } catch (StoreException e) {
            undecided = true;
            throw new PublishException(
                    "the database could not be asked whether the run may publish",
                    "nothing has to be done; the registry runs again");
        }
    }

    private Result stop(@Nullable RegistryConfiguration registry) {
        return serverEnds
                ? ending.giveBack(SERVER_ENDS)
                : fail(registry, "the run lost its lease or took too long, and was ended");
    }
}
