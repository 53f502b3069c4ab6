package io.github.pluginregistry.core.resolve;

import static io.github.pluginregistry.core.testing.Definitions.HOME;
import static io.github.pluginregistry.core.testing.Definitions.plugin;
import static io.github.pluginregistry.core.testing.Definitions.select;
import static io.github.pluginregistry.core.testing.Definitions.under;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.definition.RegistryDefinition.IgnoredTags;
import io.github.pluginregistry.core.testing.RealTags;
import io.github.pluginregistry.core.validation.SourceLocation;
import io.github.pluginregistry.core.version.TagPattern;
import io.github.pluginregistry.core.version.VersionScheme;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class UnmatchedTagsTest {

    private static final PluginDefinition[] PIPECD =
            Stream.of(
                            "kubernetes",
                            "kubernetes_multicluster",
                            "terraform",
                            "ecs",
                            "cloudrun",
                            "analysis",
                            "scriptrun",
                            "wait",
                            "waitapproval")
                    .map(name -> plugin(name, "pkg/app/pipedv1/plugin/" + name + "/*"))
                    .toArray(PluginDefinition[]::new);

    private static final PluginDefinition CLOUDTRAIL =
            plugin("cloudtrail", HOME, select("plugins/cloudtrail/*", "cloudtrail-{version}"));

    @Test
    void reportsAPluginMissingFromTheDefinition() {
        PluginDefinition[] others =
                Arrays.stream(PIPECD)
                        .filter(plugin -> !plugin.id().value().equals("ecs"))
                        .toArray(PluginDefinition[]::new);
        assertThat(observe(RealTags.PIPECD.names(), others))
                .containsExactly(
                        """
                        pipe-cd/pipecd: no pattern claims the tags of "ecs", which look like a plugin's releases: \
                        1 with "pkg/app/pipedv1/plugin/ecs/", the newest v0.1.0; \
                        if it is a plugin, describe it with tagPattern: "pkg/app/pipedv1/plugin/ecs/*", else add its tags to coverage.ignore [unclaimed-tags]""");
    }

    @Test
    void ignoresTagsOfOtherConventions() {
        assertThat(observe(RealTags.PIPECD.names(), PIPECD)).isEmpty();
    }

    @Test
    void isSilentIfOnePatternMatchesAllReleases() {
        assertThat(observe(RealTags.JENKINS_GIT_PLUGIN.names(), plugin("git", "git-{version}")))
                .isEmpty();
        assertThat(observe(RealTags.PIPECD_SDK.names(), plugin("sdk", "v*"))).isEmpty();
    }

    @Test
    void ignoresTagsOfAConference() {
        assertThat(
                        groups(
                                RealTags.PIPECD_COMMUNITY_PLUGINS.names(),
                                plugin("o", "plugins/opentofu/*")))
                .containsExactly("example-stage: plugins/example-stage/*");
    }

    @Test
    void leavesOutTagsThatTheDefinitionIgnores() {
        IgnoredTags ignored =
                new IgnoredTags(
                        TagPattern.of("plugins/b/*"),
                        "of a fork",
                        new SourceLocation("registry.yaml", 9));
        List<String> tags = List.of("plugins/a/v1.0.0", "plugins/b/v1.0.0", "plugins/c/v1.0.0");

        assertThat(
                        new UnmatchedTags(
                                        Accounts.ground(
                                                List.of(ignored), tags, plugin("a", "plugins/a/*")))
                                .observe())
                .singleElement()
                .asString()
                .contains("the tags of \"c\"");
    }

    @Test
    void mergesBothConventionsOfAPlugin() {
        assertThat(groups(RealTags.FALCO_PLUGINS.names(), CLOUDTRAIL))
                .containsExactly(
                        "collector: plugins/collector/*",
                        "container: plugins/container/*",
                        "dummy: plugins/dummy/* dummy-{version}",
                        "dummy_c: plugins/dummy_c/* dummy_c-{version}",
                        "dummy_rs: plugins/dummy_rs/*",
                        "gcpaudit: plugins/gcpaudit/* gcpaudit-{version}",
                        "github: plugins/github/* github-{version}",
                        "json: plugins/json/* json-{version}",
                        "k8saudit: plugins/k8saudit/* k8saudit-{version}",
                        "k8saudit-aks: plugins/k8saudit-aks/*",
                        "k8saudit-eks: plugins/k8saudit-eks/* k8saudit-eks-{version}",
                        "k8saudit-gke: plugins/k8saudit-gke/* k8saudit-gke-{version}",
                        "k8saudit-ovh: plugins/k8saudit-ovh/*",
                        "k8smeta: plugins/k8smeta/* k8smeta-{version}",
                        "kafka: plugins/kafka/*",
                        "krsi: plugins/krsi/*",
                        "okta: plugins/okta/* okta-{version}");
    }

    @Test
    void doesNotMergeUnrelatedFolders() {
        assertThat(
                        groups(
                                List.of("plugins/lint/v1.0.0", "tools/lint/v2.0.0"),
                                plugin("a", "plugins/a/*"),
                                plugin("b", "tools/b/*")))
                .containsExactlyInAnyOrder("lint: plugins/lint/*", "lint: tools/lint/*");
        assertThat(
                        groups(
                                List.of("plugins/lint/v1.0.0", "tools/lint/v2.0.0"),
                                plugin("a", HOME, select("tools/a/*", "plugins/a/*"))))
                .containsExactly("lint: tools/lint/* plugins/lint/*");
        assertThat(
                        groups(
                                List.of("w/lint/v2.0.0", "z/lint/v1.0.0"),
                                plugin("a", HOME, select("w/a/*", "x/a/*")),
                                plugin("b", HOME, select("y/b/*", "z/b/*")),
                                plugin("c", HOME, select("w/c/*", "y/c/*"))))
                .containsExactly("lint: w/lint/* z/lint/*");
    }

    @Test
    void learnsTheConventionOfAWildcardFromTheVersionsThatItMatches() {
        PluginDefinition wildcard = plugin("a", "a?b-{version}");

        assertThat(groups(List.of("axb-1.0.0", "c-1.0.0"), wildcard))
                .containsExactly("c: c-{version}");
        assertThat(groups(List.of("axb-1.0", "c-1.0.0"), wildcard)).isEmpty();
        assertThat(groups(List.of("c-1.0.0"), wildcard)).isEmpty();
    }

    @Test
    void treatsANameInAnotherFolderAsAnotherPlugin() {
        assertThat(
                        observe(
                                List.of(
                                        "plugins/lint/v1.0.0",
                                        "tools/b/v1.0.0",
                                        "tools/lint/v2.0.0"),
                                plugin("lint", "plugins/lint/*"),
                                plugin("b", "tools/b/*")))
                .singleElement()
                .asString()
                .contains("describe it with tagPattern: \"tools/lint/*\"");
    }

    @Test
    void suggestsPatternsForBothConventions() {
        assertThat(observe(RealTags.FALCO_PLUGINS.names(), CLOUDTRAIL))
                .contains(
                        """
                        pipe-cd/pipecd: no pattern claims the tags of "dummy", which look like a plugin's releases: \
                        4 with "plugins/dummy/" and 18 with "dummy-", the newest v0.11.5; \
                        if it is a plugin, describe it with tagPattern: "plugins/dummy/*" \
                        and formerTagPatterns: ["dummy-{version}"], else add its tags to coverage.ignore [unclaimed-tags]""");
    }

    @Test
    void suggestsAFormerPatternForAKnownPlugin() {
        assertThat(
                        observe(
                                RealTags.FALCO_PLUGINS.names(),
                                CLOUDTRAIL,
                                plugin("krsi", "plugins/krsi/*"),
                                plugin("json", "plugins/json/*")))
                .contains(
                        """
                        json: no pattern claims the tags of "json", which look like a plugin's releases: \
                        13 with "json-", the newest 0.7.2; \
                        if they are its former releases, add formerTagPatterns: ["json-{version}"] \
                        in registry.yaml:4, else add its tags to coverage.ignore [unclaimed-tags]""")
                .noneMatch(line -> line.contains("\"krsi\""));
    }

    @Test
    void suggestedPatternsMatchEveryGroup() {
        PluginDefinition[] all =
                Stream.concat(
                                Stream.of(CLOUDTRAIL),
                                unclaimed(RealTags.FALCO_PLUGINS.names(), CLOUDTRAIL)
                                        .groups()
                                        .entrySet()
                                        .stream()
                                        .map(
                                                entry ->
                                                        described(
                                                                entry.getKey().name(),
                                                                entry.getValue())))
                        .toArray(PluginDefinition[]::new);
        assertThat(observe(RealTags.FALCO_PLUGINS.names(), all)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    plugins/a/*,        plugins/b/v1.0.0,      b: plugins/b/*
                    a-{version},        b-1.0.0,               b: b-{version}
                    @s/a@{version},     @s/b@1.0.0,            b: @s/b@{version}
                    plugins/a-v*,       plugins/b-v1.0.0,      b: plugins/b-{version}
                    plugins/a/*,        plugins/b/v1.0.0-rc.1, b: plugins/b/*
                    plugins/a/*,        plugins/b/v1.0.0-edge, b: plugins/b/*
                    {version}-lint,     v0.4.0-build-plan,     build-plan: {version}-build-plan
                    v{version}-lint,    v0.4.0-build-plan,     build-plan: {version}-build-plan
                    {version}/lint,     1.0.0/fmt,             fmt: {version}/fmt
                    app-{version}-lint, app-1.0.0-fmt,         fmt: app-{version}-fmt
                    """)
    void recognizesTheConventionOfAnotherPlugin(String pattern, String tag, String group) {
        assertThat(groups(List.of(tag), plugin("a", pattern))).containsExactly(group);
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    plugins/a/*,   v1.0.0
                    plugins/a/*,   1.0.0
                    plugins/a/*,   plugins/v1.0.0
                    plugins/a/*,   other/b/v1.0.0
                    plugins/a/*,   plugins/b/c/v1.0.0
                    plugins/a/*,   plugins/b/v1
                    plugins/a/*,   plugins/b/latest
                    plugins/a/*,   b-1.0.0
                    a-{version},   conference-2025
                    v*,            b-1.0.0
                    plugins/a/v1*, plugins/a/v2.0.0
                    {version}-lint, v0.4.0-rc.1
                    {version}-lint, v0.4.0
                    {version}-lint, b-0.4.0
                    plugins/a/*,   v0.4.0-build-plan
                    """)
    void ignoresTagsWithoutConventionOrVersion(String pattern, String tag) {
        assertThat(groups(List.of(tag), plugin("a", pattern))).isEmpty();
    }

    @Test
    void readsVersionsUnderTheSchemeOfTheSibling() {
        PluginDefinition a = plugin("a", HOME, under(VersionScheme.MAVEN, select("a-{version}")));
        assertThat(groups(List.of("a-1.0", "b-1.0"), a)).containsExactly("b: b-{version}");
        assertThat(groups(List.of("a-1.0", "b-1.0"), plugin("a", "a-{version}"))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void isSilentIfOnePatternMatchesEveryTag(RealTags tags) {
        assertThat(observe(tags.names(), plugin("all", "**"))).isEmpty();
    }

    @Property
    void neverReportsAMatchedTag(
            @ForAll("tags") List<String> tags, @ForAll("patterns") List<String> patterns) {
        RepositoryCoverage ground = Accounts.ground(tags, plugins(patterns));
        List<String> named =
                new UnmatchedTags(ground)
                        .groups().values().stream()
                                .flatMap(List::stream)
                                .flatMap(
                                        group ->
                                                group.versions().stream()
                                                        .map(
                                                                version ->
                                                                        group.form().prefix()
                                                                                + version.text()
                                                                                + group.form()
                                                                                        .suffix()))
                                .toList();
        assertThat(named)
                .isSubsetOf(ground.tags())
                .doesNotHaveDuplicates()
                .allMatch(tag -> ground.claimantsOf(tag).isEmpty());
    }

    @Property
    void doesNotDependOnTheOrderOfThePlugins(
            @ForAll("tags") List<String> tags, @ForAll("patterns") List<String> patterns) {
        List<String> reversed = new ArrayList<>(patterns);
        Collections.reverse(reversed);
        assertThat(groups(tags, plugins(patterns))).isEqualTo(groups(tags, plugins(reversed)));
    }

    @Provide
    Arbitrary<List<String>> tags() {
        return Combinators.combine(
                        Arbitraries.of(
                                "", "plugins/", "plugins/a/", "plugins/b/", "a-", "b-", "c@"),
                        Arbitraries.of("v1.0.0", "1.1.0", "v2.0.0-rc.1", "v3", "latest"))
                .as(String::concat)
                .list()
                .ofMaxSize(20)
                .uniqueElements();
    }

    @Provide
    Arbitrary<List<String>> patterns() {
        return Arbitraries.of("plugins/a/*", "a-{version}", "v*", "plugins/*", "c@{version}", "*")
                .list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .uniqueElements();
    }

    private static PluginDefinition[] plugins(List<String> patterns) {
        return patterns.stream()
                .map(pattern -> plugin("p" + pattern.hashCode(), pattern))
                .toArray(PluginDefinition[]::new);
    }

    private static PluginDefinition described(String name, List<TagGroup> groups) {
        return plugin(
                name,
                HOME,
                select(
                        groups.get(0).pattern(),
                        groups.stream().skip(1).map(TagGroup::pattern).toArray(String[]::new)));
    }

    private static UnmatchedTags unclaimed(List<String> tags, PluginDefinition... plugins) {
        return new UnmatchedTags(Accounts.ground(tags, plugins));
    }

    private static List<String> observe(List<String> tags, PluginDefinition... plugins) {
        return unclaimed(tags, plugins).observe().stream().map(CoverageWarning::toString).toList();
    }

    private static List<String> groups(List<String> tags, PluginDefinition... plugins) {
        return unclaimed(tags, plugins).groups().entrySet().stream()
                .map(
                        entry ->
                                entry.getKey().name()
                                        + ": "
                                        + String.join(
                                                " ",
                                                entry.getValue().stream()
                                                        .map(TagGroup::pattern)
                                                        .toList()))
                .toList();
    }
}
