package io.github.pluginregistry.core.source.recorded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.pluginregistry.core.file.CheckoutBoundary;
import io.github.pluginregistry.core.file.Turns;
import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.model.RepositoryId;
import io.github.pluginregistry.core.progress.ProgressListener;
import io.github.pluginregistry.core.source.ReleaseSource;
import io.github.pluginregistry.core.source.SourceException;
import io.github.pluginregistry.core.source.SourceException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
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

    /** Answers every question with one release, named after the question. */
    private static final ReleaseSource LIVE =
            new ReleaseSource() {
                @Override
                public List<Release> releases(RepositoryId repository) {
                    return List.of(Release.ofTag("release of " + repository));
                }

                @Override
                public List<Release> tags(RepositoryId repository) {
                    return List.of(Release.ofTag("tag of " + repository));
                }
            };

    @TempDir Path folder;

    @Test
    void handsOnWhatItHears() throws SourceException {
        RecordingSource source =
                new RecordingSource(LIVE, folder, TURNS, CheckoutBoundary.around(folder));

        assertThat(source.releases(PLUGINS)).isEqualTo(LIVE.releases(PLUGINS));
        assertThat(source.tags(PLUGINS)).isEqualTo(LIVE.tags(PLUGINS));
    }

    @Test
    void standsInForTheOtherSourceInEverythingElseToo() {
        List<String> heard = new CopyOnWriteArrayList<>();
        RepositoryId home = RepositoryId.of("https://git.example.com/a/home");
        ReleaseSource live =
                new ReleaseSource() {
                    @Override
                    public List<Release> releases(RepositoryId repository) {
                        return List.of();
                    }

                    @Override
                    public List<Release> tags(RepositoryId repository) {
                        return List.of();
                    }

                    @Override
                    public Optional<RepositoryId> movedTo(RepositoryId repository) {
                        return Optional.of(home);
                    }

                    @Override
                    public void close() {
                        heard.add("close");
                    }
                };
        try (RecordingSource source =
                new RecordingSource(live, folder, TURNS, CheckoutBoundary.around(folder))) {
            assertThat(source.movedTo(PLUGINS)).contains(home);
        }
        assertThat(heard).containsExactly("close");
    }

    @Test
    void writesWhatCanBeReplayed() throws SourceException {
        RecordingSource source =
                new RecordingSource(LIVE, folder, TURNS, CheckoutBoundary.around(folder));
        source.releases(PLUGINS);
        source.tags(PLUGINS);
        RecordedSource recorded = new RecordedSource(folder);

        assertThat(recorded.releases(PLUGINS)).isEqualTo(LIVE.releases(PLUGINS));
        assertThat(recorded.tags(PLUGINS)).isEqualTo(LIVE.tags(PLUGINS));
    }

    @Test
    void replacesWhatAnEarlierRunWrote() throws SourceException {
        new RecordingSource(LIVE, folder, TURNS, CheckoutBoundary.around(folder)).tags(PLUGINS);
        new RecordingSource(LIVE, folder, TURNS, CheckoutBoundary.around(folder)).releases(PLUGINS);

        assertThat(
                        catchThrowableOfType(
                                SourceException.class,
                                () -> new RecordedSource(folder).tags(PLUGINS)))
                .hasMessageContaining("holds no tags");
    }

    @Test
    void writesNothingWhereTheQuestionFailed() {
        SourceException trouble = new SourceException(Kind.SERVER_ERROR, "what", "cure", null);
        ReleaseSource failing =
                new ReleaseSource() {
                    @Override
                    public List<Release> releases(RepositoryId repository) throws SourceException {
                        throw trouble;
                    }

                    @Override
                    public List<Release> tags(RepositoryId repository) throws SourceException {
                        throw trouble;
                    }
                };
        RecordingSource source =
                new RecordingSource(failing, folder, TURNS, CheckoutBoundary.around(folder));

        assertThat(catchThrowableOfType(SourceException.class, () -> source.releases(PLUGINS)))
                .isSameAs(trouble);
        assertThat(catchThrowableOfType(SourceException.class, () -> source.tags(PLUGINS)))
                .isSameAs(trouble);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void saysThatARecordingCannotBeWritten() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        RecordingSource source =
                new RecordingSource(LIVE, file, TURNS, CheckoutBoundary.around(folder));
        SourceException failure =
                catchThrowableOfType(SourceException.class, () -> source.tags(PLUGINS));

        assertThat(failure.kind()).isEqualTo(Kind.UNUSABLE);
        assertThat(failure)
                .hasMessageStartingWith(
                        "the recording of https://git.example.com/a/plugins cannot be written to "
                                + file);
        assertThat(failure.cure()).contains("-Dregistry.record");
    }

    @Test
    void keepsBothListingsOfManyRepositoriesAskedSideBySide() throws Exception {
        RecordingSource source =
                new RecordingSource(LIVE, folder, TURNS, CheckoutBoundary.around(folder));
        List<RepositoryId> repositories = new ArrayList<>();
        List<Callable<List<Release>>> questions = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            RepositoryId repository = RepositoryId.of("https://git.example.com/a/r" + i);
            repositories.add(repository);
            questions.add(() -> source.releases(repository));
            questions.add(() -> source.tags(repository));
        }
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            for (Future<List<Release>> answer : threads.invokeAll(questions)) {
                assertThat(answer.get()).hasSize(1);
            }
        } finally {
            threads.shutdown();
        }

        RecordedSource recorded = new RecordedSource(folder);
        for (RepositoryId repository : repositories) {
            assertThat(recorded.releases(repository)).isEqualTo(LIVE.releases(repository));
            assertThat(recorded.tags(repository)).isEqualTo(LIVE.tags(repository));
        }
    }
}
