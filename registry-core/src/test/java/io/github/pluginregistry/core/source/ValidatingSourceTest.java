package io.github.pluginregistry.core.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.model.RepositoryId;
import io.github.pluginregistry.core.testing.Commits;
import io.github.pluginregistry.core.testing.FakeSource;
import io.github.pluginregistry.core.text.Excerpt;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValidatingSourceTest {

    private static final String HOME = "https://github.com/o/r";
    private static final RepositoryId REPOSITORY = RepositoryId.of(HOME);

    @ParameterizedTest
    @ValueSource(
            strings = {"v1.0.0", "@scope/name@1.0.0", "näme/v1", "a.b/c-d_e+f", "{v}", "a.lock.b"})
    void handsOnWhatGitAllows(String tag) throws SourceException {
        Release release =
                new Release(
                        tag,
                        Optional.of(Commits.of(tag)),
                        Optional.of(Instant.parse("2026-08-14T03:24:18Z")),
                        false,
                        Optional.of(URI.create("https://my_host/o/r/releases/v1")));

        assertThat(source(release).tags(REPOSITORY)).containsExactly(release);
        assertThat(source(release).releases(REPOSITORY)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a b",
                "a\u0000",
                "a\nb",
                "a\u007f",
                "a..b",
                "a~1",
                "a^",
                "a:b",
                "a?",
                "a*",
                "a[b",
                "a\\b",
                "a@{b",
                "/a",
                "a/",
                "a//b",
                ".a",
                "a/.b",
                "a.",
                "a.lock",
                "a.lock/b"
            })
    void refusesATagThatGitDoesNotAllow(String tag) {
        assertRefused(Release.ofTag(tag), "a name that git does not allow");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "3ecbefa",
                "<b>3ecbefafd6d3c3f022e9deeed228149eef134a</b>",
                "3ECBEFAFD6D3C3F022E9DEEED228149EEF134ADA"
            })
    void refusesACommitThatIsNone(String commit) {
        assertRefused(Release.ofTag("v1").withCommit(commit), "the commit \"" + commit);
    }

    static Stream<Instant> momentsWithoutFourDigitsForTheYear() {
        return Stream.of(Instant.parse("-0001-12-31T23:59:59Z"), Instant.MAX);
    }

    @ParameterizedTest
    @MethodSource("momentsWithoutFourDigitsForTheYear")
    void refusesADateThatCannotBeWritten(Instant moment) {
        assertRefused(Release.ofTag("v1").publishedAt(moment), "the date " + moment);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"javascript:alert(1)", "https:/a", "file:///etc/passwd", "https://a@b/c"})
    void refusesAPageThatIsNone(String page) {
        Release release =
                new Release(
                        "v1",
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        Optional.of(URI.create(page)));

        assertRefused(release, "the page \"" + Excerpt.of(page));
    }

    @Test
    void asksForATagByNameAsTheSourceDoes() throws SourceException {
        assertThat(source(Release.ofTag("v1")).hasTag(REPOSITORY, "v1")).isTrue();
        assertThat(source(Release.ofTag("v1")).hasTag(REPOSITORY, "v")).isFalse();
    }

    private static void assertRefused(Release release, String what) {
        assertThatThrownBy(() -> source(release).tags(REPOSITORY))
                .isInstanceOf(SourceException.class)
                .hasMessageStartingWith("o/r lists the tag \"")
                .hasMessageContaining(what)
                .hasMessageEndingWith(", so nothing of its answer is used");
    }

    private static ReleaseSource source(Release tag) {
        return new ValidatingSource(new FakeSource().tags(HOME, tag));
    }
}
