package io.github.pluginregistry.core.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ReportFormatTest {

    @Test
    void parsesItsName() {
        assertThat(ReportFormat.of("sarif")).isEqualTo(ReportFormat.SARIF);
        assertThat(ReportFormat.of("junit")).isEqualTo(ReportFormat.JUNIT);
    }

    @Test
    void rejectsOtherNames() {
        assertThatThrownBy(() -> ReportFormat.of("html"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("registry.reports has \"html\"; write sarif, junit or both");
    }
}
