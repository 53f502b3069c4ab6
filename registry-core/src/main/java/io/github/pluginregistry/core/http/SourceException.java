package io.github.pluginregistry.core.http;

import io.github.pluginregistry.core.model.RegistryException;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A request for a repository failed, or its response could not be used. */
public final class SourceException extends RegistryException {

    @Serial private static final long serialVersionUID = 1L;

    /** The kind of failure, and whether a later run may succeed. */
    public enum Kind {
        /** The host could not be reached, the connection broke, or an answer took too long. */
        UNREACHABLE(true),
        /** The host reported a server error (5xx), or sent an invalid response. */
        SERVER_ERROR(true),
        /** The host reported a rate limit. */
        RATE_LIMITED(true),
        /** Maven runs without network. */
        OFFLINE(true),
        /** The repository does not exist or is not accessible. */
        NOT_FOUND(false),
        /** The host rejects the token, or requires one. */
        NOT_ALLOWED(false),
        /** The address or the recording cannot be used as it is. */
        UNUSABLE(false);

        private final boolean passing;

        Kind(boolean passing) {
            this.passing = passing;
        }

        /** Whether the next run may succeed without any change. */
        public boolean isPassing() {
            return passing;
        }
    }

    private final Kind kind;

    /**
     * @param problem what happened and where, in a phrase without a full stop, for example {@code
     *     api.github.com answered 502 for releases of pipe-cd/pipecd}
     */
    public SourceException(Kind kind, String problem, String remedy, @Nullable Throwable cause) {
        super(problem, remedy, cause);
        this.kind = kind;
    }

    /** What went wrong. */
    public Kind kind() {
        return kind;
    }
}
