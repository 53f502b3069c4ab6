package io.github.pluginregistry.core.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class Sha256Test {

    @Test
    void isTheSameForTheSame() {
        assertThat(of(Map.of("a", List.of(1, "b", true))))
                .isEqualTo(of(Map.of("a", List.of(1, "b", true))))
                .matches("[0-9a-f]{64}");
    }

    /** Neighbours that a careless encoding would confuse. */
    @Test
    void tellsApartWhatLooksAlike() {
        List<@Nullable Object> values =
                Arrays.asList(
                        null,
                        "null",
                        true,
                        "true",
                        1,
                        "1",
                        new BigDecimal("1.0"),
                        "",
                        List.of(),
                        Map.of(),
                        List.of(""),
                        List.of("ab"),
                        List.of("a", "b"),
                        List.of(List.of("a"), "b"),
                        List.of(List.of("a", "b")),
                        List.of(List.of(), "a", "b"),
                        Map.of("a", "b"),
                        Map.of("ab", ""),
                        map("a", "b", "c", "d"),
                        map("a", "bc", "", "d"),
                        map("a", map("b", "c")),
                        "?",
                        "\uD800",
                        "\uDC00",
                        "\uD800\uD800",
                        "\uD83D\uDE00",
                        " 55296",
                        "=",
                        "\uFFFD");

        assertThat(values.stream().map(Sha256Test::of)).doesNotHaveDuplicates();
    }

    private static Map<String, Object> map(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }

    private static String of(@Nullable Object value) {
        return Sha256.ofJson(value);
    }
}
