package io.github.pluginregistry.core.forge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pluginregistry.core.http.SourceException;
import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.model.RepositoryUrl;
import io.github.pluginregistry.core.testing.Commits;
import io.github.pluginregistry.core.testing.FakeSource;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValidatingSourceTest {

    private static final String HOME = "https://github.com/o/r";
    private static final RepositoryUrl REPOSITORY = RepositoryUrl.of(HOME);

    @ParameterizedTest
    @ValueSource(
            strings = {"v1.0.0", "@scope/name@1.0.0", "näme/v1", "a.b/c-d_e+f", "{v}", "a.lock.b"})
    void passesValidTags(String tag) throws SourceException {
        Release release =
                new Release(tag, Commits.of(tag), Instant.parse("2026-08-14T03:24:18Z"), false);

        assertThat(source(release).tags(REPOSITORY, Set.of("")).tags()).containsExactly(release);
        assertThat(lookUp(release).releases()).containsOnlyKeys(tag);
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
    void rejectsAnInvalidTagName(String tag) {
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
    void rejectsAnInvalidCommit(String commit) {
        assertRefused(Release.ofTag("v1").withCommit(commit), "the commit \"" + commit);
    }

    static Stream<Instant> momentsWithoutFourDigitsForTheYear() {
        return Stream.of(Instant.parse("-0001-12-31T23:59:59Z"), Instant.MAX);
    }

    @ParameterizedTest
    @MethodSource("momentsWithoutFourDigitsForTheYear")
    void rejectsADateOutsideRfc3339(Instant moment) {
        assertRefused(Release.ofTag("v1").publishedAt(moment), "the date " + moment);
    }

    @Test
    void leavesOutAnInvalidRelease() throws SourceException {
        ReleaseAnswer answer = lookUp(Release.ofTag("v1").publishedAt(Instant.MAX));
        assertThat(answer.releases()).isEmpty();
        assertThat(answer.failure().orElseThrow())
                .hasMessageStartingWith("o/r lists the tag \"v1\" with the date ");
    }

    @Test
    void leavesOutAnInvalidDate() throws SourceException {
        FakeSource live = new FakeSource().tags(HOME, "v1", "v2").date("v1", Instant.MAX);
        live.date("v2", Instant.EPOCH);
        TagListing listing = new ValidatingSource(live).tags(REPOSITORY, Set.of(""));
        assertThat(listing.dates().of(List.of("v1", "v2"))).containsOnlyKeys("v2");
    }

    private static void assertRefused(Release release, String what) {
        assertThatThrownBy(() -> source(release).tags(REPOSITORY, Set.of("")))
                .isInstanceOf(SourceException.class)
                .hasMessageStartingWith("o/r lists the tag \"")
                .hasMessageContaining(what)
                .hasMessageContaining(", so nothing of its answer is used;");
    }

    private static ReleaseAnswer lookUp(Release release) throws SourceException {
        return new ValidatingSource(new FakeSource().releases(HOME, release))
                .details(REPOSITORY)
                .lookUp(List.of(new ReleaseQuery(REPOSITORY, List.of(release.tag()), false)))
                .get(0);
    }

    private static ReleaseSource source(Release tag) {
        return new ValidatingSource(new FakeSource().tags(HOME, tag));
    }
}
