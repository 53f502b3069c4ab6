package io.github.pluginregistry.core.forge.github;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.forge.ReleaseAnswer;
import io.github.pluginregistry.core.forge.ReleaseQuery;
import io.github.pluginregistry.core.forge.TagRelease;
import io.github.pluginregistry.core.http.SecretFilter;
import io.github.pluginregistry.core.model.RepositoryUrl;
import io.github.pluginregistry.core.testing.DescribedForge;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Holds queries and answers against GitHub's GraphQL schema. Run by {@code .ci/contract}. */
class GraphQlContract {

    private static final TagRelease PUBLISHED =
            new TagRelease.Published(Instant.parse("2026-11-01T10:00:00Z"), false);

    @AfterEach
    void everythingSentIsInTheSchema() throws Exception {
        assertThat(DescribedForge.violations()).isEmpty();
    }

    @Test
    void looksUpReleasesOfSeveralRepositories() {
        List<ReleaseAnswer> answers =
                lookUp(
                        new ReleaseQuery(id("octocat/one"), List.of("v1", "missing"), true),
                        new ReleaseQuery(id("octocat/two"), List.of("plugin/\"a\"/v2"), false));

        assertThat(answers).allSatisfy(answer -> assertThat(answer.failure()).isEmpty());
        assertThat(answers.get(0).releases())
                .containsEntry("v1", PUBLISHED)
                .containsEntry("missing", new TagRelease.None());
        assertThat(answers.get(0).anyRelease()).contains(true);
        assertThat(answers.get(1).releases()).containsEntry("plugin/\"a\"/v2", PUBLISHED);
    }

    @Test
    void asksOnlyWhetherThereIsAnyRelease() {
        assertThat(lookUp(new ReleaseQuery(id("octocat/one"), List.of(), true)))
                .allSatisfy(answer -> assertThat(answer.anyRelease()).contains(true));
    }

    @Test
    void looksUpAsManyReleasesAsOneRequestHas() {
        List<String> tags = IntStream.range(0, 100).mapToObj(i -> "v" + i).toList();

        assertThat(lookUp(new ReleaseQuery(id("octocat/one"), tags, false)).get(0).releases())
                .hasSize(100)
                .allSatisfy((tag, release) -> assertThat(release).isEqualTo(PUBLISHED));
    }

    private static List<ReleaseAnswer> lookUp(ReleaseQuery... queries) {
        return GitHubReleases.of(
                        DescribedForge.GITHUB.api(""),
                        DescribedForge.GITHUB.root(""),
                        SecretFilter.NONE)
                .lookUp(List.of(queries));
    }

    private static RepositoryUrl id(String path) {
        return RepositoryUrl.of("https://github.com/" + path);
    }
}
