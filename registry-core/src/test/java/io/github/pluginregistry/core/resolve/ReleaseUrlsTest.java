package io.github.pluginregistry.core.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.definition.ForgeType;
import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.model.RepositoryUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReleaseUrlsTest {

    private static final RepositoryUrl REPOSITORY = RepositoryUrl.of("https://github.com/o/r.git");

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
        assertThat(ReleaseUrls.of(REPOSITORY, ForgeType.GITHUB, Release.ofTag(tag)))
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
    void aVersionLinksToThePageOfItsTagWhereTheHostHasOne(RepositoryUrl repository, String page) {
        String tag = "a/v1+b";

        assertThat(ReleaseUrls.of(repository, ForgeType.GIT, Release.ofTag(tag))).isEqualTo(page);
        assertThat(
                        ReleaseUrls.tagOf(
                                ReleaseUrls.ofTag(repository, ForgeType.GIT, "").orElseThrow(),
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
                    GERRIT,           https://git.example.com/plugins/gitiles/o/r/+/refs/tags/v1
                    """)
    void aVersionLinksToThePageThatTheTypeOfTheHostHas(ForgeType type, String page) {
        RepositoryUrl repository = RepositoryUrl.of("https://git.example.com/o/r");

        assertThat(ReleaseUrls.of(repository, type, Release.ofTag("v1"))).isEqualTo(page);
    }

    @Test
    void onAHostOfUnknownLayoutTheRepositorysIsUsed() {
        RepositoryUrl elsewhere = RepositoryUrl.of("https://git.example.com/o/r");
        assertThat(ReleaseUrls.of(elsewhere, ForgeType.GIT, Release.ofTag("v1.0.0")))
                .isEqualTo("https://git.example.com/o/r");
    }

    @ParameterizedTest
    @CsvSource({
        "https://git.example.com/scm/KEY/r.git, https://git.example.com/projects/KEY/repos/r/browse?at=refs/tags/a/v1%2B2",
        "https://git.example.com/scm/~me/r, https://git.example.com/users/me/repos/r/browse?at=refs/tags/a/v1%2B2",
        "https://git.example.com/elsewhere/r, https://git.example.com/elsewhere/r"
    })
    void bitbucketDataCenterHasItsPagesElsewhereThanItsClones(String repository, String page) {
        assertThat(
                        ReleaseUrls.of(
                                RepositoryUrl.of(repository),
                                ForgeType.BITBUCKET_SERVER,
                                Release.ofTag("a/v1+2")))
                .isEqualTo(page);
    }

    @Test
    void aPathStandsForItself() {
        assertThat(ReleaseUrls.of(RepositoryUrl.of("../plugins"))).isEqualTo("../plugins");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"v1.0.0", "a/b/v1.0.0", "50%#a?b c;d", "v1.0.0+build.1", "n\u00e4me/v1"})
    void theTagIsReadFromItsPage(String tag) {
        String pages = ReleaseUrls.ofTag(REPOSITORY, ForgeType.GITHUB, "").orElseThrow();
        String page = ReleaseUrls.ofTag(REPOSITORY, ForgeType.GITHUB, tag).orElseThrow();

        assertThat(ReleaseUrls.tagOf(pages, page)).contains(tag);
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
        assertThat(ReleaseUrls.tagOf("https://github.com/o/r/releases/tag/", page)).isEmpty();
    }
}
