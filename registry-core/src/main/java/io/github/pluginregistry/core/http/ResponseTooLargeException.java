package io.github.pluginregistry.core.http;

import java.io.IOException;
import java.io.Serial;

/** A response body was larger than a request allows. */
public final class ResponseTooLargeException extends IOException {

    @Serial private static final long serialVersionUID = 1L;

    ResponseTooLargeException(long limit) {
        super("the response is larger than %d bytes".formatted(limit));
    }
}
