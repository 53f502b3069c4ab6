package io.github.pluginregistry.server.http;

import io.github.pluginregistry.server.store.ApiTokenStore.Role;
import io.github.pluginregistry.server.store.DeliveryRow;
import io.github.pluginregistry.server.store.RunRow;
import io.github.pluginregistry.server.store.StoreException;
import java.util.List;

/** What happened: runs with their logs, and deliveries. */
final class HistoryApi {

    private static final String RUNS = "/api/v1/runs";
    private static final String RUN = RUNS + "/{run}";
    private static final String DELIVERIES = "/api/v1/deliveries";

    private final Stores stores;

    HistoryApi(Stores stores) {
        this.stores = stores;
    }

    List<Route> routes(Access access) {
        return List.of(
                new Route("GET", RUNS, access.withToken(Role.LOOK, (call, who) -> runs(call))),
                new Route(
                        "GET",
                        RUN,
                        access.withToken(
                                Role.LOOK, (call, who) -> Answer.json(200, Views.run(run(call))))),
                new Route(
                        "GET", RUN + "/log", access.withToken(Role.LOOK, (call, who) -> log(call))),
                new Route("GET", RUN + "/events", access.events(Role.LOOK, this::feed)),
                new Route(
                        "GET",
                        DELIVERIES,
                        access.withToken(Role.LOOK, (call, who) -> deliveries(call))),
                new Route(
                        "GET",
                        DELIVERIES + "/{delivery}",
                        access.withToken(Role.LOOK, (call, who) -> delivery(call))));
    }

    private Answer runs(Call call) throws StoreException, Problem {
        return Pages.answer(call, "runs", stores.runs()::all, Views::run, RunRow::id);
    }

    RunRow run(Call call) throws StoreException, Problem {
        return stores.runs()
                .find(number(call, "run"))
                .orElseThrow(
                        () ->
                                Problem.notFound(
                                        "there is no such run, or it is older than retention.runs of server.yaml"));
    }

    private Answer log(Call call) throws StoreException, Problem {
        String log = stores.runs().log(run(call).id()).orElse("");
        return Answer.of(200, "text/plain; charset=utf-8", log);
    }

    private Feed feed(Call call) throws StoreException, Problem {
        int sent = 0;
        try {
            sent = Math.max(0, Integer.parseInt(call.header("Last-Event-ID").orElse("0")));
        } catch (NumberFormatException e) {
            // Not an id of this stream: it starts from the beginning.
        }
        return new RunFeed(stores.runs(), run(call).id(), sent);
    }

    private Answer deliveries(Call call) throws StoreException, Problem {
        return Pages.answer(
                call, "deliveries", stores.deliveries()::all, Views::delivery, DeliveryRow::id);
    }

    private Answer delivery(Call call) throws StoreException, Problem {
        return Answer.json(
                200,
                Views.delivery(
                        stores.deliveries()
                                .find(number(call, "delivery"))
                                .orElseThrow(
                                        () ->
                                                Problem.notFound(
                                                        "there is no such delivery, or it is older than retention.deliveries of server.yaml"))));
    }

    private static long number(Call call, String name) throws Problem {
        try {
            return Long.parseLong(call.parameter(name));
        } catch (NumberFormatException e) {
            throw Problem.notFound("\"%s\" is a number".formatted(name));
        }
    }
}
