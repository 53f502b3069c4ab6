package io.github.pluginregistry.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.testing.DocumentedTable;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds docs/reliability.md and the tests that prove it against each other. */
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
    private static final TestCatalogue TESTS = TestCatalogue.read();

    static Stream<Arguments> rows() {
        return SECTIONS.stream().flatMap(section -> DocumentedTable.rows(GUIDE, section));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void everyFaultIsProvenByTheTestsItNames(String fault, String conduct, String proofs) {
        assertThat(conduct).endsWith(".");
        assertThat(proofs.split(", "))
                .as("proofs of \"%s\"", fault)
                .allMatch(
                        test -> TESTS.proves(test, fault),
                        "carries @Fault(\"%s\")".formatted(fault));
    }

    @Test
    void everyFaultThatATestProvesHasARow() {
        assertThat(TESTS.allFaults()).isNotEmpty().isSubsetOf(faults());
    }

    @Test
    void everyFaultIsToldOnce() {
        assertThat(faults()).doesNotHaveDuplicates();
    }

    private static List<String> faults() {
        return rows().map(row -> (String) row.get()[0]).toList();
    }
}
