package io.github.pluginregistry.server.http;

import io.github.pluginregistry.server.store.ApiTokenStore.Role;
import io.github.pluginregistry.server.store.RegistryRow;
import io.github.pluginregistry.server.store.RunRow;
import io.github.pluginregistry.server.store.StoreException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The pages for people. They are made on the server and work without scripts; a small script
 * updates them while they are open.
 */
final class PageEndpoints {

    private static final int ROWS = 50;

    private final Stores stores;
    private final Access access;
    private final RegistriesApi registries;
    private final HistoryApi history;
    private final Templates templates = new Templates();
    private final ProblemPages problems = new ProblemPages(templates);
    private final SignIn signIn;
    private final Changes changes;

    PageEndpoints(Stores stores, Access access, RegistriesApi registries, HistoryApi history) {
        this.stores = stores;
        this.access = access;
        this.registries = registries;
        this.history = history;
        signIn = new SignIn(access, templates);
        changes = new Changes(stores.registries());
    }

    /** A page for somebody who is signed in. */
    @FunctionalInterface
    private interface Page {
        Answer answer(Call call, Principal who) throws StoreException, Problem;
    }

    List<Route> routes() {
        return Stream.of(
                        new Route("GET", "/", page(this::all)),
                        new Route("GET", "/registries/{registry}", page(this::one)),
                        new Route("GET", "/runs/{run}", page(this::run)),
                        new Route("GET", "/deliveries", page(this::deliveries)),
                        new Route(
                                "GET", "/events", access.events(Role.LOOK, call -> changes.feed())),
                        new Route("POST", "/registries/{registry}/run", form(this::trigger)),
                        new Route(
                                "POST",
                                "/registries/{registry}/pause",
                                form((call, who) -> pause(call, who, true))),
                        new Route(
                                "POST",
                                "/registries/{registry}/resume",
                                form((call, who) -> pause(call, who, false))),
                        new Route("GET", "/sign-in", call -> signIn.page(200, "")),
                        new Route("POST", "/sign-in", signIn::signIn),
                        new Route("POST", "/sign-out", form(signIn::signOut)),
                        new Route(
                                "GET",
                                "/static/page.css",
                                call -> Templates.file("page.css", "text/css; charset=utf-8")),
                        new Route(
                                "GET",
                                "/static/page.js",
                                call ->
                                        Templates.file(
                                                "page.js", "text/javascript; charset=utf-8")))
                .map(problems::guard)
                .toList();
    }

    private Route.Endpoint page(Page page) {
        return call -> {
            Optional<Principal> who = access.session(call);
            if (who.isEmpty()) {
                return Answer.seeOther("/sign-in");
            }
            try {
                return page.answer(call, who.get());
            } catch (Problem problem) {
                return problems.page(call, problem, who);
            }
        };
    }

    private Route.Endpoint form(Page page) {
        return page(
                (call, who) -> {
                    Access.requireFormToken(call, field(call, "form"));
                    return page.answer(call, who);
                });
    }

    static Map<String, Object> values(Call call, String title, Optional<Principal> who) {
        Map<String, Object> values = new HashMap<>();
        values.put("title", title);
        values.put("live", "");
        values.put("who", who.map(Principal::name).orElse(""));
        values.put("role", who.map(principal -> principal.role().text()).orElse(""));
        values.put("form", Access.formToken(call));
        return values;
    }

    private Answer all(Call call, Principal who) throws StoreException {
        List<RegistryRow> rows = stores.registries().all();
        Map<String, Object> values = values(call, "Registries", Optional.of(who));
        values.put("live", "/events");
        values.put("registries", rows.stream().map(PageValues::registry).toList());
        values.put("any", !rows.isEmpty());
        return templates.page(200, "registries", values);
    }

    private Answer one(Call call, Principal who) throws StoreException, Problem {
        RegistryRow row = registries.find(call);
        List<RunRow> runs = stores.runs().of(row.id(), Long.MAX_VALUE, ROWS);
        Map<String, Object> registry = PageValues.registry(row);
        registry.put("mayRun", who.role().includes(Role.RUN));
        registry.put("runs", runs.stream().map(PageValues::run).toList());
        registry.put("anyRuns", !runs.isEmpty());
        registry.put("watched", stores.watch().watched(row.id()));
        registry.put(
                "files",
                stores.published().of(row.id()).stream()
                        .map(
                                file ->
                                        Map.of(
                                                "name", file.file(),
                                                "href",
                                                        "/r/%s/%s"
                                                                .formatted(row.id(), file.file())))
                        .toList());
        Map<String, Object> values = values(call, row.id(), Optional.of(who));
        values.put("live", "/events");
        values.put("registry", registry);
        return templates.page(200, "registry", values);
    }

    private Answer run(Call call, Principal who) throws StoreException, Problem {
        RunRow row = history.run(call);
        Map<String, Object> run = PageValues.run(row);
        // While it runs, the script gets the log from its start; without scripts, a reload shows
        // it.
        run.put("log", stores.runs().log(row.id()).orElse(""));
        Map<String, Object> values = values(call, "Run " + row.id(), Optional.of(who));
        values.put("run", run);
        return templates.page(200, "run", values);
    }

    private Answer deliveries(Call call, Principal who) throws StoreException {
        List<Map<String, Object>> rows =
                stores.deliveries().all(Long.MAX_VALUE, ROWS).stream()
                        .map(PageValues::delivery)
                        .toList();
        Map<String, Object> values = values(call, "Deliveries", Optional.of(who));
        values.put("deliveries", rows);
        values.put("any", !rows.isEmpty());
        return templates.page(200, "deliveries", values);
    }

    private Answer trigger(Call call, Principal who) throws StoreException, Problem {
        Access.require(who, Role.RUN);
        registries.trigger(registries.find(call), who, call.trace());
        return Answer.seeOther("/registries/" + call.parameter("registry"));
    }

    private Answer pause(Call call, Principal who, boolean paused) throws StoreException, Problem {
        Access.require(who, Role.RUN);
        registries.pause(registries.find(call), who, paused);
        return Answer.seeOther("/registries/" + call.parameter("registry"));
    }

    /** A field of a form; empty if there is none. */
    static String field(Call call, String name) {
        String body = new String(call.body().bytes(), StandardCharsets.UTF_8);
        for (String field : body.split("&", -1)) {
            if (field.startsWith(name + "=")) {
                try {
                    return URLDecoder.decode(
                            field.substring(name.length() + 1), StandardCharsets.UTF_8);
                } catch (IllegalArgumentException e) {
                    return "";
                }
            }
        }
        return "";
    }
}
