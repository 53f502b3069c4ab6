package io.github.pluginregistry.core.http;

import java.io.IOException;
import java.io.Serial;

/** A response is larger than allowed. */
public final class ResponseTooLargeException extends IOException {

    @Serial private static final long serialVersionUID = 1L;

    private final long limit;

    /**
     * @param limit the largest response that is allowed, in bytes
     */
    public ResponseTooLargeException(long limit) {
        super("the response is larger than %d bytes".formatted(limit));
        this.limit = limit;
    }

    /** The largest response that is allowed, in bytes. */
    public long limit() {
        return limit;
    }
}
