package io.github.pluginregistry.core.resolve;

import static io.github.pluginregistry.core.testing.Definitions.select;
import static io.github.pluginregistry.core.testing.Definitions.under;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.definition.VersionSelection;
import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.testing.RealTags;
import io.github.pluginregistry.core.version.VersionScheme;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How projects name their tags, each convention with tags that are really out there. */
class ConventionsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # selection | tags | latest | prerelease
                    @changesets/cli@{version} | @changesets/cli@2.9.2 @changesets/cli@2.27.1 @changesets/cli@2.26.2 @changesets/apply-release-plan@7.0.0 | 2.27.1 |
                    {version}-ee        | v16.0.5-ee v16.1.0 v16.1.0-ee v16.2.0-rc42-ee v16.2.0-rc42 | v16.1.0 | v16.2.0-rc42
                    v{version}-core     | v1.2.3-core v1.3.0 v1.2.10-core      | 1.2.10         |
                    * maven             | 2023.12.30 2024.03.10 2023.11.16     | 2024.03.10     |
                    *                   | 2023.12.30 2024.03.10                | 2023.12.30     |
                    v{version} maven    | v5.0.0.M5 v5.0.0.RC1 v4.3.9.RELEASE  | 4.3.9.RELEASE  | 5.0.0.RC1
                    v{version} maven    | v5.0.0.M5 v5.0.0.RC1 v5.0.0.RELEASE  | 5.0.0.RELEASE  |
                    r{version} maven    | r5.0.0-M1 r5.0.0 r5.0.0-RC1          | 5.0.0          |
                    a/*,a-{version}     | a-0.12.0 a-0.2.5                     | 0.12.0         |
                    a/*,a-{version}     | a/v0.7.0 a-0.12.0                    | 0.12.0         |
                    a-{version}         | a-0.2.5 a-extra-1.0.0                | 0.2.5          |
                    """)
    void readsVersionsUnderTheConventionsOfProjects(
            String selection, String tags, String latest, @Nullable String prerelease) {
        VersionChoice choice = Notation.choice(selection, tags);

        assertThat(choice.latest().map(Candidate::text)).contains(latest);
        assertThat(choice.prerelease().map(Candidate::text))
                .isEqualTo(Optional.ofNullable(prerelease));
    }

    @Test
    void goSubmodulesNameTheirFolder() {
        VersionSelection wait = select("pkg/app/pipedv1/plugin/wait/*");
        assertThat(latest(wait, RealTags.PIPECD)).contains("v0.1.1");
        VersionSelection waitApproval = select("pkg/app/pipedv1/plugin/waitapproval/*");
        assertThat(latest(waitApproval, RealTags.PIPECD)).contains("v0.2.0");
    }

    @Test
    void mavenPluginsNameTheirArtifact() {
        VersionSelection git = under(VersionScheme.MAVEN, select("git-{version}"));
        assertThat(latest(git, RealTags.JENKINS_GIT_PLUGIN)).contains("5.10.1");
    }

    @Test
    void theConventionMayChangeOnTheWay() {
        VersionSelection cloudtrail = select("plugins/cloudtrail/*", "cloudtrail-{version}");
        assertThat(latest(cloudtrail, RealTags.FALCO_PLUGINS)).contains("v0.17.1");
        VersionSelection before = select("cloudtrail-{version}");
        assertThat(latest(before, RealTags.FALCO_PLUGINS)).contains("0.12.0");
    }

    @Test
    void aNameDoesNotSwallowALongerOne() {
        VersionSelection k8saudit = select("plugins/k8saudit/*", "k8saudit-{version}");
        assertThat(tags(k8saudit, RealTags.FALCO_PLUGINS))
                .contains("plugins/k8saudit/v0.18.0", "k8saudit-0.1.0")
                .noneMatch(tag -> tag.contains("-eks") || tag.contains("-gke"));
    }

    private static Optional<String> latest(VersionSelection selection, RealTags repository) {
        return choice(selection, repository).latest().map(Candidate::text);
    }

    private static List<String> tags(VersionSelection selection, RealTags repository) {
        return choice(selection, repository).candidates().stream()
                .map(candidate -> candidate.release().tag())
                .toList();
    }

    private static VersionChoice choice(VersionSelection selection, RealTags repository) {
        return VersionChoice.of(
                selection,
                TagIndex.ofTags(repository.names().stream().map(Release::ofTag).toList()));
    }
}
