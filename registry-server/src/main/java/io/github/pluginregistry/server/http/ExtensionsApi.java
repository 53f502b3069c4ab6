package io.github.pluginregistry.server.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.pluginregistry.core.io.LogSanitizer;
import io.github.pluginregistry.extensions.ApiCalls;
import io.github.pluginregistry.extensions.ExtensionException;
import io.github.pluginregistry.extensions.ExtensionFailure;
import io.github.pluginregistry.extensions.ManagedExtension;
import io.github.pluginregistry.sdk.ApiReply;
import io.github.pluginregistry.sdk.ApiRequest;
import io.github.pluginregistry.sdk.Capabilities;
import io.github.pluginregistry.server.run.UsedExtensions;
import io.github.pluginregistry.server.store.ApiTokenStore.Role;
import io.github.pluginregistry.server.store.RegistryRow;
import io.github.pluginregistry.server.store.StoreException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The extensions: their state, and the requests that they answer themselves. */
final class ExtensionsApi {

    private static final Logger LOG = LoggerFactory.getLogger(ExtensionsApi.class);
    private static final String ALL = "/api/v1/extensions";
    private static final String ONE = ALL + "/{extension}/{path*}";

    /** Less than the time after which an idle connection is closed. */
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private static final int PER_SECOND = 10;
    static final int AT_ONCE = 50;
    private static final int LONGEST_PATH = 200;

    private final ServerParts parts;
    private final Stores stores;
    private final RateLimiter limits;
    private final LongSupplier nanos;
    private final Map<String, ExtensionGate> gates = new ConcurrentHashMap<>();

    /**
     * @param nanos the time in nanoseconds
     */
    ExtensionsApi(ServerParts parts, Stores stores, LongSupplier nanos) {
        this.parts = parts;
        this.stores = stores;
        this.nanos = nanos;
        limits = new RateLimiter(PER_SECOND, AT_ONCE, nanos);
    }

    List<Route> routes(Access access) {
        return Stream.concat(
                        Stream.of(
                                new Route(
                                        "GET",
                                        ALL,
                                        access.withToken(Role.LOOK, (call, who) -> all()))),
                        Stream.of("GET", "POST", "PUT", "PATCH", "DELETE")
                                .map(
                                        method ->
                                                new Route(
                                                        method,
                                                        ONE,
                                                        access.withToken(Role.LOOK, this::answer))))
                .toList();
    }

    private Answer all() {
        ObjectNode body = Views.object();
        ArrayNode list = body.putArray("extensions");
        parts.extensions()
                .all()
                .forEach(
                        (registry, extensions) ->
                                extensions.forEach(
                                        each ->
                                                list.add(
                                                        ExtensionViews.extension(
                                                                registry,
                                                                each,
                                                                parts.health()
                                                                        .of(
                                                                                registry,
                                                                                each.id())))));
        return Answer.json(200, body);
    }

    /** The role of the extension is known when it is open; everybody with a token may see it. */
    private Answer answer(Call call, Principal who) throws Problem, StoreException {
        String id = call.parameter("extension");
        if (!limits.take(who.name())) {
            throw new Problem(
                    429,
                    "Too many requests",
                    "the token \"%s\" sent too many requests to extensions; wait some seconds"
                            .formatted(who.name()));
        }
        RegistryRow registry = registry(call);
        try (UsedExtensions used = use(registry)) {
            ManagedExtension extension =
                    used.find(id).filter(ApiCalls::isAnsweredBy).orElseThrow(() -> unknown(id));
            Access.require(who, Role.of(extension.capabilities().apiRole().text()));
            ApiRequest request = ExtensionViews.request(call, who);
            ExtensionGate gate =
                    gates.computeIfAbsent(
                            registry.id() + "/" + id, key -> new ExtensionGate(nanos));
            return gate.enter(
                    () -> {
                        audit(registry, extension, request, who);
                        return ExtensionViews.answer(reply(gate, extension, request));
                    });
        }
    }

    private static Problem unknown(String id) {
        return Problem.notFound(
                Capabilities.isId(id)
                        ? "the registry has no extension \"%s\" that answers requests; extensions.allowed of server.yaml names the extensions that may run"
                                .formatted(id)
                        : "this is no id of an extension");
    }

    private RegistryRow registry(Call call) throws Problem, StoreException {
        String id = call.query().getOrDefault("registry", "");
        List<RegistryRow> found =
                id.isEmpty()
                        ? stores.registries().all()
                        : stores.registries().find(id).stream().toList();
        if (found.isEmpty()) {
            throw Problem.notFound("there is no such registry; GET /api/v1/registries lists all");
        }
        if (found.size() > 1) {
            throw Problem.badRequest(
                    "the server has several registries, and each has extensions of its own; name one with ?registry=ID");
        }
        return found.get(0);
    }

    private UsedExtensions use(RegistryRow registry) throws Problem, StoreException {
        String use =
                stores.registries()
                        .extensions(registry.id())
                        .orElseThrow(
                                () ->
                                        Problem.notFound(
                                                "the registry \"%s\" uses no extensions, or has not run yet"
                                                        .formatted(registry.id())));
        try {
            return parts.extensions().use(registry.id(), use);
        } catch (ExtensionException e) {
            LOG.warn("the extensions of {} cannot be opened: {}", registry.id(), e.getMessage());
            throw new Problem(
                    503,
                    "Service unavailable",
                    "the extensions of the registry cannot be opened; its last run and the log of the server say why");
        }
    }

    /** What cannot be written to the audit log is not done. */
    private void audit(
            RegistryRow registry, ManagedExtension extension, ApiRequest request, Principal who)
            throws StoreException {
        String path = LogSanitizer.of(request.path());
        String subject =
                "%s: %s %s"
                        .formatted(
                                registry.id(),
                                request.method(),
                                path.substring(0, Math.min(path.length(), LONGEST_PATH)));
        stores.audit().add(who.name(), "extension.request", extension.id(), subject);
    }

    private static ApiReply reply(
            ExtensionGate gate, ManagedExtension extension, ApiRequest request) throws Problem {
        try {
            ApiReply reply = ApiCalls.handle(extension, request, LONGEST);
            gate.ended(true);
            return reply;
        } catch (ExtensionFailure e) {
            gate.ended(e.kind() == ExtensionFailure.Kind.REFUSED);
            throw ExtensionViews.problem(extension.id(), e);
        }
    }
}
