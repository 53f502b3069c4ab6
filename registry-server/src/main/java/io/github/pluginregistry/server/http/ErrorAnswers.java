package io.github.pluginregistry.server.http;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Answers requests that Jetty rejects: nothing of the request, and nothing of the server. */
final class ErrorAnswers extends ErrorHandler {

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Answer answer = answer(response.getStatus());
        answer.headers().forEach(response.getHeaders()::put);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, answer.body().length);
        response.write(true, ByteBuffer.wrap(answer.body()), callback);
        return true;
    }

    private static Answer answer(int status) {
        Answer answer =
                Answer.problem(
                        new Problem(
                                status,
                                status < 500 ? "Bad request" : "Service unavailable",
                                detail(status)));
        Headers.complete(answer, false);
        return answer;
    }

    private static String detail(int status) {
        return switch (status) {
            case 414, 431 -> "the address or the headers of the request are too long";
            case 503 -> "the server is starting or stopping; try again in some seconds";
            default -> "the request is not valid HTTP for this server";
        };
    }
}
