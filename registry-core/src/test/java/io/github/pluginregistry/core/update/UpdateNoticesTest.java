package io.github.pluginregistry.core.update;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpdateNoticesTest {

    private static final List<UpdateNotice> SOME =
            List.of(
                    new UpdateNotice(true, "a, b", "kept; why"),
                    new UpdateNotice(false, "c", "a remark; so what"));

    @TempDir private Path directory;

    @Test
    void remembersTheNotesOnAText() {
        notes().keep("text", SOME);

        assertThat(notes().on("text")).isEqualTo(SOME);
    }

    @Test
    void hasNothingToSayOfAnotherText() {
        notes().keep("text", SOME);

        assertThat(notes().on("other text")).isEmpty();
    }

    @Test
    void hasNothingToSayOfAnotherRegistry() {
        notes().keep("text", SOME);

        assertThat(UpdateNotices.in(directory, "another registry").on("text")).isEmpty();
    }

    @Test
    void forgetsWhatWasSaidBefore() {
        notes().keep("text", SOME);
        notes().keep("text", List.of());

        assertThat(notes().on("text")).isEmpty();
    }

    @Test
    void keepsEachNoteOnALineWhateverItSays() {
        List<UpdateNotice> odd = List.of(new UpdateNotice(true, "a", "one\ntwo\tthree"));
        notes().keep("text", odd);

        assertThat(notes().on("text"))
                .containsExactly(new UpdateNotice(true, "a", "one⟨U+000A⟩two⟨U+0009⟩three"));
    }

    @Test
    void hasNothingToSayWhereItsMemoryIsBroken() throws Exception {
        notes().keep("text", SOME);
        try (Stream<Path> files = Files.list(directory)) {
            Files.write(files.findFirst().orElseThrow(), new byte[] {(byte) 0xff, 0});
        }

        assertThat(notes().on("text")).isEmpty();
    }

    @Test
    void suffersNothingWhereNothingCanBeKept() throws Exception {
        Path file = Files.createFile(directory.resolve("file"));
        UpdateNotices notes = UpdateNotices.in(file.resolve("below"), "registry");
        notes.keep("text", SOME);

        assertThat(notes.on("text")).isEmpty();
    }

    private UpdateNotices notes() {
        return UpdateNotices.in(directory, "registry");
    }
}
