package io.github.pluginregistry.core.resolve;

import static io.github.pluginregistry.core.testing.Definitions.HOME;
import static io.github.pluginregistry.core.testing.Definitions.plugin;
import static io.github.pluginregistry.core.testing.Definitions.select;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.definition.ForgeType;
import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.definition.VersionSelection;
import io.github.pluginregistry.core.model.LatestRelease;
import io.github.pluginregistry.core.model.RepositoryUrl;
import io.github.pluginregistry.core.resolve.ResolutionProblem.Impact;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said where no version of a plugin counts. */
class NoVersionDiagnosisTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # impact | selection | tags | problem | remedy
                    WARNING | v* pin v3.0.0 | v1.0.0 v2.0.0 | \
                        the pinned version v3.0.0 is not among the 2 tags that match "v*" | \
                        correct pin in registry.yaml:4
                    WARNING | v* pin v3.0.0 | v1.0.0 | \
                        the pinned version v3.0.0 is not among the 1 tag that matches "v*" | \
                        correct pin in registry.yaml:4
                    WARNING | v* pin v1 | v1 | \
                        the pinned version v1 does not count: "v1" is no version under the scheme semver | \
                        correct pin in registry.yaml:4
                    WARNING | v* ignore v* | v1.0.0 | \
                        every version that matches "v*" is ignored | \
                        look at ignore in registry.yaml:4
                    WARNING | a/*,a-{version} ignore * | a-1.0.0 | \
                        every version that matches "a/*" or "a-{version}" is ignored | \
                        look at ignore in registry.yaml:4
                    WARNING | v* ignore v9* | v9.0.0 v1 | \
                        2 tags match "v*", and none counts, for example v1: "v1" is no version under the scheme semver | \
                        correct versionScheme or tagPattern in registry.yaml:12
                    WARNING | a/* | a/v1 a/v2 | \
                        2 tags match "a/*", and none counts, for example a/v2: "v2" is no version under the scheme semver | \
                        correct versionScheme or tagPattern in registry.yaml:12
                    WARNING | a/* | a/1.2 a/1.2.3.4 | \
                        2 tags match "a/*", and none counts, for example a/1.2.3.4: "1.2.3.4" is no version under the scheme semver | \
                        write versionScheme: maven in registry.yaml:4, under which 1.2.3.4 is a version
                    WARNING | a/* | a/x.y | \
                        1 tag matches "a/*", and none counts, for example a/x.y: "x.y" is no version under the scheme semver | \
                        correct versionScheme or tagPattern in registry.yaml:12
                    WARNING | @changesets/cli@* | @changesets/cli@2.0.0 @changesets/cli@2.1.0 | \
                        2 tags match "@changesets/cli@*", and none counts, for example @changesets/cli@2.1.0: "cli@2.1.0" is no version under the scheme semver | \
                        write tagPattern: "@changesets/cli@{version}" in registry.yaml:12, which reads a version from 2 tags
                    WARNING | a/* |  | \
                        pipe-cd/pipecd has no tags | \
                        it stays unknown until the first release
                    PERMANENT | a/* |  | \
                        pipe-cd/pipecd has no tags | \
                        correct tagPattern in registry.yaml:12
                    WARNING | plugin/kubernets/* | plugin/kubernetes/v1.0.0 | \
                        no tag matches "plugin/kubernets/*" among 1 tag of pipe-cd/pipecd, and 1 matches "plugin/kubernetes/*" | \
                        write tagPattern: "plugin/kubernetes/*" in registry.yaml:12, if that is what you meant
                    WARNING | plugin/kubernetes/* | pkg/app/plugin/kubernetes/v1.0.0 pkg/app/plugin/wait/v1.0.0 | \
                        no tag matches "plugin/kubernetes/*" among 2 tags of pipe-cd/pipecd, and 1 matches "pkg/app/plugin/kubernetes/*" | \
                        write tagPattern: "pkg/app/plugin/kubernetes/*" in registry.yaml:12, if that is what you meant
                    WARNING | a/* | a/v1.0.0-rc.1 | \
                        only prereleases are out, the newest is v1.0.0-rc.1 | \
                        set includePrereleases in registry.yaml:4 to publish them
                    WARNING | * | 1.2.3-rc.1 1.3.0-beta | \
                        only prereleases are out, the newest is 1.3.0-beta | \
                        set includePrereleases in registry.yaml:4 to publish them
                    WARNING | * | 1.2.3-rc.1-core | \
                        only prereleases are out, the newest is 1.2.3-rc.1-core | \
                        set includePrereleases in registry.yaml:4 to publish them
                    WARNING | * | 1.2.3-core 1.3.0-core | \
                        only prereleases are out, the newest is 1.3.0-core | \
                        set includePrereleases in registry.yaml:4 to publish them, or write tagPattern: "{version}-core" in registry.yaml:12 if what stands behind the version is a name
                    """)
    void namesTheReasonAndTheRemedy(
            Impact impact, String selection, @Nullable String tags, String problem, String remedy) {
        assertThat(reason(impact, Notation.selection(selection), List.of(), tags))
                .isEqualTo(new ResolutionProblem(impact, problem, remedy));
    }

    @Test
    void theTagsOfAnotherPluginAreNotWhatASimilarNameMeans() {
        assertThat(
                        reason(
                                Impact.WARNING,
                                select("k8saudit-ovh/*"),
                                List.of(plugin("eks", "k8saudit-eks/*")),
                                "k8saudit-eks/v1.0.0"))
                .hasToString(
                        "no tag matches \"k8saudit-ovh/*\" among 1 tag of pipe-cd/pipecd; it stays"
                                + " unknown until the first release");
    }

    @Test
    void aPatternWhoseTagsAreTooLongIsNoCorrectionOfItself() {
        assertThat(
                        reason(
                                Impact.WARNING,
                                select("git-{version}"),
                                List.of(),
                                "git-1.0.0-rc." + "1".repeat(1_000)))
                .hasToString(
                        "no tag matches \"git-{version}\" among 1 tag of pipe-cd/pipecd; it stays"
                                + " unknown until the first release");
    }

    private static ResolutionProblem reason(
            Impact impact,
            VersionSelection selection,
            List<PluginDefinition> others,
            @Nullable String tags) {
        TagIndex listing = TagIndex.ofTags(Notation.tags(tags));
        LatestRelease published = new LatestRelease("v0.1.0", HOME, null, "old", null, null);
        return new PluginResolver(
                        new RepositoryContext(
                                RepositoryUrl.of(HOME),
                                ForgeType.GITHUB,
                                others,
                                Instant.EPOCH,
                                any -> false),
                        plugin("a", HOME, selection),
                        impact == Impact.PERMANENT ? published : null,
                        listing,
                        VersionChoice.of(selection, listing),
                        true)
                .resolve(null)
                .resolution()
                .reasons()
                .get(0);
    }
}
