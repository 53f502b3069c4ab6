package io.github.pluginregistry.core.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pluginregistry.core.io.FilePlan.RenderedFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilePlanTest {

    @TempDir private Path directory;

    @Test
    void aFileThatIsMissingIsToBeWritten() throws IOException {
        assertThat(plan("a", "text\n").changes())
                .containsExactly(new FileChange(directory.resolve("a"), null, "text\n"));
    }

    @Test
    void oneByteIsADifference() throws IOException {
        Files.writeString(directory.resolve("a"), "test\n");
        assertThat(plan("a", "text\n").changes())
                .containsExactly(new FileChange(directory.resolve("a"), "test\n", "text\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text\nmore\n", "text\r\nmore\r\n"})
    void aFileAsGitChecksItOutIsNotPartOfThePlan(String text) throws IOException {
        Files.writeString(directory.resolve("a"), text);
        assertThat(plan("a", "text\nmore\n").isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text\r\nmore\n",
                "text\nmore\r\n",
                "text\rmore\r",
                "text\n\rmore\n\r",
                "text\r\nmore",
                "text\nmore"
            })
    void otherLineEndingsThanGitsAreADifference(String text) throws IOException {
        Files.writeString(directory.resolve("a"), text);
        assertThat(plan("a", "text\nmore\n").isEmpty()).isFalse();
        Files.write(directory.resolve("a"), text.getBytes(StandardCharsets.UTF_16));
        assertThat(plan("a", "text\nmore\n").isEmpty()).as("no UTF-8").isFalse();
    }

    @Test
    void whatIsThereAndCannotBeReadIsAnError() throws IOException {
        Files.createDirectory(directory.resolve("a"));
        assertThatThrownBy(() -> plan("a", "text\n")).isInstanceOf(IOException.class);
    }

    @Test
    void theFirstDifferentLineIsFound() {
        assertThat(change("a\nb\nc\n", "a\nB\nc\n").firstDifference()).isEqualTo(2);
        assertThat(change("a\n", "a\nb\n").firstDifference()).isEqualTo(2);
        assertThat(change("a\nb\n", "a\n").firstDifference()).isEqualTo(2);
        assertThat(change("a", "a\n").firstDifference()).isEqualTo(1);
    }

    @Test
    void lineEndingsAreToldFromOtherDifferences() {
        assertThat(change("a\r\nb\n", "a\nb\n").isLineEndingsOnly()).isTrue();
        assertThat(change("a\r\nc\n", "a\nb\n").isLineEndingsOnly()).isFalse();
    }

    private static FileChange change(String before, String after) {
        return new FileChange(Path.of("a"), before, after);
    }

    private FilePlan plan(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        return FilePlan.of(
                List.of(new RenderedFile(file, text)),
                Files.exists(file) ? Map.of(file, Files.readAllBytes(file)) : Map.of());
    }
}
