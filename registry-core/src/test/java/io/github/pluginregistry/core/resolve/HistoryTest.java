package io.github.pluginregistry.core.resolve;

import static io.github.pluginregistry.core.testing.Definitions.HOME;
import static io.github.pluginregistry.core.testing.Definitions.asking;
import static io.github.pluginregistry.core.testing.Definitions.select;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.definition.SourceKind;
import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.model.RepositoryId;
import io.github.pluginregistry.core.progress.ProgressListener;
import io.github.pluginregistry.core.source.ReleaseSource;
import io.github.pluginregistry.core.source.SourceException;
import io.github.pluginregistry.core.testing.FakeSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HistoryTest {

    private static final RepositoryId REPOSITORY = RepositoryId.of(HOME);

    private final FakeSource source = new FakeSource();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final ProgressListener progress =
            new ProgressListener() {
                @Override
                public void asking(RepositoryId repository) {
                    heard.add("asking " + repository);
                }

                @Override
                public void answered(RepositoryId repository, String listing, int count) {
                    heard.add("%s answered %d %s".formatted(repository, count, listing));
                }
            };

    @Test
    void tellsWhatIsAskedAndWhatCameBack() {
        source.releases(HOME, Release.ofTag("v1.0.0")).tags(HOME, "v1.0.0", "v2.0.0");
        answer(source, SourceKind.RELEASES);
        assertThat(heard)
                .containsExactly(
                        "asking pipe-cd/pipecd",
                        "pipe-cd/pipecd answered 1 releases",
                        "asking pipe-cd/pipecd",
                        "pipe-cd/pipecd answered 2 tags");
    }

    @ParameterizedTest
    @EnumSource
    void aFailureIsTheAnswerWhicheverListingCounts(SourceKind kind) {
        source.failing(HOME, SourceException.Kind.UNREACHABLE);
        assertThat(answer(source, kind)).isInstanceOf(Answer.Failed.class);
        assertThat(heard).containsExactly("asking pipe-cd/pipecd");
    }

    @ParameterizedTest
    @EnumSource
    void releasesWhoseTagsCannotBeListedAreNoAnswer(SourceKind kind) {
        assertThat(answer(new ReleasesAlone(), kind)).isInstanceOf(Answer.Failed.class);
    }

    @Test
    void whereNothingWasReleasedNobodyAsksForTags() {
        answer(source, SourceKind.RELEASES);
        assertThat(source.questions()).containsExactly("releases pipe-cd/pipecd");
    }

    @Test
    void ofATagThatIsListedTwiceTheFirstCounts() {
        source.releases(HOME, Release.ofTag("v1.0.0"))
                .tags(
                        HOME,
                        Release.ofTag("v1.0.0").withCommit("a".repeat(40)),
                        Release.ofTag("v1.0.0").withCommit("b".repeat(40)));
        assertThat(answer(source, SourceKind.RELEASES))
                .isInstanceOfSatisfying(
                        Answer.Listed.class,
                        listed ->
                                assertThat(listed.listing().releases())
                                        .containsExactly(
                                                Release.ofTag("v1.0.0")
                                                        .withCommit("a".repeat(40))));
    }

    @ParameterizedTest
    @EnumSource
    void allPluginsOfOneKindShareOneListing(SourceKind kind) {
        source.releases(HOME, Release.ofTag("v1.0.0")).tags(HOME, "v1.0.0", "a/v2.0.0", "b/v3.0.0");
        History history = History.whole(REPOSITORY, source, progress);
        Answer first = history.answerFor(asking(kind, select("a/*")));
        assertThat(history.answerFor(asking(kind, select("b/*")))).isSameAs(first);
    }

    @Test
    void whereReleasesMatchThePluginSharesTheListingOfThoseThatWantReleasesAlone() {
        source.releases(HOME, Release.ofTag("v1.0.0"));
        History history = History.whole(REPOSITORY, source, progress);
        Answer releases = history.answerFor(asking(SourceKind.RELEASES, select("a/*")));
        assertThat(history.answerFor(asking(SourceKind.AUTO, select("v*")))).isSameAs(releases);
        assertThat(history.answerFor(asking(SourceKind.AUTO, select("a/*")))).isNotSameAs(releases);
    }

    private Answer answer(ReleaseSource asked, SourceKind kind) {
        return History.whole(REPOSITORY, asked, progress).answerFor(asking(kind, select("v*")));
    }

    private static final class ReleasesAlone implements ReleaseSource {

        @Override
        public List<Release> releases(RepositoryId repository) {
            return List.of(Release.ofTag("v1.0.0"));
        }

        @Override
        public List<Release> tags(RepositoryId repository) throws SourceException {
            throw new SourceException(
                    SourceException.Kind.SERVER_ERROR, "the host is in trouble", "ask again", null);
        }
    }
}
