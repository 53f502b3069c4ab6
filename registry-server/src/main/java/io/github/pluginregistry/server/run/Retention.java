package io.github.pluginregistry.server.run;

import io.github.pluginregistry.server.config.ServerConfiguration;
import io.github.pluginregistry.server.store.AuditLog;
import io.github.pluginregistry.server.store.Database;
import io.github.pluginregistry.server.store.DeliveryStore;
import io.github.pluginregistry.server.store.OutgoingStore;
import io.github.pluginregistry.server.store.RegistryStore;
import io.github.pluginregistry.server.store.RunStore;
import io.github.pluginregistry.server.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes history that is too old. Any number of replicas may do so at the same time. */
public final class Retention {

    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

    private final Database database;
    private final ServerConfiguration.Retention limits;

    /** Deletes what is older than the limits. */
    public Retention(Database database, ServerConfiguration.Retention limits) {
        this.database = database;
        this.limits = limits;
    }

    /** Deletes now; what cannot be deleted is deleted the next time. */
    public void clean() {
        try {
            int outgoing = new OutgoingStore(database).deleteOlderThan(limits.runs());
            int runs = new RunStore(database).deleteOlderThan(limits.runs());
            int deliveries = new DeliveryStore(database).deleteOlderThan(limits.deliveries());
            int audit = new AuditLog(database).deleteOlderThan(limits.audit());
            int registries = new RegistryStore(database).deleteRemoved();
            LOG.info(
                    "deleted {} runs, {} deliveries, {} entries of the audit log, {} requests, {} registries",
                    runs,
                    deliveries,
                    audit,
                    outgoing,
                    registries);
        } catch (StoreException e) {
            LOG.warn("old history was not deleted: {}", e.getMessage());
        }
    }
}
