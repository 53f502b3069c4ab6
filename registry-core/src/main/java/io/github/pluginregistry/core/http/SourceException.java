package io.github.pluginregistry.core.http;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A repository could not be asked, or its answer could not be used. */
public final class SourceException extends Exception {

    @Serial private static final long serialVersionUID = 1L;

    /** What went wrong, and whether asking again later may help. */
    public enum Kind {
        /** The host could not be reached, the connection broke, or an answer took too long. */
        UNREACHABLE(true),
        /**
         * The host answered that it is in trouble itself (5xx), or with something that is no
         * answer.
         */
        SERVER_ERROR(true),
        /** The host refuses more requests for a while. */
        RATE_LIMITED(true),
        /** Maven runs without network. */
        OFFLINE(true),
        /** There is no such repository, or none that may be seen. */
        NOT_FOUND(false),
        /** The host refuses these credentials, or wants some. */
        NOT_ALLOWED(false),
        /** The address or the recording cannot be used as it is. */
        UNUSABLE(false);

        private final boolean passing;

        Kind(boolean passing) {
            this.passing = passing;
        }

        /** Whether the trouble may be gone at the next run without anybody's doing. */
        public boolean isPassing() {
            return passing;
        }
    }

    private final Kind kind;
    private final String message;
    private final String cure;

    /**
     * @param kind what went wrong
     * @param message what happened and where, in a phrase without a full stop, for example {@code
     *     api.github.com answered 502 for releases of pipe-cd/pipecd}
     * @param cure what to do, as an imperative phrase
     * @param cause the technical cause
     */
    public SourceException(Kind kind, String message, String cure, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.message = message;
        this.cure = cure;
    }

    /** What went wrong. */
    public Kind kind() {
        return kind;
    }

    /** What happened and where. */
    public String message() {
        return message;
    }

    /** What to do, as an imperative phrase. */
    public String cure() {
        return cure;
    }
}
