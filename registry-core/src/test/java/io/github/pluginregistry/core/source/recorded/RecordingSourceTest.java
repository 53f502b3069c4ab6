package io.github.pluginregistry.core.source.recorded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.pluginregistry.core.file.CheckoutBoundary;
import io.github.pluginregistry.core.file.Turns;
import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.model.RepositoryId;
import io.github.pluginregistry.core.progress.ProgressListener;
import io.github.pluginregistry.core.source.ReleaseAnswer;
import io.github.pluginregistry.core.source.ReleaseQuery;
import io.github.pluginregistry.core.source.ReleaseSource;
import io.github.pluginregistry.core.source.SourceException;
import io.github.pluginregistry.core.source.SourceException.Kind;
import io.github.pluginregistry.core.source.TagListing;
import io.github.pluginregistry.core.testing.FakeSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingSourceTest {

    private static final RepositoryId PLUGINS =
            RepositoryId.of("https://git.example.com/a/plugins");

    private static final Turns TURNS =
            new Turns(Optional.empty(), Duration.ofMinutes(1), ProgressListener.SILENT);

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
    void handsOnWhatItHears() throws SourceException {
        assertThat(recording(LIVE).tags(PLUGINS, Set.of("v")).tags())
                .isEqualTo(LIVE.tags(PLUGINS, Set.of("v")).tags());
        assertThat(lookUp(recording(LIVE))).isEqualTo(lookUp(LIVE));
        assertThat(recording(LIVE).details(PLUGINS).isBatched()).isTrue();
    }

    @Test
    void writesWhatCanBeReplayed() throws SourceException {
        RecordingSource source = recording(LIVE);
        source.tags(PLUGINS, Set.of("v1.0"));
        lookUp(source);
        RecordedSource recorded = new RecordedSource(folder);

        assertThat(recorded.tags(PLUGINS, Set.of("")).tags())
                .isEqualTo(LIVE.tags(PLUGINS, Set.of("")).tags());
        assertThat(lookUp(recorded)).isEqualTo(lookUp(LIVE));
    }

    @Test
    void writesTheDatesThatWereAskedFor() throws SourceException {
        TagListing listing = recording(LIVE).tags(PLUGINS, Set.of(""));
        assertThat(listing.dates().of(List.of("v1.2.0"))).hasSize(1);

        assertThat(new RecordedSource(folder).tags(PLUGINS, Set.of("")).tags())
                .filteredOn(tag -> tag.publishedAt().isPresent())
                .extracting(Release::tag)
                .containsExactly("v1.2.0");
    }

    @Test
    void keepsWhatWasLookedUpUnderTheAddressThatWasAskedFor() throws SourceException {
        RepositoryId now = RepositoryId.of("https://git.example.com/a/renamed");
        FakeSource moved =
                new FakeSource()
                        .tags(PLUGINS.address(), "v1.0.0")
                        .releases(now.address(), Release.ofTag("v1.0.0"))
                        .moved(PLUGINS.address(), now.address());
        RecordingSource source = recording(moved);
        source.tags(PLUGINS, Set.of(""));
        source.details(PLUGINS).lookUp(List.of(new ReleaseQuery(now, List.of("v1.0.0"), false)));

        assertThat(lookUp(new RecordedSource(folder)).releases()).containsKey("v1.0.0");
    }

    @Test
    void isReplayedInTheWayInWhichItWasAsked() throws SourceException {
        FakeSource live =
                new FakeSource().oneByOne().releases(PLUGINS.address(), Release.ofTag("v1.0.0"));
        RecordingSource source = recording(live);
        source.tags(PLUGINS, Set.of(""));
        lookUp(source);

        assertThat(new RecordedSource(folder).details(PLUGINS).isBatched()).isFalse();
    }

    @Test
    void replacesWhatAnEarlierRunWrote() throws SourceException {
        recording(LIVE).tags(PLUGINS, Set.of(""));
        lookUp(recording(LIVE));

        assertThat(
                        catchThrowableOfType(
                                SourceException.class,
                                () -> new RecordedSource(folder).tags(PLUGINS, Set.of(""))))
                .hasMessageContaining("holds no tags");
    }

    @Test
    void writesNothingWhereTheQuestionFailed() {
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
    void saysThatARecordingCannotBeWritten() throws IOException {
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
        assertThat(failure.cure()).contains("-Dregistry.record");
    }

    @Test
    void keepsTheAnswersOfManyRepositoriesAskedAtOnce() throws Exception {
        FakeSource live = new FakeSource();
        List<RepositoryId> repositories = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            RepositoryId repository = RepositoryId.of("https://git.example.com/a/r" + i);
            live.releases(repository.address(), Release.ofTag("v1." + i));
            repositories.add(repository);
        }
        RecordingSource source = recording(live);
        List<Callable<Object>> questions = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            RepositoryId repository = repositories.get(i);
            ReleaseQuery query = new ReleaseQuery(repository, List.of("v1." + i), false);
            questions.add(() -> source.tags(repository, Set.of("")));
            questions.add(() -> source.details(repository).lookUp(List.of(query)));
        }
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            for (Future<Object> answer : threads.invokeAll(questions)) {
                assertThat(answer.get()).isNotNull();
            }
        } finally {
            threads.shutdown();
        }

        RecordedSource recorded = new RecordedSource(folder);
        for (int i = 0; i < 20; i++) {
            ReleaseQuery query = new ReleaseQuery(repositories.get(i), List.of("v1." + i), false);
            assertThat(recorded.tags(repositories.get(i), Set.of("")).tags()).hasSize(1);
            assertThat(
                            recorded.details(repositories.get(i))
                                    .lookUp(List.of(query))
                                    .get(0)
                                    .failure())
                    .isEmpty();
        }
    }
}
