package io.github.pluginregistry.core.resolve;

import static io.github.pluginregistry.core.testing.Definitions.HOME;
import static io.github.pluginregistry.core.testing.Definitions.ignoring;
import static io.github.pluginregistry.core.testing.Definitions.pinnedTo;
import static io.github.pluginregistry.core.testing.Definitions.plugin;
import static io.github.pluginregistry.core.testing.Definitions.select;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.definition.ForgeType;
import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.definition.VersionSelection;
import io.github.pluginregistry.core.model.LatestRelease;
import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.model.RepositoryUrl;
import io.github.pluginregistry.core.resolve.ResolutionProblem.Impact;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is said where no version of a plugin counts. */
class NoVersionDiagnosisTest {

    @Test
    void aPinnedVersionThatIsNotThereIsNamed() {
        assertThat(reason(pinnedTo("v3.0.0", select("v*")), "v1.0.0", "v2.0.0"))
                .hasToString(
                        "the pinned version v3.0.0 is not among the 2 tags that match \"v*\"; correct"
                                + " pin in registry.yaml:4");
        assertThat(reason(pinnedTo("v3.0.0", select("v*")), "v1.0.0").problem())
                .isEqualTo("the pinned version v3.0.0 is not among the 1 tag that matches \"v*\"");
    }

    @Test
    void everyVersionMayBeIgnored() {
        assertThat(reason(ignoring("v*", select("v*")), "v1.0.0"))
                .hasToString(
                        "every version that matches \"v*\" is ignored; look at ignore in"
                                + " registry.yaml:4");
    }

    @Test
    void whatIsNotIgnoredIsTheExampleOfWhatDoesNotCount() {
        assertThat(reason(ignoring("v9*", select("v*")), "v9.0.0", "v1").problem())
                .isEqualTo(
                        "2 tags match \"v*\", and none counts, for example v1: \"v1\" is no version"
                                + " under the scheme semver");
    }

    @Test
    void formerPatternsAreNamedToo() {
        assertThat(reason(ignoring("*", select("a/*", "a-{version}")), "a-1.0.0").problem())
                .isEqualTo("every version that matches \"a/*\" or \"a-{version}\" is ignored");
    }

    @Test
    void aPluginWithoutATagWaitsForItsFirstRelease() {
        assertThat(reason(select("a/*")))
                .isEqualTo(
                        new ResolutionProblem(
                                Impact.WARNING,
                                "no tag matches \"a/*\" among 0 tags of pipe-cd/pipecd",
                                "it stays unknown until the first release"));
    }

    @Test
    void aPluginThatHadATagHasAPatternToCorrect() {
        assertThat(reason(Impact.PERMANENT, select("a/*")))
                .isEqualTo(
                        new ResolutionProblem(
                                Impact.PERMANENT,
                                "no tag matches \"a/*\" among 0 tags of pipe-cd/pipecd",
                                "correct tagPattern in registry.yaml:12"));
    }

    @Test
    void theWholePatternThatWasMeantIsNamed() {
        assertThat(reason(select("plugin/kubernets/*"), "plugin/kubernetes/v1.0.0"))
                .isEqualTo(
                        new ResolutionProblem(
                                Impact.WARNING,
                                "no tag matches \"plugin/kubernets/*\" among 1 tag of pipe-cd/pipecd,"
                                        + " and 1 matches \"plugin/kubernetes/*\"",
                                "write tagPattern: \"plugin/kubernetes/*\" in registry.yaml:12, if"
                                        + " that is what you meant"));
    }

    @Test
    void aPatternThatReadsNoVersionIsToldWhereToSayVersion() {
        assertThat(
                        reason(
                                select("@changesets/cli@*"),
                                "@changesets/cli@2.0.0",
                                "@changesets/cli@2.1.0"))
                .hasToString(
                        "2 tags match \"@changesets/cli@*\", and none counts, for example"
                                + " @changesets/cli@2.1.0: \"cli@2.1.0\" is no version under the scheme"
                                + " semver; write tagPattern: \"@changesets/cli@{version}\" in"
                                + " registry.yaml:12, which reads a version from 2 tags");
    }

    @Test
    void versionsOfTheOtherSchemeAreToldSo() {
        assertThat(reason(select("a/*"), "a/1.2", "a/1.2.3.4").remedy())
                .isEqualTo(
                        "write versionScheme: maven in registry.yaml:4, under which 1.2.3.4 is a"
                                + " version");
        assertThat(reason(select("a/*"), "a/v1", "a/v10").remedy())
                .isEqualTo("correct versionScheme or tagPattern in registry.yaml:12");
    }

    @Test
    void aNameBehindTheVersionIsNoPrerelease() {
        assertThat(reason(select("*"), "1.2.3-core", "1.3.0-core"))
                .hasToString(
                        "only prereleases are out, the newest is 1.3.0-core; set includePrereleases in"
                                + " registry.yaml:4 to publish them, or write tagPattern:"
                                + " \"{version}-core\" in registry.yaml:12 if what stands behind the"
                                + " version is a name");
        assertThat(reason(select("*"), "1.2.3-rc.1", "1.3.0-beta").remedy())
                .isEqualTo("set includePrereleases in registry.yaml:4 to publish them");
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

    private static ResolutionProblem reason(VersionSelection selection, String... tags) {
        return reason(Impact.WARNING, selection, tags);
    }

    private static ResolutionProblem reason(
            Impact severity, VersionSelection selection, String... tags) {
        return reason(severity, selection, List.of(), tags);
    }

    private static ResolutionProblem reason(
            Impact severity,
            VersionSelection selection,
            List<PluginDefinition> others,
            String... tags) {
        List<Release> releases = Stream.of(tags).map(Release::ofTag).toList();
        LatestRelease published = new LatestRelease("v0.1.0", HOME, null, "old", null, null);
        return new PluginResolver(
                        new RepositoryContext(
                                RepositoryUrl.of(HOME),
                                ForgeType.GITHUB,
                                others,
                                Instant.EPOCH,
                                any -> false),
                        plugin("a", HOME, selection),
                        severity == Impact.PERMANENT ? published : null,
                        TagIndex.ofTags(releases),
                        VersionChoice.of(selection, TagIndex.ofTags(releases)))
                .resolve(null)
                .resolution()
                .reasons()
                .get(0);
    }
}
