package io.github.pluginregistry.extensions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pluginregistry.core.forge.ReleaseAnswer;
import io.github.pluginregistry.core.forge.ReleaseQuery;
import io.github.pluginregistry.core.forge.TagRelease;
import io.github.pluginregistry.core.http.SourceException;
import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.model.RepositoryUrl;
import io.github.pluginregistry.sdk.Capabilities;
import io.github.pluginregistry.sdk.ReleaseInfo;
import io.github.pluginregistry.sdk.ReleaseSource;
import io.github.pluginregistry.sdk.RepositoryNotFoundException;
import io.github.pluginregistry.sdk.TagInfo;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExtensionSourceTest {

    private static final String COMMIT = "0123456789012345678901234567890123456789";
    private static final RepositoryUrl REPOSITORY =
            RepositoryUrl.of("https://artifacts.example.com/tools");
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    private final TestRun run = new TestRun();
    private final FakeSource source = new FakeSource();
    private final ExtensionCalls extension = run.start(source);
    private final ExtensionSource adapter = new ExtensionSource(extension);

    @AfterEach
    void close() {
        extension.extension().close();
    }

    /** Answers what a test sets, or throws it. */
    private static final class FakeSource implements ReleaseSource {

        private final List<String> questions = new ArrayList<>();
        private final List<TagInfo> tags = new ArrayList<>();
        private final List<ReleaseInfo> releases = new ArrayList<>();
        private Exception failure;

        @Override
        public Capabilities capabilities() {
            return Capabilities.of("artifacts", "");
        }

        @Override
        public List<TagInfo> tags(String repository, Set<String> prefixes) throws Exception {
            questions.add(repository + " " + prefixes);
            if (failure != null) {
                throw failure;
            }
            return tags;
        }

        @Override
        public List<ReleaseInfo> releases(String repository, Set<String> asked) throws Exception {
            questions.add(repository + " " + asked.size());
            if (failure != null) {
                throw failure;
            }
            return releases;
        }
    }

    private ReleaseAnswer lookUp(String... tags) {
        return adapter.lookUp(List.of(new ReleaseQuery(REPOSITORY, List.of(tags), false))).get(0);
    }

    @Test
    void asksForTags() throws Exception {
        source.tags.add(TagInfo.of("v1.0.0"));
        source.tags.add(new TagInfo("v1.1.0", COMMIT));

        assertThat(adapter.tags(REPOSITORY, Set.of("v")).tags())
                .containsExactly(
                        Release.ofTag("v1.0.0"), Release.ofTag("v1.1.0").withCommit(COMMIT));
        assertThat(source.questions).containsExactly("https://artifacts.example.com/tools [v]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0123",
                "012345678901234567890123456789012345678X",
                "0123456789012345678901234567890123456789\n",
                "ABCDEF7890123456789012345678901234567890"
            })
    void refusesACommitThatIsNone(String commit) {
        source.tags.add(new TagInfo("v1.0.0", commit));

        assertThatThrownBy(() -> adapter.tags(REPOSITORY, Set.of("")))
                .isInstanceOf(SourceException.class)
                .hasMessageStartingWith(
                        "extension \"artifacts\": tags has a commit that is not 40 hexadecimal digits for v1.0.0");
    }

    @Test
    void refusesATagThatIsListedTwice() {
        source.tags.add(TagInfo.of("v1.0.0"));
        source.tags.add(new TagInfo("v1.0.0", COMMIT));

        assertThatThrownBy(() -> adapter.tags(REPOSITORY, Set.of("")))
                .isInstanceOf(SourceException.class)
                .hasMessageStartingWith(
                        "extension \"artifacts\": tags has the tag \"v1.0.0\" twice");
    }

    @Test
    void looksUpReleases() {
        source.releases.add(ReleaseInfo.of("v1.0.0", NOON));
        source.releases.add(new ReleaseInfo("v1.1.0", null, true, false));
        source.releases.add(new ReleaseInfo("v1.2.0", null, false, true));

        ReleaseAnswer answer = lookUp("v1.0.0", "v1.1.0", "v1.2.0", "v1.3.0");

        assertThat(answer.releases())
                .isEqualTo(
                        Map.of(
                                "v1.0.0", new TagRelease.Published(NOON, false),
                                "v1.1.0", new TagRelease.Published(null, true),
                                "v1.2.0", new TagRelease.Draft(),
                                "v1.3.0", new TagRelease.None()));
        assertThat(answer.anyRelease()).contains(true);
        assertThat(answer.failure()).isEmpty();
    }

    @Test
    void looksUpAtMost100TagsAtOnce() {
        lookUp(IntStream.range(0, 250).mapToObj(i -> "v1.0." + i).toArray(String[]::new));

        assertThat(source.questions)
                .containsExactly(
                        "https://artifacts.example.com/tools 100",
                        "https://artifacts.example.com/tools 100",
                        "https://artifacts.example.com/tools 50");
    }

    @Test
    void refusesAReleaseOfATagThatWasNotAskedFor() {
        source.releases.add(ReleaseInfo.of("v2.0.0", NOON));

        assertThat(lookUp("v1.0.0").failure().orElseThrow())
                .hasMessageStartingWith(
                        "extension \"artifacts\": releases has the tag \"v2.0.0\", which was not asked for");
    }

    @Test
    void aRepositoryThatIsNotThereStaysAway() {
        source.failure = new RepositoryNotFoundException("there is no tools");

        assertThatThrownBy(() -> adapter.tags(REPOSITORY, Set.of("")))
                .hasMessageStartingWith("extension \"artifacts\": there is no tools; ")
                .extracting(it -> ((SourceException) it).kind())
                .isEqualTo(SourceException.Kind.NOT_FOUND);
        assertThat(extension.disabled()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"tags, tags failed", "releases, releases failed"})
    void aFailureMayPass(String method, String message) {
        source.failure = new IOException("oops");

        SourceException failure = null;
        if (method.equals("releases")) {
            failure = lookUp("v1.0.0").failure().orElseThrow();
        } else {
            try {
                adapter.tags(REPOSITORY, Set.of(""));
            } catch (SourceException e) {
                failure = e;
            }
        }

        assertThat(failure)
                .hasMessage(
                        "extension \"artifacts\": %s: java.io.IOException: oops; look at the shelves",
                        message);
        assertThat(failure.kind().isPassing()).isTrue();
    }
}
