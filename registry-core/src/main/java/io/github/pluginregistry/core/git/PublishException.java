package io.github.pluginregistry.core.git;

import io.github.pluginregistry.core.http.SourceException;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** Publishing failed, and nothing was changed. */
public final class PublishException extends Exception {

    @Serial private static final long serialVersionUID = 1L;

    /**
     * @param what what happened and where, a phrase without a full stop
     * @param remedy what to do, an imperative phrase
     */
    public PublishException(String what, String remedy) {
        this(what, remedy, null);
    }

    /**
     * @param what what happened and where, a phrase without a full stop
     * @param remedy what to do, an imperative phrase
     * @param cause the technical cause, which shows no secret
     */
    public PublishException(String what, String remedy, @Nullable Throwable cause) {
        super(what + "; " + remedy, cause);
    }

    /** For a request that failed or was rejected. */
    public static PublishException of(SourceException failure) {
        return new PublishException(failure.message(), failure.remedy(), failure);
    }
}
