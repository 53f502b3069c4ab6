package io.github.pluginregistry.server.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceTest {

    private static final String HEADER = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    @Test
    void continuesATrace() {
        Trace trace = Trace.parse(HEADER).orElseThrow();
        assertThat(trace).hasToString(HEADER);
        assertThat(trace.child().traceId()).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
        assertThat(trace.child().parentId()).isNotEqualTo("00f067aa0ba902b7").hasSize(16);
        assertThat(Trace.parse(Trace.start().toString())).isPresent();
    }

    /** A later version may have more fields. */
    @Test
    void readsLaterVersions() {
        assertThat(Trace.parse("cc" + HEADER.substring(2) + "-more")).isPresent();
        assertThat(Trace.parse(HEADER.replaceFirst("01$", "ff")).orElseThrow()).hasToString(HEADER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01, 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01\nx"
            })
    void ignoresWhatIsNotInTheForm(String header) {
        assertThat(Trace.parse(header)).isEmpty();
    }
}
