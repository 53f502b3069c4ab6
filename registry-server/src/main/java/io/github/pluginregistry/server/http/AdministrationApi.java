package io.github.pluginregistry.server.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.pluginregistry.core.io.Sha256;
import io.github.pluginregistry.server.store.ApiTokenStore.Role;
import io.github.pluginregistry.server.store.AuditLog;
import io.github.pluginregistry.server.store.StoreException;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Credentials, tokens and the audit log. No value of a credential leaves the server. */
final class AdministrationApi {

    private static final String CREDENTIALS = "/api/v1/credentials";
    private static final String TOKENS = "/api/v1/tokens";
    private static final int LONGEST_SECRET = 64 * 1024;
    private static final Predicate<String> NAME =
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}").asMatchPredicate();

    private final ServerParts parts;
    private final Stores stores;

    AdministrationApi(ServerParts parts, Stores stores) {
        this.parts = parts;
        this.stores = stores;
    }

    List<Route> routes(Access access) {
        return List.of(
                route(access, "GET", CREDENTIALS, (call, who) -> credentials()),
                route(access, "PUT", CREDENTIALS + "/{name}", this::putCredential),
                route(access, "DELETE", CREDENTIALS + "/{name}", this::deleteCredential),
                route(access, "GET", TOKENS, (call, who) -> tokens()),
                route(access, "PUT", TOKENS + "/{name}", this::putToken),
                route(access, "DELETE", TOKENS + "/{name}", this::deleteToken),
                route(access, "GET", "/api/v1/audit", (call, who) -> audit(call)));
    }

    private static Route route(
            Access access, String method, String path, Access.Endpoint endpoint) {
        return new Route(method, path, access.withToken(Role.ADMINISTER, endpoint));
    }

    private Answer credentials() throws StoreException {
        ObjectNode body = Views.object();
        ArrayNode list = body.putArray("credentials");
        stores.credentials().all().forEach(row -> list.add(Views.credential(row)));
        return Answer.json(200, body);
    }

    private Answer putCredential(Call call, Principal who) throws StoreException, Problem {
        String name = name(call);
        JsonNode value = call.json().path("value");
        if (!value.isTextual()
                || value.textValue().isEmpty()
                || value.textValue().length() > LONGEST_SECRET) {
            throw Problem.badRequest(
                    "\"value\" must be the secret, a text of at most %d characters"
                            .formatted(LONGEST_SECRET));
        }
        String sealed = seal(name, value.textValue());
        stores.database()
                .together(
                        () -> {
                            stores.audit().add(who.name(), "credential.put", name, "");
                            stores.credentials().put(name, sealed);
                            return true;
                        });
        return Answer.empty(204);
    }

    private String seal(String name, String secret) throws Problem {
        try {
            return parts.sealer().seal(name, secret);
        } catch (IllegalArgumentException e) {
            throw Problem.conflict(String.valueOf(e.getMessage()));
        }
    }

    private Answer deleteCredential(Call call, Principal who) throws StoreException, Problem {
        String name = name(call);
        boolean removed =
                stores.database()
                        .together(
                                () -> {
                                    stores.audit().add(who.name(), "credential.delete", name, "");
                                    return stores.credentials().remove(name);
                                });
        return removed(removed, "credential");
    }

    private Answer tokens() throws StoreException {
        ObjectNode body = Views.object();
        ArrayNode list = body.putArray("tokens");
        stores.tokens().all().forEach(token -> list.add(Views.token(token)));
        return Answer.json(200, body);
    }

    /** The token is told once, and only its hash is kept. */
    private Answer putToken(Call call, Principal who) throws StoreException, Problem {
        String name = name(call);
        if (name.equals(AuditLog.SERVER)) {
            throw Problem.badRequest(
                    "\"server\" is the name of the server itself in the audit log");
        }
        Role role = role(call.json().path("role").asText());
        String token = Access.secret();
        stores.database()
                .together(
                        () -> {
                            stores.audit().add(who.name(), "token.put", name, role.text());
                            stores.tokens().put(name, Sha256.of(token), role);
                            return true;
                        });
        ObjectNode body = Views.object();
        body.put("name", name);
        body.put("role", role.text());
        body.put("token", token);
        return Answer.json(201, body);
    }

    private static Role role(String text) throws Problem {
        try {
            return Role.of(text);
        } catch (IllegalArgumentException e) {
            throw Problem.badRequest("\"role\" must be look, run or administer");
        }
    }

    private Answer deleteToken(Call call, Principal who) throws StoreException, Problem {
        String name = name(call);
        boolean removed =
                stores.database()
                        .together(
                                () -> {
                                    stores.audit().add(who.name(), "token.delete", name, "");
                                    return stores.tokens().remove(name);
                                });
        return removed(removed, "token");
    }

    private Answer audit(Call call) throws StoreException, Problem {
        return Pages.answer(call, "audit", stores.audit()::all, Views::audit, AuditLog.Entry::id);
    }

    private static Answer removed(boolean removed, String kind) throws Problem {
        if (!removed) {
            throw Problem.notFound("there is no %s of this name".formatted(kind));
        }
        return Answer.empty(204);
    }

    private static String name(Call call) throws Problem {
        String name = call.parameter("name");
        if (!NAME.test(name)) {
            throw Problem.badRequest(
                    "a name has at most 64 letters, digits, dots, hyphens and underscores, and starts with a letter or digit");
        }
        return name;
    }
}
