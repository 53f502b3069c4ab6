package io.github.pluginregistry.core.io;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.testing.Links;
import io.github.pluginregistry.core.testing.Obstruction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CacheFileTest {

    @TempDir private Path directory;

    @Test
    void keepsATextAndReplacesIt() throws IOException {
        CacheFile file = new CacheFile(directory.resolve("a/b"));
        assertThat(file.isThere()).isFalse();
        assertThat(file.text()).isEmpty();
        file.write("old\n");
        file.write("nëw\n");
        assertThat(file.isThere()).isTrue();
        assertThat(file.text()).contains("nëw\n");
        file.delete();
        assertThat(directory.resolve("a")).isEmptyDirectory();
    }

    @ParameterizedTest
    @EnumSource(Obstruction.class)
    void whateverStandsInItsPlaceCountsAsMissingAndIsReplaced(Obstruction obstruction)
            throws Exception {
        Path path = directory.resolve("a");
        obstruction.putAt(path);
        CacheFile file = new CacheFile(path);
        assertThat(file.text()).isEmpty();
        file.write("text\n");
        assertThat(path).isRegularFile();
        assertThat(file.text()).contains("text\n");
    }

    @Test
    void nothingIsWrittenIntoWhatALinkLeadsTo() throws IOException {
        Path mine = Files.writeString(directory.resolve("mine"), "mine\n");
        new CacheFile(Links.symbolic(directory.resolve("a"), mine)).write("text\n");
        new CacheFile(Links.hard(directory.resolve("b"), mine)).write("text\n");
        assertThat(mine).hasContent("mine\n");
    }

    @Test
    void nothingIsDeletedThatALinkLeadsTo() throws IOException {
        Path mine = Files.createDirectory(directory.resolve("mine"));
        Files.writeString(mine.resolve("file"), "mine\n");
        Links.symbolic(directory.resolve("a/link"), mine);
        new CacheFile(directory.resolve("a")).delete();
        assertThat(directory.resolve("a")).doesNotExist();
        assertThat(mine.resolve("file")).hasContent("mine\n");
    }
}
