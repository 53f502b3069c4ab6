package io.github.pluginregistry.extensions;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pluginregistry.sdk.process.Messages.Listening;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgramConnectionsTest {

    private static final String OFFERED = "/tmp/registry-extension1/s";

    private static void connect(String network, String address) throws ExtensionFailure {
        ProgramConnections.to(new Listening(network, address), OFFERED, "Bearer x").close();
    }

    @ParameterizedTest
    @CsvSource({
        "unix, /tmp/registry-extension1/s",
        "tcp, 127.0.0.1:4711",
        "tcp, 127.255.0.9:65535",
        "tcp, [::1]:1"
    })
    void connectsToTheSocketThatWasOfferedAndToLoopbackAddresses(String network, String address) {
        assertThatCode(() -> connect(network, address)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "unix, /var/run/docker.sock",
        "unix, /tmp/registry-extension1/../registry-extension2/s",
        "unix, /tmp/registry-extension1//s",
        "unix, ''",
        "unix, 127.0.0.1:4711",
        "tcp, /tmp/registry-extension1/s",
        "tcp, 192.0.2.1:80",
        "tcp, 169.254.169.254:80",
        "tcp, localhost:4711",
        "tcp, 127.0.0.1.one.example:80",
        "tcp, 127.0.0.1@192.0.2.1:80",
        "tcp, 127.0.0.1:80@192.0.2.1",
        // A number that is no address is a name to look up.
        "tcp, 127.0.0.256:80",
        "tcp, 127.999.0.1:80",
        "tcp, 127.0.0.1:0",
        "tcp, 127.0.0.1:65536",
        "tcp, 127.0.0.1:",
        "tcp, 127.0.0.1",
        "tcp, [::2]:80",
        "udp, 127.0.0.1:4711"
    })
    void connectsToNothingElse(String network, String address) {
        assertThatThrownBy(() -> connect(network, address))
                .isInstanceOf(ExtensionFailure.class)
                .hasMessage(
                        "the program listens on %s \"%s\"; allowed are the socket of the start message and loopback addresses such as 127.0.0.1:4711",
                        network, address);
    }
}
