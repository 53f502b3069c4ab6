package io.github.pluginregistry.server.http;

import io.github.pluginregistry.server.store.ApiTokenStore;
import io.github.pluginregistry.server.store.AuditLog;
import io.github.pluginregistry.server.store.CredentialStore;
import io.github.pluginregistry.server.store.Database;
import io.github.pluginregistry.server.store.DeliveryStore;
import io.github.pluginregistry.server.store.PublishedFileStore;
import io.github.pluginregistry.server.store.RegistryStore;
import io.github.pluginregistry.server.store.RunStore;
import io.github.pluginregistry.server.store.SessionStore;
import io.github.pluginregistry.server.store.WatchStore;

/** What the endpoints read and write. */
record Stores(
        Database database,
        RegistryStore registries,
        WatchStore watch,
        RunStore runs,
        DeliveryStore deliveries,
        PublishedFileStore published,
        CredentialStore credentials,
        ApiTokenStore tokens,
        SessionStore sessions,
        AuditLog audit) {

    static Stores of(Database database) {
        return new Stores(
                database,
                new RegistryStore(database),
                new WatchStore(database),
                new RunStore(database),
                new DeliveryStore(database),
                new PublishedFileStore(database),
                new CredentialStore(database),
                new ApiTokenStore(database),
                new SessionStore(database),
                new AuditLog(database));
    }
}
