package io.github.pluginregistry.core.hostile;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Definitions of up to eight megabytes that would cost a naive reader all its time or memory. */
final class HostileDefinitions {

    private static final String YAML =
            """
            name: A
            repository: https://github.com/o/r
            plugins:
              - id: a
                name: A
                tagPattern: v*
            """;
    private static final String JSON =
            """
            {"name": "A", "repository": "https://github.com/o/r",
             "plugins": [{"id": "a", "name": "A", "tagPattern": "v*"}], "x": %s}
            """;

    private HostileDefinitions() {}

    /** By what is wrong with them. */
    static Map<String, String> yaml() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("aliases that explode", YAML + bomb());
        files.put("1,900,000 aliases", YAML + "x: &x 1\ny: [" + "*x,".repeat(1_900_000) + "*x]\n");
        files.put("115,000 aliases", YAML + "x: &x 1\ny: [" + "*x,".repeat(115_000) + "*x]\n");
        files.put("nested lists", YAML + "x: " + nested("[", "]"));
        files.put("nested keys", YAML + "x: " + nested("{a: ", "}"));
        files.put("nested blocks", "x:\n " + "- ".repeat(2_500_000) + "1\n");
        files.put("nested explicit keys", YAML + "? ".repeat(2_500_000));
        files.put("brackets without an end", YAML + "x: " + "[".repeat(8_000_000));
        files.put("one key 115,000 times", YAML + "z: 1\n".repeat(115_000));
        files.put("115,000 unknown keys", YAML + lines(115_000, i -> "k" + i + ": "));
        files.put("not a number", YAML.replace("name: A\nr", "name: .nan\nr"));
        files.put("an exponent", YAML.replace("name: A\nr", "name: 1e999999999\nr"));
        files.put("exponents", YAML + "    labels: [1e999999999, 1e999999998]\n");
        files.put("900,000 labels", YAML + labels(900_000));
        files.put("110,000 labels and a number", YAML + labels(110_000).replace("]", ", 1]"));
        files.put("115,000 numbers for labels", YAML + list("labels", "1,", 115_000));
        files.put("115,000 empty reasons", YAML + list("ignore", "{},", 115_000));
        files.put("115,000 empty plugins", "plugins: [" + "{},".repeat(115_000) + "{}]\n");
        files.put("22,000 wrong replacements", YAML + plugins(22_000, ", replacedBy: b%d"));
        files.put("values below a long key", YAML + "? " + "k".repeat(3_000_000) + "\n: " + ones());
        files.put(
                "values below a plugin's long key",
                YAML + "    ? " + "k".repeat(3_000_000) + "\n    : " + ones());
        files.put("2,000,000 documents", YAML + "---\n".repeat(2_000_000));
        files.put("1,000,000 tags", YAML + "x: [" + "!!x 1,".repeat(1_000_000) + "1]\n");
        files.put("UTF-16", new String(new char[] {'\uFFFE', 'n'}));
        return files;
    }

    /** By what is wrong with them. */
    static Map<String, String> json() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("nested lists", JSON.formatted(nested("[", "]")));
        files.put("nested objects", JSON.formatted(nested("{\"a\": ", "}")));
        files.put("brackets without an end", "[".repeat(8_000_000));
        files.put("a key twice", JSON.formatted("1, \"name\": \"B\""));
        files.put("not a number", JSON.formatted("NaN"));
        files.put("a number of 10,000 digits", JSON.formatted("9".repeat(10_000)));
        files.put("an exponent", JSON.formatted("1, \"name\": 1e999999999"));
        files.put("values below a long key", JSON.formatted("{\"" + longKey() + ones() + "}"));
        files.put(
                "values below long keys",
                JSON.formatted(
                        ("{\"" + "k".repeat(300_000) + "\":").repeat(17)
                                + ones()
                                + "}".repeat(17)));
        return files;
    }

    private static String bomb() {
        return "a0: &a0 [x,x,x,x,x,x,x,x,x]\n"
                + lines(12, i -> "a%d: &a%d [%s]".formatted(i + 1, i + 1, "*a" + i + ",*a" + i));
    }

    private static String nested(String open, String close) {
        return open.repeat(1_000_000) + "1" + close.repeat(1_000_000);
    }

    private static String labels(int count) {
        return "    labels: ["
                + IntStream.range(0, count).mapToObj(i -> "a" + i).collect(Collectors.joining(","))
                + "]\n";
    }

    private static String list(String key, String entry, int count) {
        return "    " + key + ": [" + entry.repeat(count) + "]\n";
    }

    private static String plugins(int count, String more) {
        return lines(
                count, i -> ("  - {id: a%d, name: b, tagPattern: v*" + more + "}").formatted(i, i));
    }

    private static String longKey() {
        return "k".repeat(115_000) + "\": ";
    }

    private static String ones() {
        return "[" + "1,".repeat(110_000) + "1]";
    }

    private static String lines(int count, IntFunction<String> line) {
        return IntStream.range(0, count).mapToObj(line).collect(Collectors.joining("\n", "", "\n"));
    }
}
