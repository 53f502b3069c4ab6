package io.github.pluginregistry.core.definition;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.definition.RegistryDefinition.ForgeDefinition;
import io.github.pluginregistry.core.definition.RegistryDefinition.IgnoredTags;
import io.github.pluginregistry.core.definition.VersionSelection.AcceptedTagMove;
import io.github.pluginregistry.core.definition.VersionSelection.SourceKind;
import io.github.pluginregistry.core.definition.VersionSelection.VersionOverride;
import io.github.pluginregistry.core.model.PluginId;
import io.github.pluginregistry.core.model.PluginMetadata;
import io.github.pluginregistry.core.model.PluginMetadata.RepositoryType;
import io.github.pluginregistry.core.model.RepositoryUrl;
import io.github.pluginregistry.core.model.Status;
import io.github.pluginregistry.core.model.Usage;
import io.github.pluginregistry.core.model.UsageTemplate;
import io.github.pluginregistry.core.validation.Rule;
import io.github.pluginregistry.core.validation.Severities;
import io.github.pluginregistry.core.validation.Severity;
import io.github.pluginregistry.core.validation.SourceLocation;
import io.github.pluginregistry.core.version.TagPattern;
import io.github.pluginregistry.core.version.VersionScheme;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefinitionBinderTest {

    private final RegistryDefinition complete = Written.yaml(Written.resource("complete.yaml"));

    @Test
    void bindsTheRegistryAsItIsWritten() {
        assertThat(complete.name()).isEqualTo("PipeCD Official Plugins");
        assertThat(complete.description())
                .isEqualTo("PipeCD Official Plugins Registry - automatically updated on releases");
        assertThat(complete.repository())
                .isEqualTo(RepositoryUrl.of("https://github.com/pipe-cd/pipecd"));
        assertThat(complete.updateFrequency())
                .isEqualTo("On every release, every 6 hours via scheduled workflow");
        assertThat(complete.notes())
                .isEqualTo("Versions are release tags.\nAsk in #pipecd on the CNCF Slack.\n");
    }

    @Test
    void bindsExtensions() {
        assertThat(complete.extensions())
                .containsExactly(
                        new ExtensionDefinition(
                                "chat",
                                10,
                                List.of(),
                                Map.of("channel", "releases"),
                                Duration.ofSeconds(60),
                                ExtensionDefinition.OnFailure.WARN),
                        new ExtensionDefinition(
                                "maven-metadata",
                                100,
                                List.of("artifacts.example.com"),
                                Map.of(),
                                Duration.ofSeconds(30),
                                ExtensionDefinition.OnFailure.DEFAULT));
    }

    @Test
    void keepsTheTypesOfAConfiguration() {
        String text =
                Written.resource("complete.yaml")
                        .replace("channel: releases", "a: {b: [1, true, two]}");

        assertThat(Written.yaml(text).extensions().get(0).configuration())
                .isEqualTo(Map.of("a", Map.of("b", List.of(1, true, "two"))));
    }

    @Test
    void findsTheExtensionThatReadsARepository() {
        assertThat(
                        complete.extensionOf(
                                        RepositoryUrl.of("https://Artifacts.example.com/org/tool"))
                                .map(ExtensionDefinition::id))
                .contains("maven-metadata");
        assertThat(complete.extensionOf(complete.repository())).isEmpty();
    }

    @Test
    void bindsWhatBecameOfTagsOverTheYears() {
        VersionSelection selection = complete.plugins().get(3).selection();
        assertThat(selection.formerTagPatterns())
                .extracting(Object::toString)
                .containsExactly("maven-surefire-{version}");
        assertThat(selection.acknowledged())
                .containsExactly(
                        new AcceptedTagMove(
                                "surefire-3.5.6",
                                "3ecbefafd6d3c3f022e9deeed228149eef134ada",
                                "Tagged again with the right sources"));
    }

    @Test
    void bindsTheTagsThatCoverageIgnores() {
        assertThat(complete.ignoredTags())
                .containsExactly(
                        new IgnoredTags(
                                TagPattern.of("plugins/example-stage/*"),
                                "An example for authors of plugins, not a plugin",
                                new SourceLocation("registry.yaml", 78, 7)));
    }

    @Test
    void keepsTheOrderOfThePlugins() {
        assertThat(complete.plugins())
                .extracting(plugin -> plugin.id().value())
                .containsExactly(
                        "kubernetes", "kubernetes-multicluster", "piped-plugin-sdk-go", "surefire");
    }

    @Test
    void bindsAPluginsProfileAsItIsWritten() {
        assertThat(complete.plugins().get(0).profile())
                .isEqualTo(
                        new PluginMetadata(
                                "Kubernetes Plugin",
                                "Deploy applications to Kubernetes clusters",
                                "pkg/app/pipedv1/plugin/kubernetes",
                                "https://github.com/pipe-cd/pipecd",
                                RepositoryType.INLINE,
                                "pkg/app/pipedv1/plugin/kubernetes/*",
                                Status.DEPRECATED,
                                "https://pipecd.dev/docs/plugins/kubernetes/",
                                List.of("kubernetes", "gitops"),
                                new PluginId("kubernetes-multicluster"),
                                new Usage(
                                        new UsageTemplate(
                                                "# Add this to spec.plugins of the piped:\n- name: {id}\n  port: 7001\n  url: {download}"),
                                        new UsageTemplate(
                                                "{repository}/releases/download/{tag}/{id}_{version}_linux_amd64"))));
    }

    @Test
    void prefersThePluginsTemplatesAlsoWhereTheyAreEmpty() {
        assertThat(complete.plugins().get(2).profile().usage())
                .hasValue(
                        new Usage(
                                new UsageTemplate(
                                        "go get github.com/pipe-cd/piped-plugin-sdk-go@{version}"),
                                UsageTemplate.NONE));
    }

    @Test
    void bindsAPluginsSelectionAsItIsWritten() {
        VersionSelection selection = complete.plugins().get(2).selection();

        assertThat(selection.tagPattern()).hasToString("v*");
        assertThat(selection.source()).isEqualTo(SourceKind.TAGS);
        assertThat(selection.scheme()).isEqualTo(VersionScheme.SEMVER);
        assertThat(selection.includePrereleases()).isFalse();
        assertThat(selection.ignore())
                .containsExactly(
                        new VersionOverride("v0.2.0", "Panics when a plugin stops; use v0.2.1"),
                        new VersionOverride("0.3", "Tagged by mistake"));
        assertThat(selection.pin())
                .hasValue(
                        new VersionOverride(
                                "v0.4.0", "v0.5.0 needs a piped that is not released yet"));
    }

    @Test
    void bindsForgesWithTheirHostInLowerCase() {
        assertThat(
                        Written.yaml(
                                        Written.resource("complete.yaml")
                                                .replace("host: git.", "host: GIT."))
                                .forges())
                .containsExactly(
                        new ForgeDefinition(
                                "github.example.com",
                                ForgeType.GITHUB,
                                URI.create("https://github.example.com/api/v3"),
                                URI.create("https://mirror.example.com/github")),
                        new ForgeDefinition("git.example.com", ForgeType.GIT, null, null));
    }

    @Test
    void fillsInWhatIsNotWritten() {
        RegistryDefinition definition = Written.yaml(Written.PLUGIN);

        assertThat(definition.description()).isEmpty();
        assertThat(definition.updateFrequency()).isEmpty();
        assertThat(definition.notes()).isEmpty();
        assertThat(definition.forges()).isEmpty();
        PluginDefinition plugin = definition.plugins().get(0);
        assertThat(plugin.repository()).isEqualTo(definition.repository());
        assertThat(plugin.profile())
                .isEqualTo(
                        new PluginMetadata(
                                "Hammer",
                                "",
                                "",
                                "https://github.com/owner/home",
                                RepositoryType.INLINE,
                                "v*",
                                Status.STABLE,
                                null,
                                List.of(),
                                null));
        assertThat(plugin.selection().source()).isEqualTo(SourceKind.AUTO);
        assertThat(plugin.selection().scheme()).isEqualTo(VersionScheme.SEMVER);
        assertThat(plugin.selection().includePrereleases()).isFalse();
        assertThat(plugin.selection().ignore()).isEmpty();
        assertThat(plugin.selection().pin()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://github.com/owner/home.git, INLINE",
        "https://github.com/owner/home/, INLINE",
        "https://github.com/owner/other, EXTERNAL",
        "../home, EXTERNAL"
    })
    void seesByItsAddressWhetherAPluginLivesInTheRegistrysRepository(
            String repository, RepositoryType type) {
        assertThat(Written.plugin("repository: " + repository).profile().repositoryType())
                .isEqualTo(type);
    }

    @Test
    void believesARepositoryTypeThatIsWritten() {
        assertThat(Written.plugin("repositoryType: external").profile().repositoryType())
                .isEqualTo(RepositoryType.EXTERNAL);
    }

    @Test
    void keepsTheAddressOfARepositoryAsItIsWritten() {
        assertThat(Written.plugin("repository: git@github.com:owner/x.git").profile().repository())
                .isEqualTo("git@github.com:owner/x.git");
    }

    @Test
    void keepsTheTrailingLineBreakOfAFoldedText() {
        assertThat(Written.plugin("description: >", "  One", "  sentence.").profile().description())
                .isEqualTo("One sentence.\n");
    }

    @Test
    void everyRuleWeighsWhatItUsuallyDoesUnlessItIsWritten() {
        assertThat(Written.yaml(Written.PLUGIN).severities()).isEqualTo(Severities.USUAL);
        assertThat(
                        Written.yaml(Written.PLUGIN + "rules:\n  order: off\n  moved: warning\n")
                                .severities())
                .isEqualTo(
                        new Severities(
                                Map.of(
                                        Rule.ORDER, Severity.OFF,
                                        Rule.MOVED, Severity.WARNING)));
    }

    @Test
    void knowsWhereEachKeyStands() {
        assertThat(Written.plugin("labels:", "  - a", "docs: a.md").positions())
                .isEqualTo(
                        Map.of(
                                "", new SourceLocation("registry.yaml", 4, 5),
                                "id", new SourceLocation("registry.yaml", 4, 5),
                                "name", new SourceLocation("registry.yaml", 5, 5),
                                "tagPattern", new SourceLocation("registry.yaml", 6, 5),
                                "labels", new SourceLocation("registry.yaml", 7, 5),
                                "docs", new SourceLocation("registry.yaml", 9, 5)));
    }
}
