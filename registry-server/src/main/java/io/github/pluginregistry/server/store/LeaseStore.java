package io.github.pluginregistry.server.store;

import io.github.pluginregistry.server.store.RunOutcome.Result;
import java.sql.SQLException;
import java.time.Duration;

/** What a run does with its lease: prolong it, end with an outcome, or give it back. */
public final class LeaseStore {

    private final Database database;

    /** Uses a database. */
    public LeaseStore(Database database) {
        this.database = database;
    }

    /**
     * Prolongs a lease, and tells whether the run still has it.
     *
     * @param length how long the lease is from now
     * @param maximum how long a run may take; the lease ends then at the latest
     * @return false where another replica has the registry, or where the run took too long: it has
     *     to end and must publish nothing
     */
    public boolean prolong(Lease lease, Duration length, Duration maximum) throws StoreException {
        return database.transaction(
                t ->
                        t.update(
                                        "update registry set leased_until = least(current_timestamp + "
                                                + RunQueue.SECONDS
                                                + ", started + "
                                                + RunQueue.SECONDS
                                                + ") where id = ? and fence = ? and leased_until is not null and started + "
                                                + RunQueue.SECONDS
                                                + " > current_timestamp",
                                        RunQueue.seconds(length),
                                        RunQueue.seconds(maximum),
                                        lease.registry(),
                                        lease.fence(),
                                        RunQueue.seconds(maximum))
                                == 1);
    }

    /**
     * Ends a run: writes its outcome, and when the registry is due again.
     *
     * @return false where the lease was lost; then nothing was written
     */
    public boolean finish(Lease lease, RunOutcome outcome) throws StoreException {
        return database.transaction(
                t -> {
                    boolean current = release(t, lease, outcome);
                    if (current) {
                        t.update(
                                """
                                update run set outcome = ?, ended = current_timestamp, summary = ?,
                                    changes = ?, published = ?, log = ?
                                where id = ?""",
                                outcome.result().text(),
                                outcome.summary(),
                                outcome.changes(),
                                outcome.published(),
                                outcome.log(),
                                lease.run());
                    }
                    return current;
                });
    }

    private static boolean release(Transaction t, Lease lease, RunOutcome outcome)
            throws SQLException {
        boolean failed = outcome.result() == Result.FAILED;
        return t.update(
                        "update registry set owner = null, leased_until = null, started = null, last_run = current_timestamp, due = least(due, current_timestamp + "
                                + RunQueue.SECONDS
                                + "), seen = greatest(seen, ?), observed = coalesce(?, observed), failures = "
                                + (failed ? "failures + 1" : "0")
                                + (outcome.result() == Result.CHANGED
                                        ? ", last_change = current_timestamp"
                                        : "")
                                + " where id = ? and fence = ? and leased_until is not null",
                        RunQueue.seconds(outcome.next()),
                        lease.wanted(),
                        outcome.observed(),
                        lease.registry(),
                        lease.fence())
                == 1;
    }

    /**
     * Gives a registry back that was not run, for example because the server ends: it is due at
     * once, and the run is no part of the history.
     */
    public void giveBack(Lease lease) throws StoreException {
        database.transaction(
                t -> {
                    if (t.update(
                                    """
                                    update registry set owner = null, leased_until = null, started = null, due = current_timestamp
                                    where id = ? and fence = ? and leased_until is not null""",
                                    lease.registry(),
                                    lease.fence())
                            == 1) {
                        t.update("delete from run where id = ?", lease.run());
                    }
                    return true;
                });
    }
}
