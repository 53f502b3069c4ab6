package io.github.pluginregistry.sdk.process;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.pluginregistry.sdk.ApiHandler;
import io.github.pluginregistry.sdk.Capabilities;
import io.github.pluginregistry.sdk.CheckRule;
import io.github.pluginregistry.sdk.Extension;
import io.github.pluginregistry.sdk.Health;
import io.github.pluginregistry.sdk.Notification;
import io.github.pluginregistry.sdk.Notifier;
import io.github.pluginregistry.sdk.OutputRenderer;
import io.github.pluginregistry.sdk.PluginBatch;
import io.github.pluginregistry.sdk.RefusedException;
import io.github.pluginregistry.sdk.RegistryHook;
import io.github.pluginregistry.sdk.ReleaseSource;
import io.github.pluginregistry.sdk.RepositoryNotFoundException;
import io.github.pluginregistry.sdk.SecretSource;
import io.github.pluginregistry.sdk.process.Messages.Failure;
import io.github.pluginregistry.sdk.process.Messages.HookMethod;
import io.github.pluginregistry.sdk.process.Messages.HookRequest;
import io.github.pluginregistry.sdk.process.Messages.Listening;
import io.github.pluginregistry.sdk.process.Messages.ProcessCapabilities;
import io.github.pluginregistry.sdk.process.Messages.Start;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Runs an extension as a process of its own:
 *
 * <pre>{@code
 * public static void main(String[] args) throws Exception {
 *     ExtensionProcess.run(args, new DocumentedRule());
 * }
 * }</pre>
 *
 * <p>It listens on a loopback address, and ends when its standard input does.
 */
public final class ExtensionProcess {

    private static final int BUSY_THREADS = 8;

    private final Extension extension;
    private final String authorization;

    private ExtensionProcess(Extension extension, String authorization) {
        this.extension = extension;
        this.authorization = authorization;
    }

    /**
     * Prints the capabilities for the argument {@code capabilities}, and serves the extension for
     * the argument {@code serve}.
     *
     * @throws Exception if the extension does not start
     */
    public static void run(String[] args, Extension extension) throws Exception {
        String command = args.length == 1 ? args[0] : "";
        switch (command) {
            case "capabilities" ->
                    println(Messages.JSON.writeValueAsString(capabilities(extension)));
            case "serve" -> serve(extension);
            default -> {
                System.err.println("usage: PROGRAM capabilities | PROGRAM serve");
                System.exit(2);
            }
        }
    }

    private static ProcessCapabilities capabilities(Extension extension) throws IOException {
        Capabilities it = extension.capabilities();
        return new ProcessCapabilities(
                Messages.PROTOCOL,
                it.id(),
                it.description(),
                Contract.of(extension),
                extension instanceof RegistryHook ? EnumSet.allOf(HookMethod.class) : Set.of(),
                it.configurationSchema().isEmpty()
                        ? null
                        : Messages.JSON.readTree(it.configurationSchema()),
                it.tokenHosts(),
                it.outputs(),
                it.apiRole().text());
    }

    private static void serve(Extension extension) throws Exception {
        BufferedReader input =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        Start start = Messages.JSON.readValue(input.readLine(), Start.class);
        // Standard output is for one line; what libraries print must not get in between.
        PrintStream output = System.out;
        System.setOut(System.err);
        extension.start(new ProcessContext(start, extension.capabilities().tokenHosts()));
        // Small answers would wait for acknowledgements of the peer otherwise.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ExecutorService threads = Executors.newFixedThreadPool(BUSY_THREADS);
        server.setExecutor(threads);
        server.createContext("/", new ExtensionProcess(extension, start.authorization())::handle);
        server.start();
        InetSocketAddress address = server.getAddress();
        output.println(
                Messages.JSON.writeValueAsString(
                        new Listening(
                                "tcp",
                                address.getAddress().getHostAddress() + ":" + address.getPort())));
        output.flush();
        while (input.readLine() != null) {
            // Nothing else comes; the end of the input is the end of the run.
        }
        // The run waits for no answer any more; a delay would be one of every run.
        server.stop(0);
        threads.shutdown();
        extension.stop();
    }

