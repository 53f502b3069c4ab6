package io.github.pluginregistry.server;

import io.github.pluginregistry.core.http.Token;
import io.github.pluginregistry.core.io.Environment;
import io.github.pluginregistry.extensions.AllowedExtension;
import io.github.pluginregistry.server.config.ServerConfiguration;
import io.github.pluginregistry.server.credential.SecretException;
import io.github.pluginregistry.server.credential.Secrets;
import io.github.pluginregistry.server.credential.ServerTokens;
import io.github.pluginregistry.server.http.HttpServer;
import io.github.pluginregistry.server.http.HttpSettings;
import io.github.pluginregistry.server.http.PublishedCopies;
import io.github.pluginregistry.server.http.ServerParts;
import io.github.pluginregistry.server.metric.ServerMetrics;
import io.github.pluginregistry.server.outgoing.ConfiguredDependents;
import io.github.pluginregistry.server.outgoing.OutgoingSender;
import io.github.pluginregistry.server.run.Checkouts;
import io.github.pluginregistry.server.run.ExtensionHealth;
import io.github.pluginregistry.server.run.ExtensionUpkeep;
import io.github.pluginregistry.server.run.PollingChange;
import io.github.pluginregistry.server.run.Retention;
import io.github.pluginregistry.server.run.RunParts;
import io.github.pluginregistry.server.run.ServerExtensions;
import io.github.pluginregistry.server.run.Workers;
import io.github.pluginregistry.server.store.Database;
import io.github.pluginregistry.server.store.OutgoingStore;
import io.github.pluginregistry.server.store.PublishedFileStore;
import io.github.pluginregistry.server.store.RegistryStore;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server: opens its parts, connects them, and closes them in the reverse order. */
public final class RegistryServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RegistryServer.class);

    /** Bytes of the copies of published files that are read while the database is away. */
    private static final long COPIES_SIZE = 200_000_000;

    /** How long a request waits for a statement: forges wait ten seconds for an answer. */
    private static final Duration REQUEST_PATIENCE = Duration.ofSeconds(8);

    private final Database database;
    private final ServerExtensions extensions;
    private final Workers workers;
    private final Thread sender;
    private final Housekeeping housekeeping;
    private final HttpServer http;

    private RegistryServer(
            Database database,
            ServerExtensions extensions,
            Workers workers,
            Thread sender,
            Housekeeping housekeeping,
            HttpServer http) {
        this.database = database;
        this.extensions = extensions;
        this.workers = workers;
        this.sender = sender;
        this.housekeeping = housekeeping;
        this.http = http;
    }

    /**
     * Opens a server. Nothing is started yet, and the database may be down.
     *
     * @param base the directory that relative paths of programs start from
     * @throws IOException if the data directory cannot be created
     * @throws SecretException if a key or the password of the database cannot be read
     * @throws IllegalArgumentException if an entry of {@code extensions.allowed} is invalid
     */
    public static RegistryServer open(
            ServerConfiguration configuration, Path base, Environment environment)
            throws IOException, SecretException {
        Files.createDirectories(configuration.dataDirectory());
        Database database = ConfiguredDatabase.open(configuration, environment);
        Database forRequests = database.within(REQUEST_PATIENCE);
        Secrets secrets = ConfiguredDatabase.secrets(configuration, environment, forRequests);
        ServerTokens tokens = new ServerTokens(secrets, configuration.hosts());
        ServerMetrics metrics = new ServerMetrics();
        ServerExtensions extensions =
                new ServerExtensions(
                        AllowedExtension.parse(
                                configuration.extensions().allowed(), "extensions.allowed", base),
                        configuration.dataDirectory().resolve("extensions"),
                        tokens,
                        configuration.extensions().idleTimeout(),
                        metrics);
        ExtensionHealth health = new ExtensionHealth(extensions);
        metrics.gauges(
                "registry_extension_healthy",
                "Whether an extension was healthy when it was asked last.",
                List.of("registry", "extension"),
                health::numbers);
        Workers workers =
                new Workers(
                        new RunParts(
                                database,
                                metrics,
                                tokens,
                                extensions,
                                new Checkouts(
                                        configuration.dataDirectory().resolve("checkouts"),
                                        configuration.checkoutsSize(),
                                        Clock.systemUTC()),
                                Clock.systemUTC(),
                                environment.with(Map.of()),
                                configuration.polling()),
                        owner(),
                        configuration.workers(),
                        configuration.maximumRunTime());
        Webhooks webhooks = new Webhooks(configuration.webhooks(), secrets);
        PublishedCopies published =
                new PublishedCopies(
                        new PublishedFileStore(forRequests),
                        configuration.dataDirectory().resolve("published"),
                        COPIES_SIZE);
        HttpServer http =
                new HttpServer(
                        HttpSettings.of(configuration.http()),
                        parts(
                                forRequests,
                                metrics,
                                secrets,
                                webhooks,
                                extensions,
                                health,
                                workers,
                                published));
        return new RegistryServer(
                database,
                extensions,
                workers,
                sender(configuration, database, secrets, metrics),
                new Housekeeping(
                        database,
                        configuration.registryTexts(),
                        new PollingChange(database, configuration.polling()),
                        List.of(
                                webhooks::look,
                                new ExtensionUpkeep(
                                        extensions, health, new RegistryStore(database)),
                                published::refresh,
                                http::reloadCertificate),
                        new Retention(database, configuration.retention()),
                        workers::wake),
                http);
    }

    private static ServerParts parts(
            Database database,
            ServerMetrics metrics,
            Secrets secrets,
            Webhooks webhooks,
            ServerExtensions extensions,
            ExtensionHealth health,
            Workers workers,
            PublishedCopies published) {
        return new ServerParts(
                database,
                metrics,
                webhooks.hooks(),
                ServerParts.RegistryReader.standard(),
                (name, secret) -> seal(secrets, name, secret),
                extensions,
                health,
                workers::wake,
                published,
                Map.of("webhooks", webhooks::details, "extensions", health::details));
    }

    private static String seal(Secrets secrets, String name, String secret) {
        try {
            return secrets.sealed().seal(name, Token.of(secret));
        } catch (SecretException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static Thread sender(
            ServerConfiguration configuration,
            Database database,
            Secrets secrets,
            ServerMetrics metrics) {
        Thread thread =
                new Thread(
                        OutgoingSender.of(
                                new OutgoingStore(database),
                                new ConfiguredDependents(new RegistryStore(database)),
                                secrets,
                                configuration.hosts(),
                                Clock.systemUTC(),
                                metrics),
                        "outgoing");
        thread.setDaemon(true);
        return thread;
    }

    /** For example {@code 4711@host}: different for each replica. */
    private static String owner() {
        String name = ManagementFactory.getRuntimeMXBean().getName();
        return name.substring(0, Math.min(name.length(), 100));
    }

    /**
     * Starts to listen, and to run registries.
     *
     * @throws IOException if the address cannot be listened on
     */
    public void start() throws IOException {
        http.start();
        housekeeping.start();
        workers.start();
        sender.start();
        LOG.info("listening on port {}", http.port());
    }

    /** The port that the server listens on. */
    public int port() {
        return http.port();
    }

    /** The database of the server. */
    Database database() {
        return database;
    }

    /** Takes no more requests and no more registries, and waits for runs that are under way. */
    @Override
    public void close() {
        LOG.info("ending");
        http.close();
        housekeeping.close();
        workers.close();
        sender.interrupt();
        extensions.close();
        database.close();
    }
}
