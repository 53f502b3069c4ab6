package io.github.pluginregistry.server;

import io.github.pluginregistry.server.run.PollingChange;
import io.github.pluginregistry.server.run.Retention;
import io.github.pluginregistry.server.store.Database;
import io.github.pluginregistry.server.store.RegistryStore;
import io.github.pluginregistry.server.store.StoreException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens beside the runs: the registries of server.yaml come into the database, once it can
 * be reached; other parts look after themselves each minute; history that is too old is deleted.
 */
final class Housekeeping implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
    private static final int MINUTES_OF_DAY = 24 * 60;

    private final Database database;
    private final Map<String, String> registries;
    private final PollingChange polling;
    private final List<Runnable> eachMinute;
    private final Retention retention;
    private final Runnable wake;
    private final ScheduledExecutorService executor =
            Executors.newSingleThreadScheduledExecutor(
                    work -> {
                        Thread thread = new Thread(work, "housekeeping");
                        thread.setDaemon(true);
                        return thread;
                    });

    /**
     * @param registries the configurations of server.yaml, by id
     * @param polling how registries are polled
     * @param eachMinute what is done at the start, and each minute
     * @param wake tells that registries may be due
     */
    Housekeeping(
            Database database,
            Map<String, String> registries,
            PollingChange polling,
            List<Runnable> eachMinute,
            Retention retention,
            Runnable wake) {
        this.database = database;
        this.registries = registries;
        this.polling = polling;
        this.eachMinute = List.copyOf(eachMinute);
        this.retention = retention;
        this.wake = wake;
    }

    void start() {
        executor.execute(this::putRegistries);
        var unusedMinute =
                executor.scheduleWithFixedDelay(
                        () -> eachMinute.forEach(Housekeeping::quietly), 0, 1, TimeUnit.MINUTES);
        var unusedHistory =
                executor.scheduleWithFixedDelay(
                        () -> quietly(retention::clean), 1, MINUTES_OF_DAY, TimeUnit.MINUTES);
    }

    private void putRegistries() {
        try {
            new RegistryStore(database).fromFile(registries);
            polling.apply();
            LOG.info("{} registries in server.yaml", registries.size());
            wake.run();
        } catch (StoreException e) {
            LOG.warn("the registries wait for the database: {}", e.getMessage());
            var unused = executor.schedule(this::putRegistries, 2, TimeUnit.SECONDS);
        }
    }

    /** An executor repeats no work that has failed once. */
    private static void quietly(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.error("housekeeping failed and goes on", e);
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
