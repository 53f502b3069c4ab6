package io.github.pluginregistry.core.git;

import io.github.pluginregistry.core.http.SourceException;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The registry's files could not be published; nothing was changed anywhere. */
public final class PublishException extends Exception {

    @Serial private static final long serialVersionUID = 1L;

    /**
     * @param what what happened and where, a phrase without a full stop
     * @param cure what to do, an imperative phrase
     */
    public PublishException(String what, String cure) {
        this(what, cure, null);
    }

    /**
     * @param what what happened and where, a phrase without a full stop
     * @param cure what to do, an imperative phrase
     * @param cause the technical cause, which shows no secret
     */
    public PublishException(String what, String cure, @Nullable Throwable cause) {
        super(what + "; " + cure, cause);
    }

    /** A host could not be asked, or did not want to do it. */
    public static PublishException of(SourceException trouble) {
        return new PublishException(trouble.message(), trouble.cure(), trouble);
    }
}
