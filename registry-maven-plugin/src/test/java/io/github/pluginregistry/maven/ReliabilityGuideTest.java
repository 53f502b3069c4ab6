package io.github.pluginregistry.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.testing.DocumentedTable;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The tables of docs/reliability.md; {@link DocumentationTest} checks that their tests exist. */
class ReliabilityGuideTest {

    private static final String GUIDE = "reliability.md";
    private static final List<String> SECTIONS =
            List.of(
                    "Forge",
                    "Partial success",
                    "Files",
                    "Token",
                    "Publishing",
                    "Hostile text",
                    "Hostile files");

    static Stream<Arguments> rows() {
        return SECTIONS.stream().flatMap(section -> DocumentedTable.rows(GUIDE, section));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void everyFaultHasABehaviorAndATest(String fault, String behavior, String tests) {
        assertThat(behavior).as(fault).endsWith(".");
        assertThat(tests).as("tests of \"%s\"", fault).isNotBlank();
    }

    @Test
    void listsEachFaultOnce() {
        assertThat(rows().map(row -> row.get()[0])).doesNotHaveDuplicates();
    }
}
