package io.github.pluginregistry.server.http;

import io.github.pluginregistry.server.log.LogContext;
import io.github.pluginregistry.server.metric.ServerMetrics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Finds what answers a request. */
final class Router {

    private static final String OTHER = "other";

    private final List<Route> routes;
    private final ServerMetrics metrics;

    Router(List<Route> routes, ServerMetrics metrics) {
        this.routes = List.copyOf(routes);
        this.metrics = metrics;
    }

    List<Route> routes() {
        return routes;
    }

    /** Answers a request, whatever happens. */
    Answer answer(Call call) {
        long start = System.nanoTime();
        try (LogContext context = LogContext.open()) {
            context.trace(call.trace());
            Optional<Route> route = find(call.path(), methodOf(call));
            Answer answer = answer(call, route);
            metrics.httpRequest(
                    route.map(Route::path).orElse(OTHER),
                    answer.status(),
                    Duration.ofNanos(System.nanoTime() - start));
            return answer;
        }
    }

    private Answer answer(Call call, Optional<Route> found) {
        try {
            if (found.isEmpty()) {
                return notFound(call);
            }
            Route route = found.get();
            return route.endpoint().answer(call.at(route.match(call.path()).orElse(Map.of())));
        } catch (Problem problem) {
            return Answer.problem(problem);
        } catch (Exception e) {
            return Failures.answer(e);
        }
    }

    /** What answers GET answers HEAD, too, and the server leaves the body out. */
    private static String methodOf(Call call) {
        return call.method().equals("HEAD") ? "GET" : call.method();
    }

    private Optional<Route> find(String path, String method) {
        return routes.stream()
                .filter(route -> route.method().equals(method))
                .filter(route -> route.match(path).isPresent())
                .findFirst();
    }

    private Answer notFound(Call call) {
        TreeSet<String> methods = new TreeSet<>();
        routes.stream()
                .filter(route -> route.match(call.path()).isPresent())
                .forEach(route -> methods.add(route.method()));
        if (methods.isEmpty()) {
            return Answer.problem(
                    Problem.notFound(
                            "there is nothing at this path; /api/v1/openapi.json describes the API"));
        }
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        String allowed = String.join(", ", methods);
        return Answer.problem(new Problem(405, "Method not allowed", "this path takes " + allowed))
                .with("Allow", allowed);
    }
}
