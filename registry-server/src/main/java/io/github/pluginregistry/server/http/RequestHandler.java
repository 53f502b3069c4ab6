package io.github.pluginregistry.server.http;

import io.github.pluginregistry.server.log.Trace;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.util.Promise;
import org.jspecify.annotations.Nullable;

/**
 * Takes requests from Jetty. A body is received in full, without a thread, before anything is done
 * with it: a sender that is slow or silent costs a connection and nothing else.
 */
final class RequestHandler extends Handler.Abstract {

    static final int MOST_BYTES = 1024 * 1024;

    /** A megabyte in this time is 35 kB each second. */
    private static final long BODY_SECONDS = 30;

    private final Router router;
    private final Sources sources;
    private final RateLimits limits;
    private final EventStreams streams;
    private final boolean secure;

    RequestHandler(
            Router router,
            Sources sources,
            RateLimits limits,
            EventStreams streams,
            boolean secure) {
        this.router = router;
        this.sources = sources;
        this.limits = limits;
        this.streams = streams;
        this.secure = secure;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        String source = source(request);
        if (!limits.admits(source)) {
            send(request, response, callback, RateLimits.exceeded());
        } else if (request.getLength() > MOST_BYTES) {
            send(request, response, callback, tooLarge());
        } else {
            CompletableFuture<byte[]> received = new CompletableFuture<>();
            Content.Source.asByteArrayAsync(
                    request, MOST_BYTES, Promise.Invocable.toPromise(received));
            CompletableFuture<byte[]> unused =
                    received.orTimeout(BODY_SECONDS, TimeUnit.SECONDS)
                            .whenCompleteAsync(
                                    (body, failure) ->
                                            received(
                                                    request, response, callback, source, body,
                                                    failure),
                                    request.getComponents().getExecutor());
        }
        return true;
    }

    private void received(
            Request request,
            Response response,
            Callback callback,
            String source,
            byte @Nullable [] body,
            @Nullable Throwable failure) {
        try {
            if (body == null) {
                send(request, response, callback, unreceived(failure));
                return;
            }
            Optional<Call> call = call(request, source, body);
            Answer answer = call.isPresent() ? router.answer(call.get()) : malformed();
            limits.answered(source, answer.status());
            send(request, response, callback, answer);
        } catch (RuntimeException e) {
            send(request, response, callback, Failures.answer(e));
        }
    }

    private static Answer unreceived(@Nullable Throwable failure) {
        if (failure instanceof TimeoutException) {
            return Answer.problem(
                            new Problem(
                                    408,
                                    "Request timeout",
                                    "the body was not received within %d seconds"
                                            .formatted(BODY_SECONDS)))
                    .with("Connection", "close");
        }
        // More bytes than allowed, or an end that came too early, which nobody reads.
        return tooLarge();
    }

    private static Answer tooLarge() {
        return Answer.problem(
                        new Problem(
                                413,
                                "Content too large",
                                "the body must not have more than %d bytes".formatted(MOST_BYTES)))
                .with("Connection", "close");
    }

    private String source(Request request) {
        return sources.of(
                Request.getRemoteAddr(request),
                String.join(",", request.getHeaders().getValuesList(HttpHeader.X_FORWARDED_FOR)));
    }

    private static Answer malformed() {
        return Answer.problem(
                Problem.badRequest("the query or the cookies of the request are malformed"));
    }

    /**
     * Empty if the request has an encoding that is none, which Jetty reports by many exceptions.
     */
    private static Optional<Call> call(Request request, String source, byte[] body) {
        try {
            return Optional.of(read(request, source, body));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    private static Call read(Request request, String source, byte[] body) {
        Map<String, String> headers = new HashMap<>();
        for (HttpField field : request.getHeaders()) {
            String value = field.getValue() == null ? "" : field.getValue();
            headers.merge(field.getLowerCaseName(), value, (a, b) -> a + ", " + b);
        }
        Map<String, String> cookies = new HashMap<>();
        for (HttpCookie cookie : Request.getCookies(request)) {
            cookies.put(cookie.getName(), cookie.getValue());
        }
        return new Call(
                request.getMethod(),
                request.getHttpURI().getDecodedPath(),
                Map.of(),
                query(request),
                headers,
                cookies,
                new Call.Body(body),
                source,
                Trace.continuing(headers.getOrDefault(Trace.HEADER, "")));
    }

    private static Map<String, String> query(Request request) {
        Map<String, String> query = new LinkedHashMap<>();
        for (Fields.Field field : Request.extractQueryParameters(request)) {
            query.put(field.getName(), field.getValue());
        }
        return query;
    }

    private void send(Request request, Response response, Callback callback, Answer answer) {
        Headers.complete(answer, secure);
        response.setStatus(answer.status());
        answer.headers().forEach(response.getHeaders()::put);
        if (answer.feed().isPresent() && !request.getMethod().equals("HEAD")) {
            streams.open(answer.feed().get(), response, callback);
        } else {
            response.getHeaders().put(HttpHeader.CONTENT_LENGTH, answer.body().length);
            response.write(true, ByteBuffer.wrap(answer.body()), callback);
        }
    }
}
