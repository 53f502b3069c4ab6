package io.github.pluginregistry.core.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/**
 * Definitions that parse and have the right keys in the wrong places: written twice, set to nothing
 * or to a value of another kind, beside keys that do not exist.
 */
class DefinitionTreeFuzzTest {

    private static final List<String> KEYS =
            List.of(
                    "name",
                    "description",
                    "repository",
                    "plugins",
                    "forges",
                    "metadata",
                    "rules",
                    "id",
                    "tagPattern",
                    "formerTagPatterns",
                    "ignore",
                    "pin",
                    "acknowledge",
                    "labels",
                    "replacedBy",
                    "includePrereleases",
                    "version",
                    "reason",
                    "host",
                    "type",
                    "apiUrl",
                    "gitUrl",
                    "notes",
                    "schema");

    private static final List<String> ODD_KEYS =
            List.of("", " ", "0", "-1", "~", "a/b", "a~1b", "<<", "Name", "nmae", "k".repeat(300));

    private static final List<String> VALUES =
            List.of("null", "true", "0", "-1.5e3", "\"\"", "\" \"", "\"v1\"", "\"v*\"", "\"a-b\"");

    /** Edge cases are left out: of trees there are more than tries. JSON is YAML, too. */
    @Property(edgeCases = EdgeCasesMode.NONE)
    void treesAreReadOrRefused(@ForAll("trees") String text) {
        assertIsReadOrRefused(DefinitionFormat.JSON, text);
        assertIsReadOrRefused(DefinitionFormat.YAML, text);
    }

    private static void assertIsReadOrRefused(DefinitionFormat format, String text) {
        assertThat(Written.problems(format, text.getBytes(StandardCharsets.UTF_8)))
                .allMatch(problem -> problem.matches("registry\\.yaml(?::\\d+)?: .+; .+"));
    }

    /** A definition whose plugins, at least, are where they belong. */
    @Provide
    Arbitrary<String> trees() {
        Arbitrary<String> value = value(3);
        Arbitrary<String> plugins =
                mapping(value, 8)
                        .list()
                        .ofMaxSize(3)
                        .map(all -> "\"plugins\": [" + String.join(", ", all) + "]");
        Arbitrary<String> others = entry(value);
        return Arbitraries.frequencyOf(Tuple.of(1, plugins), Tuple.of(3, others))
                .list()
                .ofMaxSize(8)
                .map(entries -> "{" + String.join(",\n", entries) + "}");
    }

    private static Arbitrary<String> value(int depth) {
        Arbitrary<String> scalar = Arbitraries.of(VALUES);
        if (depth == 0) {
            return scalar;
        }
        Arbitrary<String> below = value(depth - 1);
        Arbitrary<String> list =
                below.list().ofMaxSize(3).map(all -> "[" + String.join(", ", all) + "]");
        return Arbitraries.frequencyOf(
                Tuple.of(3, scalar), Tuple.of(2, list), Tuple.of(3, mapping(below, 4)));
    }

    private static Arbitrary<String> mapping(Arbitrary<String> value, int keys) {
        return entry(value)
                .list()
                .ofMaxSize(keys)
                .map(entries -> "{" + String.join(", ", entries) + "}");
    }

    private static Arbitrary<String> entry(Arbitrary<String> value) {
        Arbitrary<String> key =
                Arbitraries.frequencyOf(
                        Tuple.of(4, Arbitraries.of(KEYS)), Tuple.of(1, Arbitraries.of(ODD_KEYS)));
        return Combinators.combine(key, value).as((name, it) -> "\"%s\": %s".formatted(name, it));
    }
}
