package io.github.pluginregistry.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ExtensionGateTest {

    private final AtomicLong nanos = new AtomicLong();
    private final ExtensionGate gate = new ExtensionGate(nanos::get);

    private String enter(int others) throws Problem {
        return gate.enter(() -> others == 0 ? "inside" : enter(others - 1));
    }

    @Test
    void letsSomeInAtOnce() throws Problem {
        assertThat(enter(ExtensionGate.AT_ONCE - 1)).isEqualTo("inside");
        assertThatThrownBy(() -> enter(ExtensionGate.AT_ONCE)).hasMessageContaining("busy");
        assertThat(enter(ExtensionGate.AT_ONCE - 1)).isEqualTo("inside");
    }

    @Test
    void closesForAMinuteAfterFailuresInARow() throws Problem {
        gate.ended(false);
        gate.ended(false);
        gate.ended(true);
        gate.ended(false);
        gate.ended(false);
        assertThat(enter(0)).isEqualTo("inside");
        gate.ended(false);
        assertThatThrownBy(() -> enter(0)).hasMessageContaining("failed in a row");
        nanos.set(ExtensionGate.PAUSE.toNanos());
        assertThat(enter(0)).isEqualTo("inside");
        gate.ended(false);
        assertThatThrownBy(() -> enter(0)).hasMessageContaining("failed in a row");
    }
}
