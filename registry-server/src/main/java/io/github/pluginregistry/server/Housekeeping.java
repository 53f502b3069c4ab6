package io.github.pluginregistry.server;

import io.github.pluginregistry.server.run.Retention;
import io.github.pluginregistry.server.run.ServerExtensions;
import io.github.pluginregistry.server.store.Database;
import io.github.pluginregistry.server.store.RegistryStore;
import io.github.pluginregistry.server.store.StoreException;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens beside the runs: the registries of server.yaml come into the database, once it can
 * be reached; programs that are not used are ended; history that is too old is deleted.
 */
final class Housekeeping implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
    private static final int MINUTES_OF_DAY = 24 * 60;

    private final Database database;
    private final Map<String, String> registries;
    private final ServerExtensions extensions;
    private final Retention retention;
    private final Runnable wake;
    private final ScheduledExecutorService executor =
            Executors.newSingleThreadScheduledExecutor(
                    work -> {
                        Thread thread = new Thread(work, "housekeeping");
                        thread.setDaemon(true);
                        return thread;
                    });

    Housekeeping(
            Database database,
            Map<String, String> registries,
            ServerExtensions extensions,
            Retention retention,
            Runnable wake) {
        this.database = database;
        this.registries = registries;
        this.extensions = extensions;
        this.retention = retention;
        this.wake = wake;
    }

    void start() {
        executor.execute(this::putRegistries);
        var unusedIdle =
                executor.scheduleWithFixedDelay(
                        () -> quietly(extensions::stopIdle), 1, 1, TimeUnit.MINUTES);
        var unusedHistory =
                executor.scheduleWithFixedDelay(
                        () -> quietly(retention::clean), 1, MINUTES_OF_DAY, TimeUnit.MINUTES);
    }

    private void putRegistries() {
        try {
            new RegistryStore(database).fromFile(registries);
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
