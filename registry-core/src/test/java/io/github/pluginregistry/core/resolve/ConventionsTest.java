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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How projects name their tags, each convention with tags that are really out there. */
class ConventionsTest {

    @Test
    void goSubmodulesNameTheirFolder() {
        VersionSelection wait = select("pkg/app/pipedv1/plugin/wait/*");
        assertThat(latest(wait, RealTags.PIPECD)).contains("v0.1.1");
        VersionSelection waitApproval = select("pkg/app/pipedv1/plugin/waitapproval/*");
        assertThat(latest(waitApproval, RealTags.PIPECD)).contains("v0.2.0");
    }

    @Test
    void scopedPackagesNameTheirScope() {
        assertThat(
                        latest(
                                select("@changesets/cli@{version}"),
                                "@changesets/cli@2.9.2",
                                "@changesets/cli@2.27.1",
                                "@changesets/cli@2.26.2",
                                "@changesets/apply-release-plan@7.0.0"))
                .contains("2.27.1");
    }

    @Test
    void mavenPluginsNameTheirArtifact() {
        VersionSelection git = under(VersionScheme.MAVEN, select("git-{version}"));
        assertThat(latest(git, RealTags.JENKINS_GIT_PLUGIN)).contains("5.10.1");
    }

    @Test
    void aSuffixNamesTheVariant() {
        assertThat(
                        latest(
                                select("{version}-ee"),
                                "v16.0.5-ee",
                                "v16.1.0",
                                "v16.1.0-ee",
                                "v16.2.0-rc42-ee",
                                "v16.2.0-rc42"))
                .contains("v16.1.0");
        assertThat(latest(select("v{version}-core"), "v1.2.3-core", "v1.3.0", "v1.2.10-core"))
                .contains("1.2.10");
    }

    @Test
    void datesAreVersionsUnderMaven() {
        assertThat(
                        latest(
                                under(VersionScheme.MAVEN, select("*")),
                                "2023.12.30",
                                "2024.03.10",
                                "2023.11.16"))
                .contains("2024.03.10");
    }

    @Test
    void aDateWithoutLeadingZerosIsAVersionUnderSemVerTooAndOneWithThemIsNot() {
        assertThat(latest(select("*"), "2023.12.30", "2024.03.10")).contains("2023.12.30");
    }

    @Test
    void milestonesAreBelowTheirReleaseUnderMaven() {
        VersionSelection spring = under(VersionScheme.MAVEN, select("v{version}"));
        assertThat(latest(spring, "v5.0.0.M5", "v5.0.0.RC1", "v4.3.9.RELEASE"))
                .contains("4.3.9.RELEASE");
        assertThat(prerelease(spring, "v5.0.0.M5", "v5.0.0.RC1", "v4.3.9.RELEASE"))
                .contains("5.0.0.RC1");
        assertThat(latest(spring, "v5.0.0.M5", "v5.0.0.RC1", "v5.0.0.RELEASE"))
                .contains("5.0.0.RELEASE");
        VersionSelection junit = under(VersionScheme.MAVEN, select("r{version}"));
        assertThat(latest(junit, "r5.0.0-M1", "r5.0.0", "r5.0.0-RC1")).contains("5.0.0");
    }

    @Test
    void theConventionMayChangeOnTheWay() {
        VersionSelection cloudtrail = select("plugins/cloudtrail/*", "cloudtrail-{version}");
        assertThat(latest(cloudtrail, RealTags.FALCO_PLUGINS)).contains("v0.17.1");
        VersionSelection before = select("cloudtrail-{version}");
        assertThat(latest(before, RealTags.FALCO_PLUGINS)).contains("0.12.0");
    }

    @Test
    void untilTheFirstReleaseUnderTheNewConventionTheFormerOneCounts() {
        assertThat(
                        latest(
                                select("plugins/cloudtrail/*", "cloudtrail-{version}"),
                                "cloudtrail-0.12.0",
                                "cloudtrail-0.2.5"))
                .contains("0.12.0");
    }

    @Test
    void theHighestVersionCountsUnderWhicheverConvention() {
        assertThat(
                        latest(
                                select("plugins/cloudtrail/*", "cloudtrail-{version}"),
                                "plugins/cloudtrail/v0.7.0",
                                "cloudtrail-0.12.0"))
                .contains("0.12.0");
    }

    @Test
    void aNameDoesNotSwallowALongerOne() {
        assertThat(
                        latest(
                                select("cloudtrail-{version}"),
                                "cloudtrail-0.2.5",
                                "cloudtrail-extra-1.0.0"))
                .contains("0.2.5");
        VersionSelection k8saudit = select("plugins/k8saudit/*", "k8saudit-{version}");
        assertThat(tags(k8saudit, RealTags.FALCO_PLUGINS))
                .contains("plugins/k8saudit/v0.18.0", "k8saudit-0.1.0")
                .noneMatch(tag -> tag.contains("-eks") || tag.contains("-gke"));
    }

    private static Optional<String> latest(VersionSelection selection, RealTags repository) {
        return latest(selection, repository.names().toArray(String[]::new));
    }

    private static Optional<String> latest(VersionSelection selection, String... tags) {
        return choice(selection, tags).latest().map(Candidate::text);
    }

    private static Optional<String> prerelease(VersionSelection selection, String... tags) {
        return choice(selection, tags).prerelease().map(Candidate::text);
    }

    private static List<String> tags(VersionSelection selection, RealTags repository) {
        return choice(selection, repository.names().toArray(String[]::new)).candidates().stream()
                .map(candidate -> candidate.release().tag())
                .toList();
    }

    private static VersionChoice choice(VersionSelection selection, String... tags) {
        return VersionChoice.of(
                selection, TagIndex.ofTags(Stream.of(tags).map(Release::ofTag).toList()));
    }
}
