package io.github.pluginregistry.core;

import static io.github.pluginregistry.core.testing.Definitions.HOME;
import static io.github.pluginregistry.core.testing.Definitions.plugin;
import static io.github.pluginregistry.core.testing.Definitions.registry;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.http.SourceException;
import io.github.pluginregistry.core.io.FileChange;
import io.github.pluginregistry.core.testing.FakeSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryServiceLineEndingsTest {

    private static final List<String> FILES =
            List.of("plugins.json", "plugins.md", "plugins.schema.json");

    @TempDir private Path directory;

    private final FakeSource source = new FakeSource().tags(HOME, "a/v1.0.0");

    @BeforeEach
    void publish() throws Exception {
        registrar().update();
    }

    @Test
    void aCheckoutWithWindowsLineEndingsIsInSync() throws IOException {
        checkOutOnWindows();
        assertThat(registrar().check())
                .hasToString(
                        "the registry is valid, in sync; skipped: current (needs -Dregistry.online)");
    }

    @Test
    void anUpdateThatFindsNothingNewLeavesWindowsLineEndingsAlone() throws Exception {
        checkOutOnWindows();
        assertThat(registrar().update().plan().isEmpty()).isTrue();
        assertThat(directory.resolve("plugins.md")).content().contains("\r\n");
    }

    @Test
    void whatAnUpdateWritesOverWindowsLineEndingsEndsInLineFeeds() throws Exception {
        checkOutOnWindows();
        source.tags(HOME, "a/v1.1.0");
        assertThat(registrar().update().plan().changes())
                .extracting(FileChange::file)
                .containsExactly(
                        directory.resolve("plugins.json"), directory.resolve("plugins.md"));
        assertThat(directory.resolve("plugins.json")).content().doesNotContain("\r");
    }

    @Test
    void whatIsPublishedIsKeptFromAFileWithWindowsLineEndings() throws Exception {
        checkOutOnWindows();
        source.failing(HOME, SourceException.Kind.UNREACHABLE);
        registrar().update();
        assertThat(directory.resolve("plugins.json")).content().contains("v1.0.0");
    }

    @Test
    void whatIsPublishedIsKeptFromAFileWithoutAFinalNewline() throws Exception {
        edit("plugins.json", String::stripTrailing);
        source.failing(HOME, SourceException.Kind.UNREACHABLE);
        registrar().update();
        assertThat(directory.resolve("plugins.json")).content().contains("v1.0.0").endsWith("}\n");
    }

    private void checkOutOnWindows() throws IOException {
        for (String file : FILES) {
            edit(file, text -> text.replace("\n", "\r\n"));
        }
    }

    private void edit(String file, UnaryOperator<String> change) throws IOException {
        Path path = directory.resolve(file);
        Files.writeString(path, change.apply(Files.readString(path)));
    }

    private RegistryService registrar() {
        return RegistryService.of(
                        registry(plugin("a", "a/*")), directory.resolve("registry.yaml"), directory)
                .source(source)
                .build();
    }
}
