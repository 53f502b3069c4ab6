package io.github.pluginregistry.core.forge;

import io.github.pluginregistry.core.http.SourceException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Stops requests to a host for the rest of a run: after a rate limit, or if several repositories in
 * a row could not be reached. Thread-safe.
 */
public final class HostFailures {

    /** After failures for so many repositories in a row, a host counts as unreachable. */
    private static final int MOST_FAILURES = 3;

    private final Map<String, SourceException> givenUp = new ConcurrentHashMap<>();
    private final Map<String, Integer> unreachable = new ConcurrentHashMap<>();

    /**
     * Requires that a host may be asked.
     *
     * @throws SourceException why not, if it gets no more requests
     */
    public void require(String host) throws SourceException {
        SourceException earlier = givenUp.get(host);
        if (earlier != null) {
            throw earlier;
        }
    }

    /** Takes note that a host has answered. */
    public void answered(String host) {
        unreachable.remove(host);
    }

    /**
     * Takes note of a failure.
     *
     * @return the same failure
     */
    public SourceException recorded(String host, SourceException failure) {
        if (failure.kind() == SourceException.Kind.RATE_LIMITED) {
            givenUp.put(host, failure);
        } else if (failure.kind() == SourceException.Kind.UNREACHABLE
                && unreachable.merge(host, 1, Integer::sum) >= MOST_FAILURES) {
            givenUp.put(
                    host,
                    new SourceException(
                            SourceException.Kind.UNREACHABLE,
                            "%s was not asked for more tags, since it could not be reached for %d repositories"
                                    .formatted(host, MOST_FAILURES),
                            "check the network and the proxy, and run again",
                            null));
        }
        return failure;
    }
}
