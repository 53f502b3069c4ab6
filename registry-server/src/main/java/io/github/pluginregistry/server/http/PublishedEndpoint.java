package io.github.pluginregistry.server.http;

import io.github.pluginregistry.server.store.PublishedFile;
import io.github.pluginregistry.server.store.StoreException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Gives the files of registries to anybody: {@code GET /r/ID/FILE}. */
final class PublishedEndpoint implements Route.Endpoint {

    private static final Map<String, String> TYPES =
            Map.of(
                    "json", "application/json",
                    "md", "text/markdown; charset=utf-8",
                    "html", "text/html; charset=utf-8",
                    "xml", "application/xml",
                    "svg", "image/svg+xml",
                    "yaml", "application/yaml",
                    "csv", "text/csv; charset=utf-8");

    private final PublishedCopies files;

    PublishedEndpoint(PublishedCopies files) {
        this.files = files;
    }

    @Override
    public Answer answer(Call call) throws StoreException, Problem {
        PublishedFile file =
                files.find(call.parameter("registry"), call.parameter("file"))
                        .orElseThrow(
                                () ->
                                        Problem.notFound(
                                                "no such file is published; the first run of a registry publishes its files"));
        boolean same = matches(call.header("If-None-Match").orElse(""), file.etag());
        Answer answer =
                same ? Answer.empty(304) : Answer.of(200, type(file.file()), file.content());
        return answer.with("ETag", file.etag())
                .with(
                        "Last-Modified",
                        DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                file.updated().atOffset(ZoneOffset.UTC)))
                .with("Cache-Control", "public, max-age=60, stale-if-error=86400")
                .with("Access-Control-Allow-Origin", "*")
                .with("Access-Control-Expose-Headers", "ETag, Last-Modified")
                .with("Cross-Origin-Resource-Policy", "cross-origin")
                // A page or an image that an extension made runs nothing here.
                .with(
                        Headers.CSP,
                        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox");
    }

    /** Asks before a request with other headers than the simple ones. */
    static Answer preflight(Call call) {
        return Answer.empty(204)
                .with("Access-Control-Allow-Origin", "*")
                .with("Access-Control-Allow-Methods", "GET, HEAD, OPTIONS")
                .with("Access-Control-Allow-Headers", "If-None-Match, Cache-Control")
                .with("Access-Control-Max-Age", "86400");
    }

    /** A weak comparison, RFC 9110 section 13.1.2. */
    private static boolean matches(String header, String etag) {
        return header.strip().equals("*")
                || List.of(header.split(",", -1)).stream()
                        .map(value -> value.strip().replaceFirst("^W/", ""))
                        .anyMatch(etag::equals);
    }

    private static String type(String file) {
        String extension = file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return TYPES.getOrDefault(extension, "text/plain; charset=utf-8");
    }
}
