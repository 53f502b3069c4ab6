package io.github.pluginregistry.core.forge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.testing.DescribedForge;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Looks releases up at forges that are made from descriptions. Run by {@code .ci/contract}. */
class ReleasesContract {

    private static final String WITHOUT_RELEASES = "BITBUCKET_.*";

    @AfterEach
    void everythingSentIsInTheDescription() throws Exception {
        assertThat(DescribedForge.violations()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = WITHOUT_RELEASES, mode = Mode.MATCH_NONE)
    void looksReleasesUpByTheirTags(DescribedForge forge) {
        List<String> tags = List.of("v1.0.0", "plugin/a+b/v1.0.0 x");

        ReleaseAnswer answer = lookUp(forge, "", tags);

        assertThat(answer.failure()).isEmpty();
        assertThat(answer.anyRelease()).contains(true);
        assertThat(answer.releases()).containsOnlyKeys(tags);
        assertThat(answer.releases().values())
                .allSatisfy(
                        release ->
                                assertThat(release)
                                        .isInstanceOfSatisfying(
                                                TagRelease.Published.class,
                                                published ->
                                                        assertThat(published.publishedAt())
                                                                .isPresent()));
    }

    @ParameterizedTest
    @EnumSource(names = WITHOUT_RELEASES, mode = Mode.MATCH_NONE)
    void aRepositoryMayHaveNoRelease(DescribedForge forge) {
        ReleaseAnswer answer = lookUp(forge, DescribedForge.EMPTY, List.of());

        assertThat(answer.failure()).isEmpty();
        assertThat(answer.anyRelease()).contains(false);
    }

    private static ReleaseAnswer lookUp(DescribedForge forge, String state, List<String> tags) {
        return new RestReleases(forge.api(state), endpoint(forge.forge()))
                .lookUp(List.of(new ReleaseQuery(forge.repository(), tags, true)))
                .get(0);
    }

    private static ReleaseEndpoint endpoint(Forge forge) {
        return switch (forge) {
            case GITHUB -> ReleaseEndpoint.GITHUB;
            case GITEA -> ReleaseEndpoint.GITEA;
            case GITLAB -> ReleaseEndpoint.GITLAB;
            case BITBUCKET_CLOUD, BITBUCKET_SERVER, GERRIT ->
                    throw new AssertionError("has no releases");
        };
    }
}
