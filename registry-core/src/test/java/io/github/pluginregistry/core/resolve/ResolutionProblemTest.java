package io.github.pluginregistry.core.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.resolve.ResolutionProblem.Impact;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResolutionProblemTest {

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    EXPECTED,   true
                    REMARK,     false
                    WARNING, false
                    TRANSIENT,    true
                    PERMANENT,    true
                    """)
    void whatKeptAPluginFromBeingDecidedLeavesItOpen(Impact severity, boolean open) {
        assertThat(severity.isUnresolved()).isEqualTo(open);
    }
}
