package io.github.pluginregistry.server.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of the server. Relative paths start from the directory of server.yaml.
 *
 * @param dataDirectory the directory of the embedded database, the checkouts and the extensions
 * @param workers how many registries run at the same time
 * @param maximumRunTime when a run is given up
 * @param checkoutsSize how many bytes of disk the checkouts may take
 * @param keys the keys of sealed credentials: the first one seals, all open
 * @param hosts the tokens of hosts
 * @param polling the bounds of the interval of polling
 * @param registryTexts the configuration of each registry as JSON, by id
 */
public record ServerConfiguration(
        Http http,
        Path dataDirectory,
        @Nullable DatabaseAccess otherDatabase,
        int workers,
        Duration maximumRunTime,
        long checkoutsSize,
        List<SecretReference> keys,
        Map<String, SecretReference> hosts,
        Polling polling,
        List<WebhookConfiguration> webhooks,
        List<RegistryConfiguration> registries,
        Map<String, String> registryTexts,
        Extensions extensions,
        Retention retention) {

    private static final String SCHEMA = "server.schema.json";

    /** Copies the lists. */
    public ServerConfiguration {
        keys = List.copyOf(keys);
        hosts = Map.copyOf(hosts);
        webhooks = List.copyOf(webhooks);
        registries = List.copyOf(registries);
        registryTexts = new LinkedHashMap<>(registryTexts);
    }

    /**
     * Where the server listens.
     *
     * @param address the address of a network interface
     * @param port the port; 0 for any that is free
     * @param publicUrl how others reach the server, without a slash at the end; may be empty
     * @param trustedProxies networks whose {@code X-Forwarded-For} counts
     * @param requestsPerSecond how many requests one source may send for long
     * @param certificates the PEM files of TLS; null for HTTP
     */
    public record Http(
            String address,
            int port,
            String publicUrl,
            List<String> trustedProxies,
            int requestsPerSecond,
            @Nullable Tls certificates) {

        /** Copies the list. */
        public Http {
            trustedProxies = List.copyOf(trustedProxies);
        }

        /** The PEM files of TLS. */
        public Optional<Tls> tls() {
            return Optional.ofNullable(certificates);
        }
    }

    /** The PEM files of a certificate chain and its private key. */
    public record Tls(Path certificate, Path key) {}

    /**
     * Another database than the embedded one.
     *
     * @param secret the password; null for none
     */
    public record DatabaseAccess(String url, String user, @Nullable SecretReference secret) {

        /** The password. */
        public Optional<SecretReference> password() {
            return Optional.ofNullable(secret);
        }
    }

    /**
     * Extensions.
     *
     * @param allowed those that may run, as the plugin takes them
     * @param idleTimeout when a program is ended that is not used
     */
    public record Extensions(List<String> allowed, Duration idleTimeout) {

        /** Copies the list. */
        public Extensions {
            allowed = List.copyOf(allowed);
        }
    }

    /** How long history is kept. */
    public record Retention(Duration runs, Duration deliveries, Duration audit) {}

    /** The database, unless it is the embedded one. */
    public Optional<DatabaseAccess> database() {
        return Optional.ofNullable(otherDatabase);
    }

    /**
     * Reads server.yaml.
     *
     * @throws IOException if it cannot be read
     * @throws ConfigurationException if it is invalid; with all errors
     */
    public static ServerConfiguration read(Path file) throws IOException, ConfigurationException {
        return ConfigurationReader.server(file);
    }

    /** The JSON Schema of server.yaml. */
    public static String schema() {
        try (InputStream resource = ServerConfiguration.class.getResourceAsStream(SCHEMA)) {
            return new String(
                    Objects.requireNonNull(resource, SCHEMA).readAllBytes(),
                    StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
