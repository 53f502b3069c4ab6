package io.github.pluginregistry.core.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.definition.ForgeType;
import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.model.RepositoryId;
import io.github.pluginregistry.core.testing.Fault;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReleasePageTest {

    private static final RepositoryId REPOSITORY = RepositoryId.of("https://github.com/o/r.git");

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    a/b/v1.0.0,         a/b/v1.0.0
                    A/Z/0-9._~,         A/Z/0-9._~
                    @scope/name@1.0.0,  @scope/name@1.0.0
                    v1.0.0+build.1,     v1.0.0+build.1
                    '50%#a?b c;d',      50%25%23a%3Fb%20c%3Bd
                    '"<>\\^`{|}',         %22%3C%3E%5C%5E%60%7B%7C%7D
                    n\u00e4me/v1.0.0,   n%C3%A4me/v1.0.0
                    na\u0308me/v1.0.0,  na%CC%88me/v1.0.0
                    """)
    void theTagIsEncodedByteByByte(String tag, String path) {
        assertThat(ReleasePage.of(REPOSITORY, ForgeType.GITHUB, Release.ofTag(tag)))
                .isEqualTo("https://github.com/o/r/releases/tag/" + path);
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    https://gitlab.com/g/sub/r.git,      https://gitlab.com/g/sub/r/-/tags/a/v1+b
                    git@gitlab.com:g/sub/r.git,          https://gitlab.com/g/sub/r/-/tags/a/v1+b
                    https://codeberg.org/o/r,            https://codeberg.org/o/r/releases/tag/a/v1+b
                    https://gitea.com/o/r,               https://gitea.com/o/r/releases/tag/a/v1+b
                    https://bitbucket.org/o/r.git,       https://bitbucket.org/o/r/commits/tag/a/v1+b
                    https://dev.azure.com/o/p/_git/r,    https://dev.azure.com/o/p/_git/r?version=GTa/v1%2Bb
                    https://git.sr.ht/~o/r,              https://git.sr.ht/~o/r/refs/a/v1+b
                    """)
    void aVersionLinksToThePageOfItsTagWhereTheHostHasOne(RepositoryId repository, String page) {
        String tag = "a/v1+b";

        assertThat(ReleasePage.of(repository, ForgeType.GIT, Release.ofTag(tag))).isEqualTo(page);
        assertThat(
                        ReleasePage.tagOf(
                                ReleasePage.ofTag(repository, ForgeType.GIT, "").orElseThrow(),
                                page))
                .contains(tag);
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    GITLAB,           https://git.example.com/o/r/-/tags/v1
                    GITEA,            https://git.example.com/o/r/releases/tag/v1
                    FORGEJO,          https://git.example.com/o/r/releases/tag/v1
                    SOURCEHUT,        https://git.example.com/o/r/refs/v1
                    BITBUCKET_SERVER, https://git.example.com/o/r
                    """)
    void aVersionLinksToThePageThatTheTypeOfTheHostHas(ForgeType type, String page) {
        RepositoryId repository = RepositoryId.of("https://git.example.com/o/r");

        assertThat(ReleasePage.of(repository, type, Release.ofTag("v1"))).isEqualTo(page);
    }

    @Test
    void onAHostOfUnknownLayoutTheAnswersPageIsUsedOrElseTheRepositorys() {
        RepositoryId elsewhere = RepositoryId.of("https://git.example.com/o/r");
        Release release = Release.ofTag("v1.0.0");
        assertThat(ReleasePage.of(elsewhere, ForgeType.GIT, release))
                .isEqualTo("https://git.example.com/o/r");
        Release withPage =
                new Release(
                        "v1.0.0",
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        Optional.of(URI.create("https://git.example.com/o/r/-/releases/v1.0.0")));
        assertThat(ReleasePage.of(elsewhere, ForgeType.GIT, withPage))
                .isEqualTo("https://git.example.com/o/r/-/releases/v1.0.0");
    }

    @Test
    void aPathStandsForItself() {
        assertThat(ReleasePage.of(RepositoryId.of("../plugins"))).isEqualTo("../plugins");
    }

    @Test
    void noAnswerLeadsElsewhereOnAHostWhoseLayoutIsKnown() {
        Release release =
                new Release(
                        "v1.0.0",
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        Optional.of(URI.create("https://evil.example.com/")));
        assertThat(ReleasePage.of(REPOSITORY, ForgeType.GITHUB, release))
                .isEqualTo("https://github.com/o/r/releases/tag/v1.0.0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "data:text/html,x",
                "file:///etc/passwd",
                "https:/nowhere",
                "https://git.example.com/\ud800",
                "https://user:secret@git.example.com/"
            })
    @Fault("a release page that is none")
    void leadsToNothingButPagesOfTheWeb(URI page) {
        assertThat(pageOf(page)).isEqualTo("https://git.example.com/o/r");
    }

    @Test
    void encodesThePageThatAnAnswerNames() {
        assertThat(pageOf(URI.create("https://git.example.com/n\u00e4me/\u202ev1")))
                .isEqualTo("https://git.example.com/n%C3%A4me/%E2%80%AEv1");
    }

    private static String pageOf(URI page) {
        return ReleasePage.of(
                RepositoryId.of("https://git.example.com/o/r"),
                ForgeType.GIT,
                new Release(
                        "v1.0.0", Optional.empty(), Optional.empty(), false, Optional.of(page)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"v1.0.0", "a/b/v1.0.0", "50%#a?b c;d", "v1.0.0+build.1", "n\u00e4me/v1"})
    void theTagIsReadFromItsPage(String tag) {
        String pages = ReleasePage.ofTag(REPOSITORY, ForgeType.GITHUB, "").orElseThrow();
        String page = ReleasePage.ofTag(REPOSITORY, ForgeType.GITHUB, tag).orElseThrow();

        assertThat(ReleasePage.tagOf(pages, page)).contains(tag);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://github.com/o/r",
                "https://github.com/o/r/releases/tag/",
                "https://github.com/o/other/releases/tag/v1",
                "https://github.com/o/r/releases/tag/%ZZ",
                "https://github.com/o/r/releases/tag/%"
            })
    void anotherPageIsNoTags(String page) {
        assertThat(ReleasePage.tagOf("https://github.com/o/r/releases/tag/", page)).isEmpty();
    }
}
