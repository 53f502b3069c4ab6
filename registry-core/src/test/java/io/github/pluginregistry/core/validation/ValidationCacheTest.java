package io.github.pluginregistry.core.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidationCacheTest {

    private static final String ONE = "1".repeat(64);
    private static final String OTHER = "2".repeat(64);

    private static final String TEXT = "{\"type\": \"string\"}";

    @TempDir private Path directory;

    private final List<String> read = new ArrayList<>();

    @Test
    void looksOnceAtWhatObeysIt() {
        assertThat(validate(TEXT, "a text")).isEmpty();
        assertThat(validate(TEXT, "a text")).isEmpty();

        assertThat(read).hasSize(1);
    }

    @Test
    void looksAgainAtWhatDoesNot() {
        assertThat(validate(TEXT, 1)).hasSize(1);
        assertThat(validate(TEXT, 1)).hasSize(1);

        assertThat(read).hasSize(2);
    }

    @Test
    void looksAtEveryOtherValue() {
        validate(TEXT, "a text");

        assertThat(validate(TEXT, Map.of())).hasSize(1);
    }

    @Test
    void looksWithEveryOtherSchema() {
        validate(TEXT, "a text");

        assertThat(validate("{\"type\": \"number\"}", "a text")).hasSize(1);
    }

    @Test
    void containsWhatWasAddedAndNothingElse() {
        file().add(ONE);

        assertThat(file().contain(ONE)).isTrue();
        assertThat(file().contain(OTHER)).isFalse();
    }

    @Test
    void containsNothingBeforeAnythingWasAdded() {
        assertThat(file().contain(ONE)).isFalse();
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void forgetsTheOldestWhereThereAreMany() {
        file().add(ONE);
        IntStream.range(0, 199).forEach(i -> file().add("%064d".formatted(1000 + i)));
        assertThat(file().contain(ONE)).isTrue();

        file().add(OTHER);

        assertThat(file().contain(ONE)).isFalse();
        assertThat(file().contain(OTHER)).isTrue();
        assertThat(path()).content().hasLineCount(200);
    }

    @Test
    void aFileCutOffApprovesOfNothingThatItHoldsAPartOf() throws IOException {
        file().add(ONE);
        Files.writeString(path(), ONE.substring(1));

        assertThat(file().contain(ONE)).isFalse();
    }

    @Test
    void aFileThatIsNoTextIsBegunAnew() throws IOException {
        Files.createDirectories(path().getParent());
        Files.write(path(), new byte[] {(byte) 0xff, (byte) 0xfe, 0});

        file().add(ONE);

        assertThat(file().contain(ONE)).isTrue();
        assertThat(path()).hasContent(ONE + "\n");
    }

    @Test
    void aFileOfAnySizeIsNotReadThrough() throws IOException {
        Files.createDirectories(path().getParent());
        Files.writeString(path(), (ONE + "\n").repeat(20_000));

        assertThat(file().contain(ONE)).isFalse();
    }

    @Test
    void whereNothingCanBeKeptNothingIs() throws IOException {
        Files.writeString(directory.resolve("cache"), "in the way");

        file().add(ONE);

        assertThat(file().contain(ONE)).isFalse();
    }

    private List<Violation> validate(String schema, Object value) {
        return file().validate(
                        schema,
                        () -> {
                            read.add(schema);
                            return JsonSchema.of(schema);
                        },
                        value);
    }

    private ValidationCache file() {
        return new ValidationCache(path());
    }

    private Path path() {
        return directory.resolve("cache").resolve("approved.txt");
    }
}
