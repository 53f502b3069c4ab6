package io.github.pluginregistry.core.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.pluginregistry.core.forge.ReleaseAnswer;
import io.github.pluginregistry.core.forge.ReleaseQuery;
import io.github.pluginregistry.core.forge.TagRelease;
import io.github.pluginregistry.core.http.SourceException;
import io.github.pluginregistry.core.http.SourceException.Kind;
import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.model.RepositoryUrl;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplaySourceTest {

    private static final RepositoryUrl PLUGINS =
            RepositoryUrl.of("https://git.example.com/a/plugins");

    @TempDir Path folder;

    @Test
    void readsTagsAsTheyWereCollectedFromARealRepository() throws Exception {
        String name = "pipe-cd+community-plugins.json";
        try (InputStream real = ReplaySourceTest.class.getResourceAsStream(name)) {
            Files.copy(real, folder.resolve(name));
        }
        RepositoryUrl repository = RepositoryUrl.of("https://github.com/pipe-cd/community-plugins");

        assertThat(lookUp(repository, "plugins/opentofu/v0.1.0"))
                .isEqualTo(
                        ReleaseAnswer.of(
                                Map.of("plugins/opentofu/v0.1.0", new TagRelease.None()), false));
        assertThat(tags(source(), repository))
                .hasSize(3)
                .startsWith(
                        Release.ofTag("plugins/opentofu/v0.1.0")
                                .withCommit("ee0a169b71da7d0188c29568637b5b7a2323363a")
                                .publishedAt(Instant.parse("2025-09-13T07:19:30Z")));
    }

    @Test
    void readsTagsAndReleasesFromSeparateLists() throws SourceException {
        write(
                "a.json",
                """
                {"repository": "https://git.example.com/a/plugins",
                 "releases": [{"tag": "v2"}], "tags": [{"name": "v1"}]}
                """);

        assertThat(lookUp(PLUGINS, "v1", "v2").releases())
                .containsEntry("v1", new TagRelease.None())
                .containsEntry("v2", new TagRelease.Published(null, false));
        assertThat(tags(source(), PLUGINS)).containsExactly(Release.ofTag("v1"));
    }

    @Test
    void findsARepositoryByItsNormalizedAddress() throws SourceException {
        write("whatever.json", recording("https://GIT.example.com/a/plugins.git", "v1"));

        assertThat(tags(source(), PLUGINS)).hasSize(1);
    }

    @Test
    void hasNoTagsIfOnlyReleasesWereRecorded() {
        Path file =
                write(
                        "a.json",
                        """
                        {"repository": "https://git.example.com/a/plugins", "releases": []}
                        """);
        SourceException failure = failure(() -> tags(source(), PLUGINS));

        assertThat(failure.kind()).isEqualTo(Kind.UNUSABLE);
        assertThat(failure)
                .hasMessageStartingWith(
                        "the recording %s holds no tags of https://git.example.com/a/plugins;",
                        file);
        assertThat(failure.remedy()).isEqualTo("record again with -Dregistry.record=" + folder);
    }

    @Test
    void returnsRecordedLookups() {
        write(
                "a.json",
                """
                {"repository": "https://git.example.com/a/plugins", "tags": [],
                 "lookups": [
                  {"tag": "v1", "release": "published", "publishedAt": "2026-08-14T03:24:18Z"},
                  {"tag": "v2", "release": "draft"},
                  {"tag": "v3", "release": "none"}]}
                """);

        assertThat(lookUp(PLUGINS, "v1", "v2", "v3"))
                .isEqualTo(
                        ReleaseAnswer.of(
                                Map.of(
                                        "v1",
                                        new TagRelease.Published(
                                                Instant.parse("2026-08-14T03:24:18Z"), false),
                                        "v2",
                                        new TagRelease.Draft(),
                                        "v3",
                                        new TagRelease.None()),
                                true));
    }

    @Test
    void failsForATagWithoutALookup() {
        Path file =
                write(
                        "a.json",
                        """
                        {"repository": "https://git.example.com/a/plugins", "tags": [],
                         "lookups": [{"tag": "v3", "release": "none"}]}
                        """);

        assertThat(lookUp(PLUGINS, "v1").failure().orElseThrow())
                .hasMessageStartingWith(
                        "the recording %s holds no release of the tag v1 of https://git.example.com/a/plugins;",
                        file);
        assertThat(anyRelease(PLUGINS).failure().orElseThrow())
                .hasMessageContaining("holds no list of releases of");
    }

    @Test
    void namesTheFolderOfAMissingRecording() {
        write("other.json", recording("https://git.example.com/a/other", "v1"));
        SourceException failure = failure(() -> tags(source(), PLUGINS));

        assertThat(failure.kind()).isEqualTo(Kind.UNUSABLE);
        assertThat(failure)
                .hasMessageStartingWith(
                        "no file in %s is a recording of https://git.example.com/a/plugins;",
                        folder);
        assertThat(failure.remedy()).isEqualTo("record it with -Dregistry.record=" + folder);
    }

    @Test
    void reportsAMissingFolder() {
        Path missing = folder.resolve("missing");
        SourceException failure = failure(() -> tags(new ReplaySource(missing), PLUGINS));

        assertThat(failure.kind()).isEqualTo(Kind.UNUSABLE);
        assertThat(failure)
                .hasMessageStartingWith("there is no folder of recordings at %s;", missing);
    }

    @Test
    void rejectsTwoRecordingsOfOneRepository() {
        Path one = write("one.json", recording("https://git.example.com/a/plugins", "v1"));
        Path two = write("two.json", recording("https://git.example.com/a/plugins/", "v2"));
        SourceException failure = failure(() -> tags(source(), PLUGINS));

        assertThat(failure.kind()).isEqualTo(Kind.UNUSABLE);
        assertThat(failure)
                .hasMessageStartingWith(
                        "%s and %s are both recordings of https://git.example.com/a/plugins;",
                        one, two);
    }

    @Test
    void aBrokenFileFailsOnlyRepositoriesWithoutARecording() throws SourceException {
        Path broken = write("broken.json", "{");
        write("good.json", recording("https://git.example.com/a/plugins", "v1"));

        assertThat(tags(source(), PLUGINS)).hasSize(1);
        assertThat(failure(() -> tags(source(), RepositoryUrl.of("https://git.example.com/x/y"))))
                .hasMessageStartingWith("%s:1: invalid JSON", broken);
    }

    @Test
    void ignoresOtherFiles() throws IOException {
        write("notes.txt", "{");
        Files.createDirectory(folder.resolve("folder.json"));

        assertThat(failure(() -> tags(source(), PLUGINS))).hasMessageStartingWith("no file in");
    }

    @Test
    void readsTheFolderOnceAndLazily() throws SourceException {
        ReplaySource source = source();
        write("a.json", recording("https://git.example.com/a/plugins", "v1"));
        List<Release> first = tags(source, PLUGINS);
        write("a.json", "{");

        assertThat(tags(source, PLUGINS)).isEqualTo(first);
    }

    @Test
    void isThreadSafe() throws Exception {
        write("a.json", recording("https://git.example.com/a/plugins", "v1"));
        ReplaySource source = source();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            Callable<List<Release>> question = () -> tags(source, PLUGINS);
            for (Future<List<Release>> answer :
                    threads.invokeAll(Stream.generate(() -> question).limit(50).toList())) {
                assertThat(answer.get()).containsExactly(Release.ofTag("v1"));
            }
        } finally {
            threads.shutdown();
        }
    }

    private static List<Release> tags(ReplaySource source, RepositoryUrl repository)
            throws SourceException {
        return source.tags(repository, Set.of("")).tags();
    }

    private ReleaseAnswer lookUp(RepositoryUrl repository, String... tags) {
        return lookUp(new ReleaseQuery(repository, List.of(tags), false));
    }

    private ReleaseAnswer anyRelease(RepositoryUrl repository) {
        return lookUp(new ReleaseQuery(repository, List.of(), true));
    }

    private ReleaseAnswer lookUp(ReleaseQuery query) {
        try {
            return source().details(query.repository()).lookUp(List.of(query)).get(0);
        } catch (SourceException e) {
            throw new AssertionError(e);
        }
    }

    private ReplaySource source() {
        return new ReplaySource(folder);
    }

    private Path write(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String recording(String repository, String tag) {
        return "{\"repository\": \"%s\", \"tags\": [{\"name\": \"%s\"}]}"
                .formatted(repository, tag);
    }

    private static SourceException failure(ThrowingCallable question) {
        return catchThrowableOfType(SourceException.class, question);
    }
}
