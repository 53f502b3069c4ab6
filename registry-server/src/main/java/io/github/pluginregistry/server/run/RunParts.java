package io.github.pluginregistry.server.run;

import io.github.pluginregistry.core.http.TokenProvider;
import io.github.pluginregistry.core.io.Environment;
import io.github.pluginregistry.server.config.Polling;
import io.github.pluginregistry.server.metric.ServerMetrics;
import io.github.pluginregistry.server.store.Database;
import io.github.pluginregistry.server.store.LeaseStore;
import io.github.pluginregistry.server.store.OutgoingStore;
import io.github.pluginregistry.server.store.PublishedFileStore;
import io.github.pluginregistry.server.store.RegistryStore;
import io.github.pluginregistry.server.store.RunQueue;
import io.github.pluginregistry.server.store.RunStore;
import io.github.pluginregistry.server.store.WatchStore;
import java.time.Clock;

/**
 * What runs need of the other parts of the server.
 *
 * @param clock the clock of this machine; dates and the queue go by that of the database
 * @param environment the directories of the process, without its variables
 * @param polling the bounds of the interval of registries that have none of their own
 */
public record RunParts(
        Database database,
        ServerMetrics metrics,
        TokenProvider tokens,
        ServerExtensions extensions,
        Checkouts checkouts,
        Clock clock,
        Environment environment,
        Polling polling) {

    RegistryStore registries() {
        return new RegistryStore(database);
    }

    RunQueue queue() {
        return new RunQueue(database);
    }

    LeaseStore leases() {
        return new LeaseStore(database);
    }

    WatchStore watch() {
        return new WatchStore(database);
    }

    RunStore runs() {
        return new RunStore(database);
    }

    PublishedFileStore files() {
        return new PublishedFileStore(database);
    }

    OutgoingStore outgoing() {
        return new OutgoingStore(database);
    }
}
