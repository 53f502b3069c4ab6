package io.github.pluginregistry.server.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.pluginregistry.core.http.TokenProvider;
import io.github.pluginregistry.core.io.Sha256;
import io.github.pluginregistry.extensions.AllowedExtension;
import io.github.pluginregistry.server.config.Condition;
import io.github.pluginregistry.server.metric.ServerMetrics;
import io.github.pluginregistry.server.run.ExtensionHealth;
import io.github.pluginregistry.server.run.ServerExtensions;
import io.github.pluginregistry.server.store.ApiTokenStore.Role;
import io.github.pluginregistry.server.store.Database;
import io.github.pluginregistry.server.store.StoreException;
import io.github.pluginregistry.server.store.TestDatabase;
import io.github.pluginregistry.server.webhook.Conditions;
import io.github.pluginregistry.server.webhook.Webhook;
import io.github.pluginregistry.server.webhook.WebhookSettings;
import io.github.pluginregistry.server.webhook.WebhookType;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A server on a loopback address, with an embedded database and a token of each role. */
final class TestServer implements AutoCloseable {

    private static final HttpSettings SETTINGS =
            new HttpSettings("127.0.0.1", 0, "", List.of(), 1_000, null);

    static final String SECRET = "correct horse battery staple";

    final AtomicInteger woken = new AtomicInteger();
    final Database database;
    final Stores stores;
    final PublishedCopies copies;
    final ServerMetrics metrics = new ServerMetrics();
    final ServerExtensions extensions;
    final ExtensionHealth health;
    final ServerParts parts;
    private final HttpServer server;
    private final HttpClient client = HttpClient.newHttpClient();

    TestServer(Path directory) throws IOException, StoreException {
        this(directory, List.of());
    }

    /**
     * @param allowed the extensions that may run, from {@code extensions} in the directory
     */
    TestServer(Path directory, List<String> allowed) throws IOException, StoreException {
        this(directory, TestDatabase.embedded(directory), allowed);
    }

    TestServer(Path directory, Database database) throws IOException, StoreException {
        this(directory, database, List.of());
    }

    private TestServer(Path directory, Database database, List<String> allowed)
            throws IOException, StoreException {
        extensions =
                new ServerExtensions(
                        allowed.stream().map(it -> AllowedExtension.parse(it, directory)).toList(),
                        directory.resolve("extensions"),
                        TokenProvider.NONE,
                        Duration.ofMinutes(1),
                        metrics);
        health = new ExtensionHealth(extensions);
        this.database = database;
        stores = Stores.of(database);
        copies = new PublishedCopies(stores.published(), directory.resolve("published"), 1_000_000);
        for (Role role : Role.values()) {
            stores.tokens().put(role.text(), Sha256.of("token-" + role.text()), role);
        }
        parts =
                new ServerParts(
                        database,
                        metrics,
                        List.of(hook("github", List.of()), hook("closed", List.of("192.0.2.0/24"))),
                        TestServer::conditions,
                        (name, secret) -> "sealed:" + Sha256.of(secret),
                        extensions,
                        health,
                        woken::incrementAndGet,
                        copies,
                        Map.of("extensions", health::details));
        server = new HttpServer(SETTINGS, parts);
        server.start();
    }

    private TestServer(TestServer other, List<Route> routes) throws IOException {
        extensions = other.extensions;
        health = other.health;
        database = other.database;
        stores = other.stores;
        parts = other.parts;
        copies = other.copies;
        server = new HttpServer(SETTINGS, routes, new ServerMetrics());
        server.start();
    }

    /** Another server with the same parts, for other routes. */
    TestServer with(List<Route> routes) throws IOException {
        return new TestServer(this, routes);
    }

    private static ServerParts.Hook hook(String name, List<String> addresses) {
        return new ServerParts.Hook(
                new Webhook(
                        name,
                        WebhookType.GITHUB,
                        WebhookSettings.of(() -> List.of(SECRET)),
                        Clock.systemUTC()),
                addresses);
    }

    /**
     * A configuration with {@code "invalid"} is invalid, one with {@code "v*"} wants these tags.
     */
    private static Conditions conditions(String configuration) {
        if (configuration.contains("invalid")) {
            throw new IllegalArgumentException("branch: is missing; add it");
        }
        return new Conditions(
                configuration.contains("v*")
                        ? List.of(new Condition.Tag(List.of("v*")))
                        : List.of());
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url(path)));
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.port() + path;
    }

    HttpResponse<String> send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    /** Sends a request with the token of a role. */
    HttpResponse<String> as(Role role, String method, String path, String body)
            throws IOException, InterruptedException {
        return send(
                request(path)
                        .method(method, BodyPublishers.ofString(body))
                        .header("Authorization", "Bearer token-" + role.text()));
    }

    static JsonNode json(HttpResponse<String> response) throws IOException {
        return new ObjectMapper().readTree(response.body());
    }

    String metrics() throws IOException, InterruptedException {
        return send(request("/metrics")).body().toLowerCase(Locale.ROOT);
    }

    @Override
    public void close() {
        server.close();
        extensions.close();
        database.close();
    }
}
