package io.github.pluginregistry.server.run;

import io.github.pluginregistry.server.config.Polling;
import io.github.pluginregistry.server.config.RegistryConfiguration;
import io.github.pluginregistry.server.store.Lease;
import io.github.pluginregistry.server.store.RunOutcome;
import io.github.pluginregistry.server.store.RunOutcome.Result;
import io.github.pluginregistry.server.store.StoreException;
import io.github.pluginregistry.server.webhook.Conditions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes how a run ended. Without its lease a run writes nothing. */
final class RunEnding {

    private static final Logger LOG = LoggerFactory.getLogger(RunEnding.class);

    /** How many changes the interval of polling is derived from. */
    private static final int CHANGES = 10;

    private final RunParts parts;
    private final Lease lease;
    private final RunLog log;

    RunEnding(RunParts parts, Lease lease, RunLog log) {
        this.parts = parts;
        this.lease = lease;
        this.log = log;
    }

    /**
     * Writes what a run did, and when the registry is due again.
     *
     * @throws StoreException if the database does not take it; then the lease ends by itself
     */
    Result finish(RegistryConfiguration registry, RunResult result) throws StoreException {
        boolean current =
                parts.database()
                        .together(
                                () -> {
                                    boolean finished =
                                            parts.leases().finish(lease, outcome(registry, result));
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
        if (result.publishedChange().isPresent()) {
            Dependents.add(parts.outgoing(), registry, lease, result.publishedChange().get());
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

    /**
     * Writes why a run failed; the registry is due again after a longer time.
     *
     * @param registry null where the configuration cannot be read
     */
    Result fail(@Nullable RegistryConfiguration registry, String problem) {
        // The connection pool refuses threads that are interrupted.
        boolean unused = Thread.interrupted();
        log.add(problem);
        LOG.warn("failed: {}", problem);
        Duration next =
                PollInterval.afterFailures(
                        polling(registry),
                        lease.failures() + 1,
                        ThreadLocalRandom.current().nextDouble());
        String summary = problem.lines().findFirst().orElse("");
        try {
            boolean current =
                    parts.leases()
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

    /**
     * Gives the registry back, which is due at once then.
     *
     * @param reason why the run did not end by itself
     */
    Result giveBack(String reason) {
        try {
            boolean unused = Thread.interrupted();
            parts.leases().giveBack(lease);
            LOG.info("given back: {}", reason);
        } catch (StoreException e) {
            LOG.warn("the registry could not be given back: {}", e.getMessage());
        }
        return Result.LOST;
    }

    private Polling polling(@Nullable RegistryConfiguration registry) {
        return registry == null ? parts.polling() : registry.polling().orElse(parts.polling());
    }

    private Result lost() {
        parts.metrics().leaseLost();
        LOG.warn("the run has no effect: another replica has the registry");
        return Result.LOST;
    }
}
