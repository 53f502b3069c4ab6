package io.github.pluginregistry.server.http;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Promise;

/**
 * Receives bodies in full, without a thread, before anything is done with them: a sender that is
 * slow or silent costs a connection and nothing else. The memory that bodies take is bounded.
 */
final class Bodies {

    static final int MOST_BYTES = 1024 * 1024;

    /** A megabyte in this time is 35 kB each second. */
    private static final long SECONDS = 30;

    private final BodyMemory memory = new BodyMemory();

    /**
     * Receives the body of a request.
     *
     * @param then takes it, in a thread of the server
     * @param otherwise takes the answer where it is not to be had
     */
    void receive(
            Request request, String source, Consumer<byte[]> then, Consumer<Answer> otherwise) {
        if (request.getLength() > MOST_BYTES) {
            otherwise.accept(tooLarge());
            return;
        }
        String network = RateLimits.network(source);
        long bytes = size(request);
        if (!memory.take(network, bytes)) {
            otherwise.accept(tooMany());
            return;
        }
        CompletableFuture<byte[]> received = new CompletableFuture<>();
        Content.Source.asByteArrayAsync(request, MOST_BYTES, Promise.Invocable.toPromise(received));
        CompletableFuture<byte[]> unused =
                received.orTimeout(SECONDS, TimeUnit.SECONDS)
                        .whenCompleteAsync(
                                (body, failure) -> {
                                    try {
                                        if (body == null) {
                                            otherwise.accept(
                                                    failure instanceof TimeoutException
                                                            ? tooSlow()
                                                            : tooLarge());
                                        } else {
                                            then.accept(body);
                                        }
                                    } finally {
                                        memory.giveBack(network, bytes);
                                    }
                                },
                                request.getComponents().getExecutor());
    }

    /** The bytes of the body; the most that it may have, where the sender does not tell. */
    private static long size(Request request) {
        if (request.getLength() >= 0) {
            return request.getLength();
        }
        return request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING) ? MOST_BYTES : 0;
    }

    private static Answer tooSlow() {
        return last(
                408,
                "Request timeout",
                "the body was not received within %d seconds".formatted(SECONDS));
    }

    /** More bytes than allowed, or an end that came too early, which nobody reads. */
    private static Answer tooLarge() {
        return last(
                413,
                "Content too large",
                "the body must not have more than %d bytes".formatted(MOST_BYTES));
    }

    private static Answer tooMany() {
        return last(
                        503,
                        "Service unavailable",
                        "too many large bodies are being received; send it again in some seconds")
                .with("Retry-After", "10");
    }

    /** An answer after which the connection ends, since the rest of the body is not read. */
    private static Answer last(int status, String title, String detail) {
        return Answer.problem(new Problem(status, title, detail)).with("Connection", "close");
    }
}
