package io.github.pluginregistry.core.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.pluginregistry.core.forge.ReleaseAnswer;
import io.github.pluginregistry.core.forge.ReleaseQuery;
import io.github.pluginregistry.core.forge.ReleaseSource;
import io.github.pluginregistry.core.forge.TagListing;
import io.github.pluginregistry.core.http.SourceException;
import io.github.pluginregistry.core.http.SourceException.Kind;
import io.github.pluginregistry.core.io.CheckoutBoundary;
import io.github.pluginregistry.core.io.FileLocks;
import io.github.pluginregistry.core.model.ProgressListener;
import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.model.RepositoryUrl;
import io.github.pluginregistry.core.testing.FakeSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingSourceTest {

    private static final RepositoryUrl PLUGINS =
            RepositoryUrl.of("https://git.example.com/a/plugins");

    private static final FileLocks TURNS =
            new FileLocks(null, Duration.ofMinutes(1), ProgressListener.SILENT);

    private static final FakeSource LIVE =
            new FakeSource()
                    .releases(
                            PLUGINS.address(),
                            Release.ofTag("v1.0.0")
                                    .publishedAt(Instant.parse("2026-08-14T03:24:18Z"))
                                    .flaggedPrerelease())
                    .tags(PLUGINS.address(), "v1.0.0", "v1.1.0", "v1.2.0")
                    .draft(PLUGINS.address(), "v1.1.0")
                    .date("v1.2.0", Instant.parse("2026-09-01T00:00:00Z"));

    private static final ReleaseQuery QUERY =
            new ReleaseQuery(PLUGINS, List.of("v1.0.0", "v1.1.0", "v1.2.0"), true);

    @TempDir Path folder;

    @Test
    void returnsTheAnswersOfTheSource() throws SourceException {
        assertThat(recording(LIVE).tags(PLUGINS, Set.of("v")).tags())
                .isEqualTo(LIVE.tags(PLUGINS, Set.of("v")).tags());
        assertThat(lookUp(recording(LIVE))).isEqualTo(lookUp(LIVE));
        assertThat(recording(LIVE).details(PLUGINS).isBatched()).isTrue();
    }

    @Test
    void writesReplayableRecordings() throws SourceException {
        RecordingSource source = recording(LIVE);
        source.tags(PLUGINS, Set.of("v1.0"));
        lookUp(source);
        ReplaySource recorded = new ReplaySource(folder);

        assertThat(recorded.tags(PLUGINS, Set.of("")).tags())
                .isEqualTo(LIVE.tags(PLUGINS, Set.of("")).tags());
        assertThat(lookUp(recorded)).isEqualTo(lookUp(LIVE));
    }

    @Test
    void writesRequestedDates() throws SourceException {
        TagListing listing = recording(LIVE).tags(PLUGINS, Set.of(""));
        assertThat(listing.dates().of(List.of("v1.2.0"))).hasSize(1);

        assertThat(new ReplaySource(folder).tags(PLUGINS, Set.of("")).tags())
                .filteredOn(tag -> tag.publishedAt().isPresent())
                .extracting(Release::tag)
                .containsExactly("v1.2.0");
    }

    @Test
    void recordsUnderTheRequestedAddress() throws SourceException {
        RepositoryUrl now = RepositoryUrl.of("https://git.example.com/a/renamed");
        FakeSource moved =
                new FakeSource()
                        .tags(PLUGINS.address(), "v1.0.0")
                        .releases(now.address(), Release.ofTag("v1.0.0"))
                        .moved(PLUGINS.address(), now.address());
        RecordingSource source = recording(moved);
        source.tags(PLUGINS, Set.of(""));
        source.details(PLUGINS).lookUp(List.of(new ReleaseQuery(now, List.of("v1.0.0"), false)));

        assertThat(lookUp(new ReplaySource(folder)).releases()).containsKey("v1.0.0");
    }

    @Test
    void recordsWhetherLookupsWereBatched() throws SourceException {
        FakeSource live =
                new FakeSource().oneByOne().releases(PLUGINS.address(), Release.ofTag("v1.0.0"));
        RecordingSource source = recording(live);
        source.tags(PLUGINS, Set.of(""));
        lookUp(source);

        assertThat(new ReplaySource(folder).details(PLUGINS).isBatched()).isFalse();
    }

    @Test
    void replacesTheRecordingOfAnEarlierRun() throws SourceException {
        recording(LIVE).tags(PLUGINS, Set.of(""));
        lookUp(recording(LIVE));

        assertThat(
                        catchThrowableOfType(
                                SourceException.class,
                                () -> new ReplaySource(folder).tags(PLUGINS, Set.of(""))))
                .hasMessageContaining("holds no tags");
    }

    @Test
    void writesNothingAfterAFailure() {
        FakeSource failing = new FakeSource().failing(PLUGINS.address(), Kind.SERVER_ERROR);

        assertThat(
                        catchThrowableOfType(
                                SourceException.class,
                                () -> recording(failing).tags(PLUGINS, Set.of(""))))
                .hasMessageContaining("does not answer");
        assertThat(folder).isEmptyDirectory();
    }

    private RecordingSource recording(ReleaseSource live) {
        return new RecordingSource(live, folder, TURNS, CheckoutBoundary.around(folder));
    }

    private static ReleaseAnswer lookUp(ReleaseSource source) throws SourceException {
        return source.details(PLUGINS).lookUp(List.of(QUERY)).get(0);
    }

    @Test
    void reportsAnUnwritableFolder() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        RecordingSource source =
                new RecordingSource(LIVE, file, TURNS, CheckoutBoundary.around(folder));
        SourceException failure =
                catchThrowableOfType(SourceException.class, () -> source.tags(PLUGINS, Set.of("")));

        assertThat(failure.kind()).isEqualTo(Kind.UNUSABLE);
        assertThat(failure)
                .hasMessageStartingWith(
                        "the recording of https://git.example.com/a/plugins cannot be written to "
                                + file);
        assertThat(failure.remedy()).contains("-Dregistry.record");
    }

    @Test
    void recordsConcurrentAnswers() throws Exception {
        FakeSource live = new FakeSource();
        RecordingSource source = recording(live);
        List<ReleaseQuery> queries = new ArrayList<>();
        List<Callable<Object>> requests = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            RepositoryUrl repository = RepositoryUrl.of("https://git.example.com/a/r" + i);
            ReleaseQuery query = new ReleaseQuery(repository, List.of("v1." + i), false);
            live.releases(repository.address(), Release.ofTag("v1." + i));
            queries.add(query);
            requests.add(() -> source.tags(repository, Set.of("")));
            requests.add(() -> source.details(repository).lookUp(List.of(query)));
        }
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            for (Future<Object> answer : threads.invokeAll(requests)) {
                assertThat(answer.get()).isNotNull();
            }
        } finally {
            threads.shutdown();
        }

        ReplaySource recorded = new ReplaySource(folder);
        for (ReleaseQuery query : queries) {
            RepositoryUrl repository = query.repository();
            assertThat(recorded.tags(repository, Set.of("")).tags()).hasSize(1);
            assertThat(recorded.details(repository).lookUp(List.of(query)))
                    .allMatch(answer -> answer.failure().isEmpty());
        }
    }
}
