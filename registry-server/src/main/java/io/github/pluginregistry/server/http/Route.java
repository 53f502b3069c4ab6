package io.github.pluginregistry.server.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What answers requests to some paths.
 *
 * @param method the method
 * @param path the path, with placeholders for segments, {@code {run}}, and for the rest, {@code
 *     {file*}}
 * @param endpoint what answers
 */
record Route(String method, String path, Endpoint endpoint) {

    /** Answers a request. */
    @FunctionalInterface
    interface Endpoint {

        /**
         * Does what is asked.
         *
         * @throws Problem if the request cannot be answered
         * @throws Exception if something else went wrong, which is logged
         */
        Answer answer(Call call) throws Exception;
    }

    /** The values of the placeholders, empty if the path is another one. */
    Optional<Map<String, String>> match(String requested) {
        List<String> pattern = List.of(path.split("/", -1));
        List<String> segments = List.of(requested.split("/", -1));
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < pattern.size(); i++) {
            String expected = pattern.get(i);
            if (expected.endsWith("*}") && i < segments.size()) {
                values.put(
                        expected.substring(1, expected.length() - 2),
                        String.join("/", segments.subList(i, segments.size())));
                return Optional.of(values);
            }
            if (i >= segments.size() || !matches(expected, segments.get(i), values)) {
                return Optional.empty();
            }
        }
        return segments.size() == pattern.size() ? Optional.of(values) : Optional.empty();
    }

    private static boolean matches(String expected, String segment, Map<String, String> values) {
        if (expected.startsWith("{")) {
            values.put(expected.substring(1, expected.length() - 1), segment);
            return !segment.isEmpty();
        }
        return expected.equals(segment);
    }
}
