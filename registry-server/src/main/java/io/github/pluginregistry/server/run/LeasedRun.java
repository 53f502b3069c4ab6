package io.github.pluginregistry.server.run;

import io.github.pluginregistry.core.git.PublishException;
import io.github.pluginregistry.core.model.Registry;
import io.github.pluginregistry.core.model.RegistryException;
import io.github.pluginregistry.server.config.ConfigurationException;
import io.github.pluginregistry.server.config.Polling;
import io.github.pluginregistry.server.config.RegistryConfiguration;
import io.github.pluginregistry.server.log.LogContext;
import io.github.pluginregistry.server.store.Lease;
import io.github.pluginregistry.server.store.RunOutcome;
import io.github.pluginregistry.server.store.RunOutcome.Result;
import io.github.pluginregistry.server.store.StoreException;
import io.github.pluginregistry.server.webhook.Conditions;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run with the lease that allows it. It ends when the lease is lost or the run takes too long.
 */
final class LeasedRun implements Runnable {

    /** How long a lease is, unless it is prolonged. */
    static final Duration LEASE = Duration.ofSeconds(60);

    private static final Logger LOG = LoggerFactory.getLogger(LeasedRun.class);
    private static final int CHANGES = 10;

    private final RunParts parts;
    private final Lease lease;
    private final Duration maximum;
    private final RunLog log = new RunLog();
    private volatile int written;
    private volatile boolean lost;
    private volatile boolean ending;

    LeasedRun(RunParts parts, Lease lease, Duration maximum) {
        this.parts = parts;
        this.lease = lease;
        this.maximum = maximum;
    }

    /**
     * Prolongs the lease and writes the log so far.
     *
     * @return false where the run has to end
     */
    boolean beat() throws StoreException {
        lost = lost || !parts.queue().prolong(lease, LEASE, maximum);
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
        ending = true;
    }

    @Override
    public void run() {
        try (LogContext context = LogContext.open().registry(lease.registry()).run(lease.run())) {
            if (lease.delivery() != null) {
                context.delivery(lease.delivery());
            }
            Instant start = parts.clock().instant();
            parts.metrics().runTriggered(lease.registry(), lease.cause().text());
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
            LOG.info("{}: {}", result.result().text(), result.summary());
            return finish(registry, result);
        } catch (ConfigurationException e) {
            return fail(parts.polling(), message(e));
        } catch (RegistryException | IOException | RuntimeException e) {
            return stopped() ? stop() : fail(polling(registry), message(e));
        } catch (InterruptedException e) {
            return stop();
        } catch (StackOverflowError | OutOfMemoryError e) {
            return fail(polling(registry), "the run needs too much memory: " + e);
        }
    }

    private boolean stopped() {
        return lost || ending || Thread.currentThread().isInterrupted();
    }

    private Polling polling(@Nullable RegistryConfiguration registry) {
        return registry == null ? parts.polling() : registry.polling().orElse(parts.polling());
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
            throw new PublishException(
                    "the database could not be asked whether the run may publish",
                    "nothing has to be done; the registry runs again");
        }
    }

    private Result finish(RegistryConfiguration registry, RunResult result) throws StoreException {
        boolean current =
                parts.database()
                        .together(
                                () -> {
                                    boolean finished =
                                            parts.queue().finish(lease, outcome(registry, result));
                                    if (finished) {
                                        tellOthers(registry, result);
                                    }
                                    return finished;
                                });
        return current ? result.result() : lost();
    }

    private void tellOthers(RegistryConfiguration registry, RunResult result)
            throws StoreException {
        if (!result.files().isEmpty()) {
            parts.files().replace(registry.id(), result.files());
        }
        if (result.result() == Result.CHANGED) {
            Dependents.add(parts.outgoing(), registry, lease, result);
        }
    }

    private RunOutcome outcome(RegistryConfiguration registry, RunResult result)
            throws StoreException {
        return new RunOutcome(
                result.result(),
                result.summary(),
                Dependents.changes(result.changes()).toString(),
                result.published(),
                log.text(),
                result.observed().json(),
                next(registry, result));
    }

    private Duration next(RegistryConfiguration registry, RunResult result) throws StoreException {
        Instant now = parts.database().now();
        List<Instant> changes = new ArrayList<>(parts.runs().changes(registry.id(), CHANGES));
        if (result.result() == Result.CHANGED) {
            changes.add(0, now);
        }
        Duration interval =
                PollInterval.after(
                        polling(registry), changes, now, ThreadLocalRandom.current().nextDouble());
        Instant due = new Conditions(registry.conditions()).earliest(now.plus(interval), now);
        return Duration.between(now, due);
    }

    private Result fail(Polling polling, String problem) {
        // The connection pool refuses threads that are interrupted.
        boolean unused = Thread.interrupted();
        log.add(problem);
        LOG.warn("failed: {}", problem);
        Duration next =
                PollInterval.afterFailures(
                        polling, lease.failures() + 1, ThreadLocalRandom.current().nextDouble());
        String summary = problem.lines().findFirst().orElse("");
        try {
            boolean current =
                    parts.queue()
                            .finish(
                                    lease,
                                    new RunOutcome(
                                            Result.FAILED,
                                            summary,
                                            "[]",
                                            "",
                                            log.text(),
                                            null,
                                            next));
            return current ? Result.FAILED : lost();
        } catch (StoreException e) {
            // The lease ends by itself, and another run follows.
            LOG.warn("the end of the run could not be written: {}", e.getMessage());
            return Result.LOST;
        }
    }

    private Result stop() {
        if (!ending) {
            return fail(parts.polling(), "the run lost its lease or took too long, and was ended");
        }
        try {
            boolean unused = Thread.interrupted();
            parts.queue().giveBack(lease);
            LOG.info("given back, since the server ends");
        } catch (StoreException e) {
            LOG.warn("the registry could not be given back: {}", e.getMessage());
        }
        return Result.LOST;
    }

    private Result lost() {
        parts.metrics().leaseLost();
        LOG.warn("the run has no effect: another replica has the registry");
        return Result.LOST;
    }
}
