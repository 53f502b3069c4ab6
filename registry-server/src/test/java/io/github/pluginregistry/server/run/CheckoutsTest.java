package io.github.pluginregistry.server.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckoutsTest {

    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

    @TempDir private Path directory;

    private Checkouts at(Duration later) {
        return new Checkouts(
                directory.resolve("checkouts"),
                1_000,
                Clock.fixed(NOW.plus(later), ZoneOffset.UTC));
    }

    private Path use(String registry, Duration later, int size) throws IOException {
        Checkouts checkouts = at(later);
        Path path = checkouts.take(registry);
        Files.write(path.resolve("file"), new byte[size]);
        checkouts.giveBack(path);
        return path;
    }

    @Test
    void deletesThoseNotUsedForLongest() throws IOException {
        Path first = use("first", Duration.ZERO, 400);
        Path second = use("second", Duration.ofMinutes(1), 400);
        use("first", Duration.ofMinutes(2), 400);

        Path third = use("third", Duration.ofMinutes(3), 400);

        assertThat(second).doesNotExist();
        assertThat(first).exists();
        assertThat(third).exists();
    }

    @Test
    void deletesNoneThatIsInUse() throws IOException {
        Checkouts checkouts = at(Duration.ZERO);
        Path used = checkouts.take("used");
        Files.write(used.resolve("file"), new byte[2_000]);
        Path other = checkouts.take("other");

        checkouts.giveBack(other);

        assertThat(used).exists();
        assertThat(other).doesNotExist();
    }

    @Test
    void measuresCheckoutOnlyAfterItsRun() throws IOException {
        Checkouts checkouts = at(Duration.ZERO);
        Path first = checkouts.take("first");
        checkouts.giveBack(first);
        Files.write(first.resolve("file"), new byte[2_000]);

        checkouts.giveBack(checkouts.take("second"));

        assertThat(first).exists();
        checkouts.giveBack(checkouts.take("first"));
        assertThat(first).doesNotExist();
    }

    @Test
    void keepsAwayFromDirectoryOfRunThatDoesNotEnd() throws IOException {
        Checkouts checkouts = at(Duration.ZERO);
        Path hanging = checkouts.take("registry");

        assertThat(checkouts.take("registry")).isNotEqualTo(hanging);
    }

    @Test
    void followsNoLinkWhenItDeletes() throws IOException {
        Path outside = Files.createDirectories(directory.resolve("outside"));
        Files.writeString(outside.resolve("kept"), "kept");
        Checkouts checkouts = at(Duration.ZERO);
        Path checkout = checkouts.take("first");
        Files.createSymbolicLink(checkout.resolve("link"), outside);
        checkouts.giveBack(checkout);

        use("second", Duration.ofMinutes(1), 2_000);

        assertThat(checkout).doesNotExist();
        assertThat(outside.resolve("kept")).exists();
    }
}
