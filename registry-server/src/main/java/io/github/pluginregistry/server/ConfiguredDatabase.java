package io.github.pluginregistry.server;

import io.github.pluginregistry.core.io.Environment;
import io.github.pluginregistry.server.config.SecretReference;
import io.github.pluginregistry.server.config.ServerConfiguration;
import io.github.pluginregistry.server.config.ServerConfiguration.DatabaseAccess;
import io.github.pluginregistry.server.credential.SecretException;
import io.github.pluginregistry.server.credential.Secrets;
import io.github.pluginregistry.server.store.CredentialStore;
import io.github.pluginregistry.server.store.Database;
import java.util.Optional;

/** The database that server.yaml names, and the secrets that are sealed in it. */
final class ConfiguredDatabase {

    private ConfiguredDatabase() {}

    /** The database of a configuration. */
    static Database open(ServerConfiguration configuration, Environment environment)
            throws SecretException {
        if (configuration.database().isEmpty()) {
            return Database.open(Database.embedded(configuration.dataDirectory()), "", "");
        }
        DatabaseAccess access = configuration.database().get();
        Optional<SecretReference> password = access.password();
        return Database.open(
                access.url(),
                access.user(),
                password.isEmpty()
                        ? ""
                        : Secrets.outsideDatabase(environment).resolve(password.get()).reveal());
    }

    /** The secrets of a configuration. */
    static Secrets secrets(
            ServerConfiguration configuration, Environment environment, Database database)
            throws SecretException {
        return Secrets.open(
                environment,
                new CredentialStore(database),
                configuration.keys(),
                configuration.dataDirectory());
    }
}
