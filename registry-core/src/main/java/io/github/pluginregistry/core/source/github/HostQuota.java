package io.github.pluginregistry.core.source.github;

import java.util.Optional;

/** Whether a host still answers in this run; shared by all its listings. */
final class HostQuota {

    private volatile Optional<RateLimit> limit = Optional.empty();

    /** The host refuses more requests, for the rest of the run as far as we are concerned. */
    void usedUp(RateLimit limit) {
        this.limit = Optional.of(limit);
    }

    /** The refusal, once there was one. */
    Optional<RateLimit> limit() {
        return limit;
    }
}
