package io.github.pluginregistry.server.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.pluginregistry.extensions.ApiCalls;
import io.github.pluginregistry.extensions.CallStatistics;
import io.github.pluginregistry.extensions.ExtensionFailure;
import io.github.pluginregistry.extensions.ManagedExtension;
import io.github.pluginregistry.sdk.ApiReply;
import io.github.pluginregistry.sdk.ApiRequest;
import io.github.pluginregistry.sdk.Health;
import io.github.pluginregistry.server.log.Trace;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What extensions get of requests, and what callers get of extensions. */
final class ExtensionViews {

    private static final Logger LOG = LoggerFactory.getLogger(ExtensionViews.class);

    /** All others may have secrets, or say nothing to an extension. */
    private static final List<String> PASSED =
            List.of("Accept", "Accept-Language", "Content-Type", "If-None-Match");

    private static final double NANOS_OF_MILLISECOND = 1e6;

    private ExtensionViews() {}

    /** The state of an extension. */
    static ObjectNode extension(
            String registry, ManagedExtension extension, Optional<Health> health) {
        ObjectNode view = Views.object();
        view.put("id", extension.id());
        view.put("registry", registry);
        view.put("description", extension.capabilities().description());
        view.put("state", extension.state().name().toLowerCase(Locale.ROOT));
        health.ifPresent(it -> view.put("healthy", it.healthy()));
        String detail =
                extension.reason().isEmpty()
                        ? health.map(Health::detail).orElse("")
                        : extension.reason();
        view.put("detail", detail);
        ArrayNode contracts = view.putArray("contracts");
        extension.contracts().stream()
                .sorted()
                .forEach(it -> contracts.add(it.type().getSimpleName()));
        if (ApiCalls.isAnsweredBy(extension)) {
            view.put("apiRole", extension.capabilities().apiRole().text());
        }
        CallStatistics.Summary calls = extension.statistics();
        view.put("calls", calls.calls());
        view.put("failures", calls.failures());
        view.put("medianMilliseconds", calls.median().toNanos() / NANOS_OF_MILLISECOND);
        view.put("p95Milliseconds", calls.p95().toNanos() / NANOS_OF_MILLISECOND);
        return view;
    }

    /** What an extension gets of a request: no token, no cookie, no address. */
    static ApiRequest request(Call call, Principal who) throws Problem {
        String path = "/" + call.parameter("path");
        if (path.chars().anyMatch(Character::isISOControl)) {
            throw Problem.badRequest("the path has control characters");
        }
        Map<String, String> headers = new HashMap<>();
        for (String name : PASSED) {
            call.header(name).ifPresent(value -> headers.put(name, value));
        }
        headers.put(Trace.HEADER, call.trace().child().toString());
        Map<String, String> query = new HashMap<>(call.query());
        query.remove("registry");
        String method = call.method().equals("HEAD") ? "GET" : call.method();
        return new ApiRequest(method, path, query, headers, who.name(), call.body().bytes());
    }

    /** The reply as a browser may see it: as a document of its own that runs nothing. */
    static Answer answer(ApiReply reply) {
        Answer answer =
                reply.status() == 204
                        ? Answer.empty(204)
                        : Answer.of(reply.status(), type(reply.contentType()), reply.body());
        return answer.with(
                Headers.CSP,
                "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'; sandbox");
    }

    private static String type(String contentType) {
        return contentType.startsWith("text/") ? contentType + "; charset=utf-8" : contentType;
    }

    /** A call that failed; a refusal is meant for the caller, everything else for the log. */
    static Problem problem(String extension, ExtensionFailure failure) {
        if (failure.kind() == ExtensionFailure.Kind.REFUSED) {
            return Problem.conflict(
                    failure.remedy().isEmpty()
                            ? String.valueOf(failure.getMessage())
                            : failure.getMessage() + "; " + failure.remedy());
        }
        LOG.warn("extension {} did not answer: {}", extension, failure.getMessage());
        String where =
                "; the log of the server has the details, with the traceparent of this request";
        return switch (failure.kind()) {
            case TIMED_OUT ->
                    new Problem(
                            504, "Gateway timeout", "the extension did not answer in time" + where);
            case DISABLED ->
                    new Problem(503, "Service unavailable", "the extension is not running" + where);
            default -> new Problem(502, "Bad gateway", "the extension failed" + where);
        };
    }
}
