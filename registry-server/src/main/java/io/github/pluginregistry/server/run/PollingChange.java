package io.github.pluginregistry.server.run;

import io.github.pluginregistry.server.config.ConfigurationException;
import io.github.pluginregistry.server.config.Polling;
import io.github.pluginregistry.server.config.RegistryConfiguration;
import io.github.pluginregistry.server.store.Database;
import io.github.pluginregistry.server.store.RegistryRow;
import io.github.pluginregistry.server.store.RegistryStore;
import io.github.pluginregistry.server.store.StoreException;
import io.github.pluginregistry.server.webhook.Conditions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Applies a shorter {@code polling} of server.yaml to registries that wait already: their next run
 * was set by the longer one. A registry whose own configuration changes is due at once anyway.
 */
public final class PollingChange {

    private final Database database;
    private final Polling polling;

    /**
     * @param polling the bounds of the interval of registries that have none of their own
     */
    public PollingChange(Database database, Polling polling) {
        this.database = database;
        this.polling = polling;
    }

    /** Makes registries due that wait for longer than the bounds allow now. */
    public void apply() throws StoreException {
        RegistryStore registries = new RegistryStore(database);
        Instant now = database.now();
        for (RegistryRow registry : registries.all()) {
            Instant latest = latest(registry, now);
            if (registry.nextRun() != null && latest.isBefore(registry.nextRun())) {
                registries.dueBy(registry.id(), latest);
            }
        }
    }

    /** The last time when the next poll may be; never before the conditions allow it. */
    private Instant latest(RegistryRow registry, Instant now) {
        RegistryConfiguration configuration;
        try {
            configuration = RegistryConfiguration.read(registry.configuration());
        } catch (ConfigurationException e) {
            // Of another version of the server. Its run fails, and says so.
            return Instant.MAX;
        }
        // After no change: the longest interval, by chance a little less, so that polls spread.
        Duration longest =
                PollInterval.after(
                        configuration.polling().orElse(polling),
                        List.of(),
                        now,
                        ThreadLocalRandom.current().nextDouble());
        Instant lastRun = registry.ended() == null ? Instant.EPOCH : registry.ended();
        return new Conditions(configuration.conditions()).earliest(now.plus(longest), lastRun);
    }
}
