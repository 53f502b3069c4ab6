package io.github.pluginregistry.server.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.pluginregistry.server.config.ConfigurationException;
import io.github.pluginregistry.server.config.Dependent;
import io.github.pluginregistry.server.config.RegistryConfiguration;
import io.github.pluginregistry.server.config.SecretReference;
import io.github.pluginregistry.server.log.Trace;
import io.github.pluginregistry.server.run.AllowedHosts;
import io.github.pluginregistry.server.run.RegistryFailure;
import io.github.pluginregistry.server.store.ApiTokenStore.Role;
import io.github.pluginregistry.server.store.Cause;
import io.github.pluginregistry.server.store.RegistryRow;
import io.github.pluginregistry.server.store.RunRequest;
import io.github.pluginregistry.server.store.StoreException;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The registries: see, add, change, remove, run and pause them. */
final class RegistriesApi {

    private static final String ALL = "/api/v1/registries";
    private static final String ONE = ALL + "/{registry}";
    private static final Predicate<String> ID =
            Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}").asMatchPredicate();

    private final ServerParts parts;
    private final Stores stores;

    RegistriesApi(ServerParts parts, Stores stores) {
        this.parts = parts;
        this.stores = stores;
    }

    List<Route> routes(Access access) {
        return List.of(
                new Route("GET", ALL, access.withToken(Role.LOOK, (call, who) -> all())),
                new Route("GET", ONE, access.withToken(Role.LOOK, (call, who) -> one(call))),
                new Route("PUT", ONE, access.withToken(Role.ADMINISTER, this::put)),
                new Route("DELETE", ONE, access.withToken(Role.ADMINISTER, this::delete)),
                new Route(
                        "GET",
                        ONE + "/runs",
                        access.withToken(Role.LOOK, (call, who) -> runs(call))),
                new Route("POST", ONE + "/runs", access.withToken(Role.RUN, this::trigger)),
                new Route(
                        "POST",
                        ONE + "/pause",
                        access.withToken(Role.RUN, (call, who) -> pause(call, who, true))),
                new Route(
                        "POST",
                        ONE + "/resume",
                        access.withToken(Role.RUN, (call, who) -> pause(call, who, false))));
    }

    private Answer all() throws StoreException {
        ObjectNode body = Views.object();
        ArrayNode list = body.putArray("registries");
        stores.registries().all().forEach(row -> list.add(Views.registry(row)));
        return Answer.json(200, body);
    }

    RegistryRow find(Call call) throws StoreException, Problem {
        return stores.registries()
                .find(call.parameter("registry"))
                .orElseThrow(
                        () ->
                                Problem.notFound(
                                        "there is no such registry; GET /api/v1/registries lists all"));
    }

    private Answer one(Call call) throws StoreException, Problem {
        return Answer.json(200, details(find(call)));
    }

    private ObjectNode details(RegistryRow row) throws StoreException {
        ObjectNode body = Views.registry(row);
        body.set("configuration", Views.json(row.configuration()));
        ArrayNode watched = body.putArray("watched");
        stores.watch().watched(row.id()).forEach(watched::add);
        ArrayNode files = body.putArray("files");
        stores.published()
                .of(row.id())
                .forEach(file -> files.add("/r/%s/%s".formatted(row.id(), file.file())));
        return body;
    }

    private Answer put(Call call, Principal who) throws StoreException, Problem {
        String id = call.parameter("registry");
        if (!ID.test(id)) {
            throw Problem.badRequest(
                    "the id of a registry has at most 64 lower-case letters, digits, dots, hyphens and underscores, and starts with a letter or digit");
        }
        ObjectNode configuration = (ObjectNode) call.json();
        JsonNode given = configuration.path("id");
        if (!given.isMissingNode() && !given.asText().equals(id)) {
            throw Problem.badRequest("\"id\" of the body is not the one of the path; leave it out");
        }
        configuration.put("id", id);
        try {
            RegistryConfiguration registry = RegistryConfiguration.read(configuration.toString());
            AllowedHosts.require(registry);
            requireSealedSecrets(registry);
        } catch (ConfigurationException | RegistryFailure e) {
            throw Problem.badRequest(String.valueOf(e.getMessage()));
        }
        boolean stored =
                stores.database()
                        .together(
                                () -> {
                                    stores.audit().add(who.name(), "registry.put", id, "");
                                    return stores.registries().put(id, configuration.toString());
                                });
        if (!stored) {
            throw Problem.conflict("server.yaml has this registry; change it there");
        }
        triggered(id, Cause.CONFIGURATION);
        return one(call);
    }

    /** What the machine of the server has in files and variables is not the API's to use. */
    private static void requireSealedSecrets(RegistryConfiguration registry) throws Problem {
        for (Dependent dependent : registry.dependents()) {
            if (dependent.secret().isPresent()
                    && dependent.secret().get().source() != SecretReference.Source.SEALED) {
                throw Problem.badRequest(
                        "the dependent %s refers to a secret outside of the database; seal it with PUT /api/v1/credentials/NAME and refer to it as sealed:NAME, or let server.yaml have the registry"
                                .formatted(dependent.name()));
            }
        }
    }

    private Answer delete(Call call, Principal who) throws StoreException, Problem {
        RegistryRow row = find(call);
        if (row.origin() == RegistryRow.Origin.FILE) {
            throw Problem.conflict("server.yaml has this registry; remove it there");
        }
        stores.database()
                .together(
                        () -> {
                            stores.audit().add(who.name(), "registry.delete", row.id(), "");
                            return stores.registries().remove(row.id());
                        });
        return Answer.empty(204);
    }

    private Answer runs(Call call) throws StoreException, Problem {
        String id = find(call).id();
        return Pages.answer(
                call,
                "runs",
                (before, limit) -> stores.runs().of(id, before, limit),
                Views::run,
                row -> row.id());
    }

    private Answer trigger(Call call, Principal who) throws StoreException, Problem {
        trigger(find(call), who, call.trace());
        return Answer.json(202, details(find(call)));
    }

    void trigger(RegistryRow row, Principal who, Trace trace) throws StoreException, Problem {
        if (row.paused()) {
            throw Problem.conflict("the registry is paused; resume it first");
        }
        stores.database()
                .together(
                        () -> {
                            stores.audit().add(who.name(), "registry.run", row.id(), "");
                            return stores.registries()
                                    .request(RunRequest.manual(row.id()).in(trace));
                        });
        triggered(row.id(), Cause.MANUAL);
    }

    private void triggered(String id, Cause cause) {
        parts.metrics().runTriggered(id, cause.text());
        parts.wake().run();
    }

    private Answer pause(Call call, Principal who, boolean paused) throws StoreException, Problem {
        pause(find(call), who, paused);
        return one(call);
    }

    void pause(RegistryRow row, Principal who, boolean paused) throws StoreException {
        stores.database()
                .together(
                        () -> {
                            stores.audit()
                                    .add(
                                            who.name(),
                                            paused ? "registry.pause" : "registry.resume",
                                            row.id(),
                                            "");
                            return stores.registries().pause(row.id(), paused);
                        });
        parts.wake().run();
    }
}
