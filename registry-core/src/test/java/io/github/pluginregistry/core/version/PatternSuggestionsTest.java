package io.github.pluginregistry.core.version;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.testing.RealTags;
import io.github.pluginregistry.core.version.PatternSuggestions.PatternSuggestion;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatternSuggestionsTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            textBlock =
                    """
                    PIPECD, pkg/app/pipedv1/plugin/kubernetes,                 pkg/app/pipedv1/plugin/kubernetes/*
                    PIPECD, pkg/app/pipedv1/plugin/kubernetes/,                pkg/app/pipedv1/plugin/kubernetes/*
                    PIPECD, pkg/app/pipedv1/plugin/kubernetes/*/,              pkg/app/pipedv1/plugin/kubernetes/*
                    PIPECD, /pkg/app/pipedv1/plugin/kubernetes/*,              pkg/app/pipedv1/plugin/kubernetes/*
                    PIPECD, ./pkg/app/pipedv1/plugin/kubernetes/*,             pkg/app/pipedv1/plugin/kubernetes/*
                    PIPECD, refs/tags/pkg/app/pipedv1/plugin/kubernetes/*,     pkg/app/pipedv1/plugin/kubernetes/*
                    PIPECD, tags/pkg/app/pipedv1/plugin/kubernetes/*,          pkg/app/pipedv1/plugin/kubernetes/*
                    PIPECD, ^pkg/app/pipedv1/plugin/kubernetes/*$,             pkg/app/pipedv1/plugin/kubernetes/*
                    PIPECD, ^refs/tags/pkg/app/pipedv1/plugin/kubernetes/.*$,  pkg/app/pipedv1/plugin/kubernetes/*
                    PIPECD, '"pkg/app/pipedv1/plugin/kubernetes/*"',           pkg/app/pipedv1/plugin/kubernetes/*
                    PIPECD, pkg/app/pipedv1/plugin/kubernetes/{version,        pkg/app/pipedv1/plugin/kubernetes/{version}
                    PIPECD, pkg/app/pipedv1/plugin/kubernetes/v{version,       pkg/app/pipedv1/plugin/kubernetes/v{version}
                    PIPECD, pkg/app/pipedv1/plugin/kubernetes/version},        pkg/app/pipedv1/plugin/kubernetes/{version}
                    PIPECD, pkg/app/pipedv1/plugin/kubernetes/{ver},           pkg/app/pipedv1/plugin/kubernetes/{version}
                    PIPECD, pkg/app/pipedv1/plugin/kubernetes/{Version},       pkg/app/pipedv1/plugin/kubernetes/{version}
                    PIPECD, pkg/app/pipedv1/plugin/kubernetes/{},              pkg/app/pipedv1/plugin/kubernetes/*
                    PIPECD, pkg/app/pipedv1/plugin/kubernetes/${version},      pkg/app/pipedv1/plugin/kubernetes/*
                    PIPECD, pkg/app/pipedv1/plugin/kubernetes/{{version}},     pkg/app/pipedv1/plugin/kubernetes/{version}
                    PIPECD, pkg/app/pipedv1/plugin/kubernetes/<version>,       pkg/app/pipedv1/plugin/kubernetes/{version}
                    PIPECD, pkg/app/pipedv1/plugin/kubernetes/vX.Y.Z,          pkg/app/pipedv1/plugin/kubernetes/{version}
                    PIPECD, pkg/app/pipedv1/plugin/kubernetes/v{major}.{minor}.{patch}, pkg/app/pipedv1/plugin/kubernetes/v{version}
                    PIPECD, pkg/app/pipedv1/plugin/kubernetes/v[0-9]+\\.[0-9]+\\.[0-9]+, pkg/app/pipedv1/plugin/kubernetes/v{version}
                    PIPECD, pkg/app/pipedv1/plugin/kubernetes/v(.*),           pkg/app/pipedv1/plugin/kubernetes/v{version}
                    PIPECD, pkg/app/pipedv1/plugin/kubernetes-*,               pkg/app/pipedv1/plugin/kubernetes/*
                    PIPECD, pkg/app/pipedv1/plugin/kubernetes@{version},       pkg/app/pipedv1/plugin/kubernetes/*
                    PIPECD, pkg/app/pipedv1/plugin/kubernetes/V*,              pkg/app/pipedv1/plugin/kubernetes/v*
                    PIPECD, pkg/app/pipedv1/Plugin/Kubernetes/*,               pkg/app/pipedv1/plugin/kubernetes/*
                    PIPECD, pkg/app/pipedv1/plugin/kubernets/*,                pkg/app/pipedv1/plugin/kubernetes/*
                    PIPECD, plugin/kubernetes/*,                               pkg/app/pipedv1/plugin/kubernetes/*
                    PIPECD, kubernetes,                                        pkg/app/pipedv1/plugin/kubernetes/*
                    PIPECD, kubernetes-{version},                              pkg/app/pipedv1/plugin/kubernetes/*
                    PIPECD, v*-kubernetes,                                     pkg/app/pipedv1/plugin/kubernetes/*
                    PIPECD, pkg/app/pipedv1/plugins/wait/*,                    pkg/app/pipedv1/plugin/wait/*
                    PIPECD, exp/*,                                             pipedv1/exp/*
                    PIPECD, V*,                                                v*
                    PIPECD, pkg/app/pipedv1/plugin/cloudrun/*,
                    PIPECD, pkg/app/pipedv1/plugin/*,
                    PIPECD, kubecon-*,
                    PIPECD_SDK, V*,             v*
                    PIPECD_SDK, refs/tags/v*,   v*
                    PIPECD_SDK, ^v.*$,          v{version}
                    PIPECD_SDK, v,              v{version}
                    PIPECD_SDK, v{version,      v{version}
                    PIPECD_SDK, vX.Y.Z,         {version}
                    PIPECD_SDK, sdk/v*,
                    JENKINS_GIT_PLUGIN, git-*,               git-{version}
                    JENKINS_GIT_PLUGIN, git,                 git-{version}
                    JENKINS_GIT_PLUGIN, git-,                git-{version}
                    JENKINS_GIT_PLUGIN, git/*,               git-{version}
                    JENKINS_GIT_PLUGIN, git/{version},       git-{version}
                    JENKINS_GIT_PLUGIN, git-v{version},      git-{version}
                    JENKINS_GIT_PLUGIN, git-v*,              git-{version}
                    JENKINS_GIT_PLUGIN, Git-{version},       git-{version}
                    JENKINS_GIT_PLUGIN, git-{versoin},       git-{version}
                    JENKINS_GIT_PLUGIN, git-{version,        git-{version}
                    JENKINS_GIT_PLUGIN, refs/tags/git-*,     git-{version}
                    JENKINS_GIT_PLUGIN, '^git-(\\d+\\.)+\\d+$', git-{version}
                    JENKINS_GIT_PLUGIN, git-x.y.z,           git-{version}
                    JENKINS_GIT_PLUGIN, github-{version},
                    FALCO_PLUGINS, plugins/cloudtrail,            plugins/cloudtrail/*
                    FALCO_PLUGINS, plugins/cloudtrail/,           plugins/cloudtrail/*
                    FALCO_PLUGINS, plugins/cloudtrail-*,          plugins/cloudtrail/*
                    FALCO_PLUGINS, plugins/cloudtrail-{version},  plugins/cloudtrail/*
                    FALCO_PLUGINS, plugin/k8saudit-eks,           plugins/k8saudit-eks/*
                    FALCO_PLUGINS, plugins/json/{version,         plugins/json/{version}
                    FALCO_PLUGINS, cloudtrail-*,                  cloudtrail-{version}
                    FALCO_PLUGINS, Cloudtrail-{version},          cloudtrail-{version}
                    FALCO_PLUGINS, cloud-trail-{version},         cloudtrail-{version}
                    FALCO_PLUGINS, k8saudit_gke-v*,               k8saudit-gke-{version}
                    FALCO_PLUGINS, dummy_c-*,                     dummy_c-{version}
                    FALCO_PLUGINS, plugins/mysql/*,
                    PIPECD_COMMUNITY_PLUGINS, plugins/opentofu,            plugins/opentofu/*
                    PIPECD_COMMUNITY_PLUGINS, plugin/opentofu/*,           plugins/opentofu/*
                    PIPECD_COMMUNITY_PLUGINS, opentofu-*,                  plugins/opentofu/*
                    PIPECD_COMMUNITY_PLUGINS, refs/tags/plugins/opentofu/, plugins/opentofu/*
                    PIPECD_COMMUNITY_PLUGINS, plugins/openTofu/{version},  plugins/opentofu/{version}
                    PIPECD_COMMUNITY_PLUGINS, plugins/opentufo/*,          plugins/opentofu/*
                    PIPECD_COMMUNITY_PLUGINS, plugins/sonarqube/*,
                    """)
    void suggestsTheWholePatternForEachMistake(RealTags tags, String mistake, String meant) {
        assertThat(suggest(mistake, tags.names())).isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    create-vite@,         create-vite@5.0.0,      create-vite@{version}
                    create-vite,          create-vite@5.0.0,      create-vite@{version}
                    create-vite/*,        create-vite@5.0.0,      create-vite@{version}
                    creat-vite@{version}, create-vite@5.0.0,      create-vite@{version}
                    vite@{version},       create-vite@5.0.0,
                    @changesets/cli@*,    @changesets/cli@2.27.1, @changesets/cli@{version}
                    @changesets/cli,      @changesets/cli@2.27.1, @changesets/cli@{version}
                    changesets/cli@*,     @changesets/cli@2.27.1, @changesets/cli@{version}
                    surefire-*,           surefire-3.5.6,         surefire-{version}
                    surefire*,            surefire-3.5.6,         surefire-{version}
                    **,                   surefire-3.5.6,         surefire-{version}
                    core-{version},       1.2.3-core,             {version}-core
                    core/*,               1.2.3-core,             {version}-core
                    *-Core,               1.2.3-core,             {version}-core
                    v*-core,              1.2.3-core,             {version}-core
                    {version}-cor,        1.2.3-core,             {version}-core
                    core-*,               1.2.3/core,             {version}/core
                    release-*-rc,         release-1.2.3-rc,       release-{version}-rc
                    release-*-core,       release-1.2.3-core,     release-{version}-core
                    release/*,            release-1.2.3,          release-{version}
                    v*,                   1.2.3,                  {version}
                    v1.2.x,               v1.3.0,                 {version}
                    release-1.2.*,        release-2.0.0,          release-{version}
                    """)
    void knowsTheConventionsOfOtherEcosystems(String mistake, String tag, String meant) {
        assertThat(suggest(mistake, List.of(tag))).isEqualTo(meant);
    }

    @ParameterizedTest
    @EnumSource
    void everySuggestionReadsVersions(RealTags tags) {
        PatternSuggestions suggestions = PatternSuggestions.of(tags.names());
        tags.names().stream()
                .map(tag -> TagForm.of(tag).pattern())
                .distinct()
                .flatMap(PatternSuggestionsTest::mistakes)
                .filter(mistake -> matching(mistake, tags.names()) == 0)
                .forEach(
                        mistake ->
                                suggestions
                                        .suggest(
                                                TagPattern.of(mistake),
                                                PatternSuggestionsTest::isVersion,
                                                tag -> false)
                                        .ifPresent(
                                                it ->
                                                        assertThat(it.matching())
                                                                .as(mistake)
                                                                .isPositive()
                                                                .isEqualTo(
                                                                        matching(
                                                                                it.pattern()
                                                                                        .toString(),
                                                                                tags.names()))));
    }

    private static Stream<String> mistakes(String pattern) {
        String bare = pattern.replaceFirst("[*]|\\{version}", "");
        return Stream.of(
                        bare,
                        bare + "/",
                        "refs/tags/" + pattern,
                        "^" + pattern + "$",
                        bare + "{version",
                        bare + "{tag}",
                        bare + "*-suffix",
                        pattern.toUpperCase(java.util.Locale.ROOT),
                        "x" + pattern,
                        "other/" + pattern)
                .filter(mistake -> !mistake.isEmpty());
    }

    @Test
    void readsVersionsUnderTheSchemeOfThePlugin() {
        PatternSuggestions suggestions = PatternSuggestions.of(List.of("surefire-3.5"));
        assertThat(
                        suggestions.suggest(
                                TagPattern.of("surefire-*"),
                                text -> VersionScheme.MAVEN.parse(text).isPresent(),
                                tag -> false))
                .contains(new PatternSuggestion(TagPattern.of("surefire-{version}"), 1));
        assertThat(suggest("surefire-*", List.of("surefire-3.5"))).isNull();
    }

    @Test
    void prefersTheSameNameElsewhereToASimilarNameNearby() {
        assertThat(
                        suggest(
                                "plugin/kubernetes/*",
                                List.of("plugin/kubernete/v1.0.0", "pkg/app/kubernetes/v1.0.0")))
                .isEqualTo("pkg/app/kubernetes/*");
    }

    @Test
    void prefersAMoreSimilarNameElsewhereToALessSimilarOneNearby() {
        assertThat(
                        suggest(
                                "plugin/kubernetes/*",
                                List.of("plugin/kubernetxx/v1.0.0", "pkg/app/kubernetess/v1.0.0")))
                .isEqualTo("pkg/app/kubernetess/*");
    }

    @Test
    void prefersTheClosestPlaceAndThenTheFirstByTextOfOneName() {
        assertThat(
                        suggest(
                                "plugin/json/*",
                                List.of(
                                        "x/json/v1.0.0",
                                        "plugins/json/v1.0.0",
                                        "pluginz/json/v1.0.0")))
                .isEqualTo("plugins/json/*");
    }

    @Test
    void passesOverANameWithoutVersions() {
        assertThat(suggest("plugins/jso/*", List.of("plugins/json/latest", "plugins/jsons/v1.0.0")))
                .isEqualTo("plugins/jsons/*");
    }

    @Test
    void aSimilarNameThatIsAnotherPluginsIsNotMeant() {
        List<String> tags = List.of("k8saudit-eks/v1.0.0");
        assertThat(suggest("k8saudit-ovh/*", tags)).isEqualTo("k8saudit-eks/*");
        assertThat(
                        PatternSuggestions.of(tags)
                                .suggest(
                                        TagPattern.of("k8saudit-ovh/*"),
                                        PatternSuggestionsTest::isVersion,
                                        tag -> true))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pkg/kubernetes/v1.0.0", "pkg/Kubernetes/v1.0.0"})
    void theSameNameElsewhereIsMeantEvenWhereAnotherPluginClaimsItsTags(String tag) {
        assertThat(
                        PatternSuggestions.of(List.of("plugin/kubernete/v1.0.0", tag))
                                .suggest(
                                        TagPattern.of("plugin/kubernetes/*"),
                                        PatternSuggestionsTest::isVersion,
                                        any -> true)
                                .map(it -> it.pattern().toString()))
                .contains(tag.replace("v1.0.0", "*"));
    }

    @Test
    void leavesTheNameBehindTheVersionOutOfIt() {
        PatternSuggestions suggestions = PatternSuggestions.of(List.of("1.2.3-core", "1.3.0-core"));
        assertThat(
                        suggestions.suggestWithoutSuffix(
                                TagPattern.of("*"), PatternSuggestionsTest::isVersion))
                .contains(new PatternSuggestion(TagPattern.of("{version}-core"), 2));
    }

    @Test
    void aPrereleaseWordIsNoNameThatCouldBeLeftOut() {
        PatternSuggestions suggestions = PatternSuggestions.of(List.of("v1.0.0", "v1.1.0-rc.1"));
        assertThat(
                        suggestions.suggestWithoutSuffix(
                                TagPattern.of("v*-rc.1"), PatternSuggestionsTest::isStable))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"plugin/kubernetes/*", "v", "*"})
    void suggestsNothingWhereNoTagIsNear(String pattern) {
        assertThat(suggest(pattern, List.of("2.0-rc1", "latest"))).isNull();
        assertThat(suggest(pattern, List.of())).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\d", "(a)", "[a]"})
    void aLongRegularExpressionIsReadOnASmallStack(String expression) throws Exception {
        String pattern = expression.repeat(1_000 / expression.length());
        FutureTask<String> task = new FutureTask<>(() -> suggest(pattern, List.of("a/v1.0.0")));
        new Thread(null, task, "small stack", 256 * 1_024).start();
        assertThat(task.get()).isNull();
    }

    @Test
    void aPatternIsNoCorrectionOfItself() {
        assertThat(suggest("git-{version}", List.of("git-1.0.0"))).isNull();
    }

    @Test
    void aTagThatNoPatternCanSayIsNotSuggested() {
        assertThat(suggest("a-*", List.of("a-{version}-1.0.0"))).isNull();
    }

    @Test
    void findsAPatternAmongTwentyThousandTags() {
        List<String> tags =
                Stream.concat(
                                IntStream.range(0, 20_000)
                                        .mapToObj(n -> "plugins/plugin-%d/v1.0.0".formatted(n)),
                                Stream.of("plugins/kafka/v1.0.0"))
                        .toList();
        assertThat(suggest("plugin/kafka/*", tags)).isEqualTo("plugins/kafka/*");
    }

    private static String suggest(String pattern, List<String> tags) {
        return PatternSuggestions.of(tags)
                .suggest(TagPattern.of(pattern), PatternSuggestionsTest::isVersion, tag -> false)
                .map(suggestion -> suggestion.pattern().toString())
                .orElse(null);
    }

    private static int matching(String pattern, List<String> tags) {
        TagPattern read = TagPattern.of(pattern);
        return (int)
                tags.stream()
                        .map(read::version)
                        .flatMap(Optional::stream)
                        .filter(PatternSuggestionsTest::isVersion)
                        .count();
    }

    private static boolean isVersion(String text) {
        return VersionScheme.SEMVER.parse(text).isPresent();
    }

    private static boolean isStable(String text) {
        return VersionScheme.SEMVER.parse(text).filter(it -> !it.isPrerelease()).isPresent();
    }
}