    private static void println(String line) {
        System.out.println(line);
        System.out.flush();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!isAuthorized(exchange.getRequestHeaders().getFirst("Authorization"))) {
                answer(exchange, 401, failure("the header Authorization is wrong"));
                return;
            }
            try (InputStream body = exchange.getRequestBody()) {
                String path = exchange.getRequestURI().getPath();
                if (path.equals("/healthz")) {
                    Health health = extension.health();
                    answer(exchange, health.healthy() ? 200 : 503, health);
                } else {
                    answer(exchange, 200, call(path, body));
                }
            } catch (RepositoryNotFoundException e) {
                answer(exchange, 422, new Failure(Failure.Kind.NOT_FOUND, message(e), null));
            } catch (RefusedException e) {
                answer(exchange, 422, new Failure(Failure.Kind.REFUSED, message(e), e.remedy()));
            } catch (Exception e) {
                answer(exchange, 422, failure(message(e)));
            }
        }
    }

    private boolean isAuthorized(@Nullable String header) {
        return header != null
                && MessageDigest.isEqual(
                        header.getBytes(StandardCharsets.UTF_8),
                        authorization.getBytes(StandardCharsets.UTF_8));
    }

    private static Failure failure(String message) {
        return new Failure(Failure.Kind.FAILED, message, null);
    }

    private static String message(Exception e) {
        return e.getMessage() != null ? e.getMessage() : e.getClass().getSimpleName();
    }

    private static void answer(HttpExchange exchange, int status, Object message)
            throws IOException {
        byte[] body = Messages.JSON.writeValueAsBytes(message);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    private Object call(String path, InputStream body) throws Exception {
        switch (path) {
            case "/v1/tags" -> {
                Messages.TagsRequest request = read(body, Messages.TagsRequest.class);
                return new Messages.Tags(
                        as(ReleaseSource.class).tags(request.repository(), request.prefixes()));
            }
            case "/v1/releases" -> {
                Messages.ReleasesRequest request = read(body, Messages.ReleasesRequest.class);
                return new Messages.Releases(
                        as(ReleaseSource.class).releases(request.repository(), request.tags()));
            }
            case "/v1/check" -> {
                return new Messages.Findings(
                        as(CheckRule.class).check(read(body, PluginBatch.class)));
            }
            case "/v1/render" -> {
                Messages.RenderRequest request = read(body, Messages.RenderRequest.class);
                return new Messages.Rendered(
                        as(OutputRenderer.class).render(request.registry(), request.plugins()));
            }
            case "/v1/token" -> {
                return new Messages.TokenAnswer(
                        as(SecretSource.class)
                                .token(read(body, Messages.TokenRequest.class).host())
                                .orElse(null));
            }
            case "/v1/notify" -> {
                as(Notifier.class).notify(read(body, Notification.class));
                return new Messages.Done();
            }
            case "/v1/hook" -> {
                hook(as(RegistryHook.class), read(body, HookRequest.class));
                return new Messages.Done();
            }
            case "/v1/api" -> {
                return Messages.ApiAnswer.of(
                        as(ApiHandler.class).handle(read(body, Messages.ApiCall.class).request()));
            }
            default -> throw new IllegalArgumentException("there is no path " + path);
        }
    }

    private static void hook(RegistryHook hook, HookRequest it) throws Exception {
        switch (it.method()) {
            case BEFORE_UPDATE -> hook.beforeUpdate(it.registry(), orEmpty(it.plugins()));
            case AFTER_UPDATE -> hook.afterUpdate(it.registry(), orEmpty(it.changes()));
            case ON_FINDING -> hook.onFinding(it.registry(), required(it.finding(), "finding"));
            case BEFORE_PUBLISH -> hook.beforePublish(it.registry(), orEmpty(it.plugins()));
            case ON_VERSION_PUBLISHED ->
                    hook.onVersionPublished(it.registry(), required(it.change(), "change"));
            case AFTER_PUBLISH -> hook.afterPublish(required(it.published(), "published"));
        }
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list != null ? list : List.of();
    }

    private static <T> T required(@Nullable T value, String key) {
        if (value == null) {
            throw new IllegalArgumentException("\"%s\" is missing".formatted(key));
        }
        return value;
    }

    private <T extends Extension> T as(Class<T> contract) {
        if (!contract.isInstance(extension)) {
            throw new IllegalArgumentException(
                    "%s is no %s"
                            .formatted(extension.capabilities().id(), contract.getSimpleName()));
        }
        return contract.cast(extension);
    }

    private static <T> T read(InputStream body, Class<T> type) throws IOException {
        return Messages.JSON.readValue(body, type);
    }
}
