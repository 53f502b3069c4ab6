package io.github.pluginregistry.server.http;

import io.github.pluginregistry.server.store.StoreException;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Pages that say why there is no other one. */
final class ProblemPages {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemPages.class);

    private final Templates templates;

    ProblemPages(Templates templates) {
        this.templates = templates;
    }

    Answer page(Call call, Problem problem, Optional<Principal> who) {
        Map<String, Object> values = PageEndpoints.values(call, problem.title(), who);
        values.put("problem", problem.detail());
        return templates.page(problem.status(), "problem", values);
    }

    /** Without the database nobody is known to be signed in, so the page is the same for all. */
    Route guard(Route route) {
        return new Route(
                route.method(),
                route.path(),
                call -> {
                    try {
                        return route.endpoint().answer(call);
                    } catch (StoreException e) {
                        LOG.warn("a page cannot be shown: {}", e.getMessage());
                        return Failures.retryLater(page(call, Failures.away(), Optional.empty()));
                    }
                });
    }
}
