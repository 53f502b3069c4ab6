package io.github.pluginregistry.core.source.github;

import io.github.pluginregistry.core.source.SourceException;
import java.io.IOException;
import java.io.Serial;
import java.util.Optional;

/**
 * Carries a failure through OkHttp and kohsuke, which let nothing but an IOException pass and wrap
 * it on the way.
 */
final class ListingFailure extends IOException {

    @Serial private static final long serialVersionUID = 1L;

    private final SourceException reason;

    ListingFailure(SourceException reason) {
        super(reason.getMessage());
        this.reason = reason;
    }

    /** The failure that an exception was wrapped around. */
    static Optional<SourceException> within(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof ListingFailure failure) {
                return Optional.of(failure.reason);
            }
        }
        return Optional.empty();
    }
}
