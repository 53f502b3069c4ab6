package io.github.pluginregistry.server.http;

import io.github.pluginregistry.core.model.RegistryException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What an unexpected failure is answered with: nothing of it, but where to look. */
final class Failures {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private Failures() {}

    static Answer answer(Exception failure) {
        if (failure instanceof RegistryException) {
            LOG.warn("a request failed: {}", failure.getMessage());
            return Answer.problem(
                            new Problem(
                                    503,
                                    "Service unavailable",
                                    "the server cannot do this now, most often because its database cannot be reached; try again in some seconds, and see /ready"))
                    .with("Retry-After", "5");
        }
        LOG.error("a request failed unexpectedly", failure);
        return Answer.problem(
                new Problem(
                        500,
                        "Internal server error",
                        "the server failed; its log has the details, with the traceparent of this request"));
    }
}
