package io.github.pluginregistry.core.update;

import static io.github.pluginregistry.core.testing.Definitions.HOME;
import static io.github.pluginregistry.core.testing.Definitions.plugin;
import static io.github.pluginregistry.core.testing.Definitions.registry;
import static io.github.pluginregistry.core.testing.Definitions.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pluginregistry.core.RegistryService;
import io.github.pluginregistry.core.http.SourceException;
import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.testing.FakeSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ContradictoryPageTest {

    private static final String ELSEWHERE = "https://git.example.org/team/plugins";
    private static final Instant NOW = Instant.parse("2026-11-20T06:00:00Z");

    @TempDir private Path directory;

    @BeforeEach
    void publish() throws Exception {
        registrar(answering()).update();
    }

    @ParameterizedTest
    @EnumSource(
            value = SourceException.Kind.class,
            names = {"OFFLINE", "UNREACHABLE", "RATE_LIMITED", "NOT_FOUND"})
    void aVersionThatNobodyCouldConfirmIsNotCopiedIntoThePage(SourceException.Kind kind)
            throws Exception {
        edit("plugins.json", "v1.0.0", "v9.9.9");
        String json = text("plugins.json");
        String page = text("plugins.md");
        FakeSource source = answering().tags(ELSEWHERE, "b/v0.2.0").failing(HOME, kind);

        assertThatThrownBy(() -> registrar(source).update())
                .isInstanceOf(UpdateRefusedException.class)
                .hasMessageEndingWith(
                        "plugins.md: the page does not show the release of a that plugins.json has,"
                                + " and this run could not find out which of the two is right, so nothing was written: "
                                + HOME
                                + " does not answer; ask again; then run registry:update again,"
                                + " or restore both files from version control");
        assertThat(text("plugins.json")).isEqualTo(json);
        assertThat(text("plugins.md")).isEqualTo(page);
    }

    @Test
    void aCommitThatTheRepositoryContradictsIsNotCopiedIntoThePage() throws Exception {
        edit("plugins.json", "a".repeat(40), "b".repeat(40));
        String page = text("plugins.md");

        assertThatThrownBy(() -> registrar(answering()).update())
                .isInstanceOf(UpdateRefusedException.class)
                .hasMessageContaining("the tag a/v1.0.0 was moved");
        assertThat(text("plugins.md")).isEqualTo(page);
    }

    @Test
    void theRepositorySettlesWhichOfTheTwoIsRight() throws Exception {
        edit("plugins.json", "v1.0.0", "v9.9.9");

        registrar(answering()).update();

        assertThat(text("plugins.json")).contains("v1.0.0").doesNotContain("v9.9.9");
        assertThat(text("plugins.md")).contains("v1.0.0").doesNotContain("v9.9.9");
    }

    @Test
    void anotherPluginsRepositoryMayBeInTrouble() throws Exception {
        edit("plugins.json", "v1.0.0", "v9.9.9");

        registrar(answering().failing(ELSEWHERE, SourceException.Kind.UNREACHABLE)).update();

        assertThat(text("plugins.md")).contains("v1.0.0").doesNotContain("v9.9.9");
    }

    @Test
    void aPageThatIsGoneOrOfAnotherToolContradictsNothing() throws Exception {
        String page = text("plugins.md");
        FakeSource offline =
                answering()
                        .failing(HOME, SourceException.Kind.OFFLINE)
                        .failing(ELSEWHERE, SourceException.Kind.OFFLINE);
        Files.writeString(directory.resolve("plugins.md"), "# Plugins\n\n- a: v0.9.0\n");
        registrar(offline).update();
        assertThat(text("plugins.md")).isEqualTo(page);

        Files.delete(directory.resolve("plugins.md"));
        registrar(offline).update();
        assertThat(text("plugins.md")).isEqualTo(page);
    }

    private static FakeSource answering() {
        return new FakeSource()
                .tags(HOME, Release.ofTag("a/v1.0.0").withCommit("a".repeat(40)))
                .tags(ELSEWHERE, "b/v0.1.0");
    }

    private void edit(String file, String before, String after) throws IOException {
        String text = text(file);
        assertThat(text).contains(before);
        Files.writeString(directory.resolve(file), text.replace(before, after));
    }

    private String text(String file) throws IOException {
        return Files.readString(directory.resolve(file));
    }

    private RegistryService registrar(FakeSource source) {
        return RegistryService.of(
                        registry(plugin("a", "a/*"), plugin("b", ELSEWHERE, select("b/*"))),
                        directory.resolve("registry.yaml"),
                        directory)
                .source(source)
                .clock(Clock.fixed(NOW, ZoneOffset.UTC))
                .build();
    }
}
