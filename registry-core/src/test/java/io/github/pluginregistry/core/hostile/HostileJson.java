package io.github.pluginregistry.core.hostile;

import java.util.LinkedHashMap;
import java.util.Map;

/** Files of up to sixteen megabytes that would cost a naive reader all its time or memory. */
final class HostileJson {

    private static final String REGISTRY =
            """
            {"version": "1.0", "lastUpdated": "2026-11-16T06:00:00Z", "description": "",
             "plugins": [%s
              {"id": "a", "name": "A", "description": "", "sourcePath": "",
               "repository": "https://github.com/o/r", "repositoryType": "inline",
               "latestVersion": "v1.0.0", "tagPattern": "v*", "status": "stable",
               "releaseUrl": "https://github.com/o/r/releases/tag/v1.0.0", "labels": [%s]}],
             "metadata": {"updateFrequency": "", "dataFormat": "JSON Schema v7",
              "apiVersion": "1.0.0", "notes": ""},
             "x": %s}
            """;
    private static final String RECORDING =
            """
            {"repository": "https://github.com/o/r", "tags": %s}
            """;

    private HostileJson() {}

    /** By what is wrong with them. */
    static Map<String, String> registries() {
        Map<String, String> files = new LinkedHashMap<>();
        values().forEach((name, value) -> files.put(name, REGISTRY.formatted("", "", value)));
        files.put("490,000 numbers for labels", REGISTRY.formatted("", ones(490_000), 1));
        files.put("490,000 numbers for plugins", REGISTRY.formatted("1,".repeat(490_000), "", 1));
        files.put("240,000 empty plugins", REGISTRY.formatted("{},".repeat(240_000), "", 1));
        files.put(
                "80,000 plugins with keys that nobody knows",
                REGISTRY.formatted("{\"id\": \"a\", \"nane\": 1},".repeat(80_000), "", 1));
        files.put(
                "80,000 plugins of one name, and no address",
                REGISTRY.formatted(
                        "{\"id\": \"a\", \"releaseUrl\": \"x\"},".repeat(80_000), "", 1));
        files.put("a format", "{\"version\": 1e999999999, \"plugins\": []}");
        return files;
    }

    /** By what is wrong with them. */
    static Map<String, String> recordings() {
        Map<String, String> files = new LinkedHashMap<>();
        values().forEach((name, value) -> files.put(name, RECORDING.formatted(value)));
        files.put("650,000 empty tags", RECORDING.formatted("[" + "{},".repeat(650_000) + "{}]"));
        return files;
    }

    private static Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("nested lists", "[".repeat(100_000) + "]".repeat(100_000));
        values.put("nested objects", "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000));
        values.put("brackets without an end", "[".repeat(15_000_000));
        values.put("a key twice", "1, \"x\": 2");
        values.put("not a number", "NaN");
        values.put("infinity", "-Infinity");
        values.put("a number of 10,000 digits", "9".repeat(10_000));
        values.put("exponents", "[1e999999999, 1e-999999999, 1e2147483647]");
        values.put("a text of 15 MB", "\"" + "x".repeat(15_000_000) + "\"");
        values.put("seven million values", "[" + ones(7_000_000) + "]");
        values.put(
                "values below a long key",
                "{\"" + "k".repeat(900) + "\": [" + ones(490_000) + "]}");
        values.put(
                "values below a longer key",
                "{\"" + "k".repeat(49_000) + "\": [" + ones(9_000) + "]}");
        values.put(
                "values below long keys",
                ("{\"" + "k".repeat(900) + "\":").repeat(40)
                        + "["
                        + ones(480_000)
                        + "]"
                        + "}".repeat(40));
        return values;
    }

    private static String ones(int count) {
        return "1,".repeat(count - 1) + "1";
    }
}
