package io.github.pluginregistry.server.http;

import io.github.pluginregistry.server.log.Trace;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;

/** Takes requests from Jetty, with the whole body, and sends the answers. */
final class RequestHandler extends Handler.Abstract {

    /**
     * What proxies and servers read differently, so that a rule of a proxy for a path would not
     * hold: parameters of segments, and segments that lead up.
     */
    private static final Predicate<String> AMBIGUOUS =
            Pattern.compile(";|/\\.{1,2}(?:/|$)").asPredicate();

    private final Router router;
    private final Sources sources;
    private final RateLimits limits;
    private final Bodies bodies = new Bodies();
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
        } else {
            bodies.receive(
                    request,
                    source,
                    body -> answer(request, response, callback, source, body),
                    problem -> send(request, response, callback, problem));
        }
        return true;
    }

    private void answer(
            Request request, Response response, Callback callback, String source, byte[] body) {
        try {
            Optional<Call> call = call(request, source, body);
            Answer answer = call.isPresent() ? router.answer(call.get()) : malformed();
            limits.answered(source, answer.status());
            send(request, response, callback, answer);
        } catch (RuntimeException e) {
            send(request, response, callback, Failures.answer(e));
        }
    }

    private String source(Request request) {
        return sources.of(
                Request.getRemoteAddr(request),
                String.join(",", request.getHeaders().getValuesList(HttpHeader.X_FORWARDED_FOR)));
    }

    private static Answer malformed() {
        return Answer.problem(
                Problem.badRequest(
                        "the path, the query or the cookies of the request are malformed"));
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
        if (AMBIGUOUS.test(request.getHttpURI().getPath())) {
            throw new IllegalArgumentException("an ambiguous path");
        }
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

    private void send(Request request, Response response, Callback callback, Answer given) {
        boolean stream = given.events().isPresent() && !request.getMethod().equals("HEAD");
        Answer answer = stream ? given.events().flatMap(streams::refusal).orElse(given) : given;
        Headers.complete(answer, secure);
        response.setStatus(answer.status());
        answer.headers().forEach(response.getHeaders()::put);
        if (stream && answer.events().isPresent()) {
            streams.open(answer.events().get(), response, callback);
        } else {
            response.getHeaders().put(HttpHeader.CONTENT_LENGTH, answer.body().length);
            response.write(true, ByteBuffer.wrap(answer.body()), callback);
        }
    }
}
