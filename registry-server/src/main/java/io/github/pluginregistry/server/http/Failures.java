package io.github.pluginregistry.server.http;

import io.github.pluginregistry.core.model.RegistryException;
import io.github.pluginregistry.server.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What an unexpected failure is answered with: nothing of it, but where to look. */
final class Failures {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private static final String UNAVAILABLE = "Service unavailable";

    private Failures() {}

    /** What the page and the API say while the database is away. */
    static Problem away() {
        return new Problem(
                503,
                UNAVAILABLE,
                "the database cannot be reached; published files are still there, and everything else works again when it is back");
    }

    static Answer retryLater(Answer answer) {
        return answer.with("Retry-After", "5");
    }

    static Answer answer(Exception failure) {
        if (failure instanceof StoreException) {
            LOG.warn("a request failed: {}", failure.getMessage());
            return retryLater(Answer.problem(away()));
        }
        if (failure instanceof RegistryException) {
            LOG.warn("a request failed: {}", failure.getMessage());
            return retryLater(
                    Answer.problem(
                            new Problem(
                                    503,
                                    UNAVAILABLE,
                                    "the server cannot do this now; try again in some seconds, and see /ready")));
        }
        LOG.error("a request failed unexpectedly", failure);
        return Answer.problem(
                new Problem(
                        500,
                        "Internal server error",
                        "the server failed; its log has the details, with the traceparent of this request"));
    }
}
