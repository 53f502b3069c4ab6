package io.github.pluginregistry.extensions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Symbolic links need a privilege on Windows. */
@DisabledOnOs(OS.WINDOWS)
class ProgramPathTest {

    @TempDir Path directory;

    private Path checkout;
    private Path outside;

    @BeforeEach
    void write() throws Exception {
        checkout = Files.createDirectories(directory.resolve("checkout/tools")).getParent();
        outside = Files.writeString(directory.resolve("outside"), "#!/bin/sh\n");
        Files.writeString(checkout.resolve("tools/chat"), "#!/bin/sh\n");
    }

    @Test
    void followsALinkWithinTheDirectory() throws Exception {
        Files.createSymbolicLink(checkout.resolve("chat"), Path.of("tools/chat"));

        assertThat(ProgramPath.resolve(checkout, "./chat")).isEqualTo(checkout.resolve("chat"));
    }

    @Test
    void followsALinkThatAnAbsolutePathNames() throws Exception {
        Path link = Files.createSymbolicLink(directory.resolve("link"), outside);

        assertThat(ProgramPath.resolve(checkout, link.toString())).isEqualTo(link);
    }

    @Test
    void refusesALinkOutOfTheDirectory() throws Exception {
        Files.createSymbolicLink(checkout.resolve("tools/link"), Path.of("../../outside"));

        assertThatThrownBy(() -> ProgramPath.resolve(checkout, "tools/link"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "tools/link is a link out of %s; write the absolute path of the program",
                        checkout);
    }

    @Test
    void refusesADirectoryThatIsALinkOutOfTheDirectory() throws Exception {
        Files.createSymbolicLink(checkout.resolve("bin"), directory);

        assertThatThrownBy(() -> ProgramPath.resolve(checkout, "bin/outside"))
                .hasMessageContaining("is a link out of");
    }
}
