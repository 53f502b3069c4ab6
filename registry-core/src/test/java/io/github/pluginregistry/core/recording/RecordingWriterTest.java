package io.github.pluginregistry.core.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.github.pluginregistry.core.forge.TagRelease;
import io.github.pluginregistry.core.io.CheckoutBoundary;
import io.github.pluginregistry.core.io.FileLocks;
import io.github.pluginregistry.core.model.ProgressListener;
import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.model.RepositoryUrl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingWriterTest {

    private static final RepositoryUrl PLUGINS =
            RepositoryUrl.of("https://git.example.com/a/plugins");
    private static final String COMMIT = "3ecbefafd6d3c3f022e9deeed228149eef134ada";

    private static final FileLocks TURNS =
            new FileLocks(null, Duration.ofMinutes(1), ProgressListener.SILENT);

    @TempDir Path base;

    @Test
    void leavesUnknownValuesOut() throws IOException {
        Release whole =
                new Release("v2.0.0-rc.1", COMMIT, Instant.parse("2026-08-14T03:24:18Z"), true);

        assertThat(
                        RecordingWriter.text(
                                new Recording(
                                        PLUGINS,
                                        List.of(Release.ofTag("v1.0.0").withCommit(COMMIT)),
                                        List.of(whole, Release.ofTag("v1.0.0")),
                                        Map.of(
                                                "v3.0.0",
                                                new TagRelease.None(),
                                                "v2.0.0",
                                                new TagRelease.Published(
                                                        whole.publishedAt().orElse(null), false)),
                                        true,
                                        true)))
                .isEqualTo(
                        """
                        {
                          "repository": "https://git.example.com/a/plugins",
                          "tags": [
                            {
                              "name": "v1.0.0",
                              "commit": "3ecbefafd6d3c3f022e9deeed228149eef134ada"
                            }
                          ],
                          "releases": [
                            {
                              "tag": "v2.0.0-rc.1",
                              "commit": "3ecbefafd6d3c3f022e9deeed228149eef134ada",
                              "publishedAt": "2026-08-14T03:24:18Z",
                              "prerelease": true
                            },
                            {
                              "tag": "v1.0.0"
                            }
                          ],
                          "lookups": [
                            {
                              "tag": "v2.0.0",
                              "release": "published",
                              "publishedAt": "2026-08-14T03:24:18Z"
                            },
                            {
                              "tag": "v3.0.0",
                              "release": "none"
                            }
                          ],
                          "anyRelease": true
                        }
                        """);
    }

    @Test
    void writesAnEmptyListingButNotAMissingOne() throws IOException {
        assertThat(RecordingWriter.text(Recording.ofTags(PLUGINS, List.of())))
                .isEqualTo(
                        """
                        {
                          "repository": "https://git.example.com/a/plugins",
                          "tags": []
                        }
                        """);
    }

    @Test
    void createsTheFolderWithOnlyTheRecording() throws IOException {
        Path folder = base.resolve("new/folder");
        RecordingWriter.write(folder, Recording.ofTags(PLUGINS, List.of()), TURNS);
        RecordingWriter.write(
                folder, Recording.ofTags(PLUGINS, List.of(Release.ofTag("\u00fc/v1"))), TURNS);

        assertThat(folder).isDirectoryContaining("glob:**/git.example.com+a+plugins.json");
        assertThat(folder.toFile().list()).hasSize(1);
        assertThat(folder.resolve("git.example.com+a+plugins.json"))
                .content()
                .contains("\"\u00fc/v1\"");
    }

    @Test
    void keepsTheOldFileIfItCannotBeReplaced() throws IOException {
        Path place = base.resolve(RecordingWriter.fileName(PLUGINS));
        Files.createDirectories(place.resolve("in the way"));

        assertThatIOException()
                .isThrownBy(
                        () ->
                                RecordingWriter.write(
                                        base, Recording.ofTags(PLUGINS, List.of()), TURNS));
        assertThat(base.toFile().list()).containsExactly(place.getFileName().toString());
    }

    @Test
    void deletesLeftoversOfKilledRuns() throws IOException {
        String killed = ".123e4567-e89b-12d3-a456-426614174000.registry-tmp";
        Files.writeString(base.resolve(RecordingWriter.fileName(PLUGINS) + killed), "{");
        FileLocks turns =
                new FileLocks(base.resolve("locks"), Duration.ZERO, ProgressListener.SILENT);
        RecordingWriter.write(base, Recording.ofTags(PLUGINS, List.of()), turns);
        assertThat(base.toFile().list())
                .containsExactlyInAnyOrder(RecordingWriter.fileName(PLUGINS), "locks");
    }

    @Test
    void escapesUnpairedSurrogates() throws Exception {
        List<Release> tags = List.of(Release.ofTag("v1\ud800"), Release.ofTag("n\u00e4me"));
        RecordingWriter.write(base, Recording.ofTags(PLUGINS, tags), TURNS);

        Path file = base.resolve(RecordingWriter.fileName(PLUGINS));
        assertThat(RecordingReader.read(file, CheckoutBoundary.around(base)).tags())
                .isEqualTo(tags);
    }
}
