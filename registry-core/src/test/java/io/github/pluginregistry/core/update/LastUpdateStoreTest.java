package io.github.pluginregistry.core.update;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LastUpdateStoreTest {

    private static final Clock NOON =
            Clock.fixed(Instant.parse("2026-11-20T12:00:00Z"), ZoneOffset.UTC);
    private static final UpdatePolicy DAILY = UpdatePolicy.of("daily");

    @TempDir private Path directory;

    @Test
    void whatWasNeverAskedIsDue() {
        assertThat(of("registry", "question").isDue(DAILY, NOON)).isTrue();
    }

    @Test
    void whatWasAnsweredTodayIsNotDue() {
        of("registry", "question").answered(NOON);
        assertThat(of("registry", "question").isDue(DAILY, NOON)).isFalse();
        assertThat(of("registry", "question").moment(NOON)).contains(NOON.instant());
    }

    @Test
    void aChangedQuestionIsDue() {
        of("registry", "question").answered(NOON);
        assertThat(of("registry", "another question").isDue(DAILY, NOON)).isTrue();
    }

    @Test
    void neverAsksForAChangedQuestionAlone() {
        UpdatePolicy never = UpdatePolicy.of("never");
        assertThat(of("registry", "question").isDue(never, NOON)).isFalse();
        of("registry", "question").answered(NOON);
        assertThat(of("registry", "another question").isDue(never, NOON)).isTrue();
    }

    @Test
    void anotherRegistryIsDue() {
        of("registry", "question").answered(NOON);
        assertThat(of("another registry", "question").isDue(DAILY, NOON)).isTrue();
    }

    @Test
    void aBrokenMemoryIsNone() throws IOException {
        of("registry", "question").answered(NOON);
        for (Path file : files()) {
            Files.writeString(file, "nonsense\nand more\n");
        }
        assertThat(of("registry", "question").isDue(DAILY, NOON)).isTrue();
    }

    /** An earlier run's clock was ahead, or somebody wrote what no clock says. */
    @ParameterizedTest
    @ValueSource(
            longs = {
                1_795_176_001L, // a second later
                4_102_444_800L, // 2100
                31_556_889_864_403_199L, // the last that Java knows
                -31_557_014_167_219_200L, // and the first
                Long.MAX_VALUE,
                Long.MIN_VALUE,
                -1
            })
    void aTimeThatCannotBeIsNone(long stored) throws IOException {
        of("registry", "question").answered(NOON);
        Path memory = files().get(0);
        Files.writeString(memory, Files.readAllLines(memory).get(0) + "\n" + stored + "\n");
        for (String policy : List.of("daily", "interval:525600")) {
            assertThat(of("registry", "question").isDue(UpdatePolicy.of(policy), NOON))
                    .as(policy)
                    .isTrue();
        }
        assertThat(of("registry", "question").isDue(UpdatePolicy.of("never"), NOON)).isFalse();
        assertThat(of("registry", "question").moment(NOON)).isEmpty();
    }

    /** It is written in place, so a killed run may leave any part of it. */
    @Test
    void aPartOfAMemoryIsNone() throws IOException {
        of("registry", "question").answered(NOON);
        Path memory = files().get(0);
        String whole = Files.readString(memory).stripTrailing();
        for (int length = 0; length < whole.length(); length++) {
            Files.writeString(memory, whole.substring(0, length));
            assertThat(of("registry", "question").isDue(DAILY, NOON))
                    .as("a memory that ends after %d characters", length)
                    .isTrue();
        }
    }

    @Test
    void whatWasForgottenIsDue() {
        of("registry", "question").answered(NOON);
        of("registry", "question").forget();
        assertThat(of("registry", "question").isDue(DAILY, NOON)).isTrue();
    }

    @Test
    void aMemoryThatCannotBeWrittenCostsAQuestionAndNoError() throws IOException {
        Files.writeString(directory.resolve("file"), "");
        LastUpdateStore lastAsked =
                new LastUpdateStore(directory.resolve("file/below"), "registry", "question");
        lastAsked.answered(NOON);
        assertThat(lastAsked.isDue(DAILY, NOON)).isTrue();
    }

    @Test
    void oneRegistryHasOneFile() throws IOException {
        of("registry", "question").answered(NOON);
        of("registry", "another question").answered(NOON);
        assertThat(files()).hasSize(1);
    }

    private LastUpdateStore of(String registry, String question) {
        return new LastUpdateStore(directory, registry, question);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }
}
