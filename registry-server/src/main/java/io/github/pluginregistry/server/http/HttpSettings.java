package io.github.pluginregistry.server.http;

import io.github.pluginregistry.server.config.ServerConfiguration;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the server listens.
 *
 * @param address the address of a network interface, {@code 127.0.0.1}
 * @param port the port, 0 for any that is free
 * @param publicUrl how others reach the server, without a slash at the end; empty if not configured
 * @param trustedProxies whose {@code X-Forwarded-For} counts: addresses or ranges
 * @param requestsPerSecond how many requests one source may send for long
 * @param tls the certificate; null for HTTP
 */
public record HttpSettings(
        String address,
        int port,
        String publicUrl,
        List<String> trustedProxies,
        int requestsPerSecond,
        @Nullable Tls tls) {

    /**
     * Requests per second unless configured: forges send all their deliveries from few addresses.
     */
    public static final int REQUESTS_PER_SECOND = 200;

    /** Copies the list. */
    public HttpSettings {
        trustedProxies = List.copyOf(trustedProxies);
    }

    /** As it is configured. */
    public static HttpSettings of(ServerConfiguration.Http http) {
        return new HttpSettings(
                http.address(),
                http.port(),
                http.publicUrl(),
                http.trustedProxies(),
                http.requestsPerSecond(),
                http.tls().map(files -> new Tls(files.certificate(), files.key())).orElse(null));
    }

    /**
     * Files of a certificate, both PEM.
     *
     * @param certificate the certificate, and those that lead to the root
     * @param key its private key, PKCS #8 without a password
     */
    public record Tls(Path certificate, Path key) {}

    /** Whether browsers reach the server by https alone. */
    boolean isSecure() {
        return tls != null || publicUrl.startsWith("https:");
    }
}
