package io.github.pluginregistry.core.testing.forge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request to a fake forge.
 *
 * @param path the path below the API's root, still encoded
 * @param query the parameters, decoded; of those that come several times, the last one
 * @param rawQuery the parameters as they were sent
 * @param headers the first value of each header, by its name in lower case
 * @param body the JSON that was sent; missing where none was
 */
public record FakeRequest(
        String method,
        String path,
        Map<String, String> query,
        String rawQuery,
        Map<String, String> headers,
        JsonNode body) {

    static FakeRequest of(HttpExchange exchange, String root) throws IOException {
        Map<String, String> query = new LinkedHashMap<>();
        String raw = Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
        for (String pair : raw.isEmpty() ? new String[0] : raw.split("&")) {
            String[] parts = pair.split("=", 2);
            query.put(decoded(parts[0]), decoded(parts[1]));
        }
        Map<String, String> headers = new LinkedHashMap<>();
        exchange.getRequestHeaders()
                .forEach(
                        (name, values) ->
                                headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
        byte[] body = exchange.getRequestBody().readAllBytes();
        String path = exchange.getRequestURI().getRawPath();
        return new FakeRequest(
                exchange.getRequestMethod(),
                path.startsWith(root) ? path.substring(root.length()) : path,
                query,
                raw,
                headers,
                body.length == 0 ? MissingNode.getInstance() : FakeForge.JSON.readTree(body));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** All values of a parameter, decoded. */
    public List<String> queries(String name) {
        return Arrays.stream(rawQuery.split("&"))
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> decoded(pair.substring(name.length() + 1)))
                .toList();
    }

    /** Method and path, for example {@code POST /repos/o/r/pulls}. */
    public String line() {
        return method + " " + path;
    }
}
