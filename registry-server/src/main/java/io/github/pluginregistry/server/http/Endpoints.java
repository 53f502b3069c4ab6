package io.github.pluginregistry.server.http;

import java.util.ArrayList;
import java.util.List;

/** Everything that the server answers. */
final class Endpoints {

    private Endpoints() {}

    static List<Route> routes(ServerParts parts, boolean secure) {
        Stores stores = Stores.of(parts.database());
        Access access = new Access(stores, secure);
        RegistriesApi registries = new RegistriesApi(parts, stores);
        HistoryApi history = new HistoryApi(stores);
        List<Route> routes = new ArrayList<>();
        routes.add(new Route("POST", "/hooks/{name}", new WebhookEndpoint(parts, stores)));
        routes.add(new Route("GET", "/health", ReadyEndpoint::health));
        routes.add(new Route("GET", "/ready", new ReadyEndpoint(parts)));
        routes.add(new Route("GET", "/metrics", new MetricsEndpoint(parts.metrics())));
        String file = "/r/{registry}/{file*}";
        routes.add(new Route("GET", file, new PublishedEndpoint(parts.published())));
        routes.add(new Route("OPTIONS", file, PublishedEndpoint::preflight));
        routes.add(
                new Route(
                        "GET",
                        "/api/v1/openapi.json",
                        call -> Templates.file("openapi.json", "application/json")));
        routes.addAll(registries.routes(access));
        routes.addAll(history.routes(access));
        routes.addAll(new ExtensionsApi(parts, stores, System::nanoTime).routes(access));
        routes.addAll(new AdministrationApi(parts, stores).routes(access));
        routes.addAll(new PageEndpoints(stores, access, registries, history).routes());
        return routes;
    }
}
