package io.github.pluginregistry.core.version;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.testing.RealTags;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Patterns as maintainers write them, over all the tags of real repositories. */
class RealTagPatternsTest {

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    kubernetes,              v0.4.0 v0.3.0 v0.2.0 v0.1.0
                    terraform,               v0.2.1 v0.2.0 v0.1.0
                    wait,                    v0.1.1 v0.1.0
                    waitapproval,            v0.2.0 v0.1.0
                    scriptrun,               v0.1.0
                    analysis,                v0.1.1 v0.1.0
                    ecs,                     v0.1.0
                    cloudrun,                ''
                    kubernetes_multicluster, ''
                    """)
    void readsGoSubmodules(String plugin, String versions) {
        assertThat(versions(RealTags.PIPECD, "pkg/app/pipedv1/plugin/" + plugin + "/*"))
                .isEqualTo(words(versions));
    }

    @Test
    void readsTheReleasesOfARepositoryBesidesThoseOfItsPlugins() {
        assertThat(versions(RealTags.PIPECD, "v*"))
                .hasSize(203)
                .startsWith("v0.57.0", "v0.56.0")
                .allMatch(version -> version.startsWith("v0."));
        assertThat(versions(RealTags.PIPECD_SDK, "v*")).hasSize(6);
    }

    @Test
    void readsPluginsOfAnotherFolder() {
        assertThat(versions(RealTags.PIPECD_COMMUNITY_PLUGINS, "plugins/opentofu/*"))
                .containsExactly("v0.1.0");
        assertThat(versions(RealTags.PIPECD_COMMUNITY_PLUGINS, "plugins/example-stage/*"))
                .containsExactly("v0.1.0");
    }

    @Test
    void readsNamesBeforeVersions() {
        assertThat(versions(RealTags.JENKINS_GIT_PLUGIN, "git-{version}"))
                .hasSize(RealTags.JENKINS_GIT_PLUGIN.names().size() - 2)
                .contains("5.10.1", "4.0.0-beta12", "3.10.0.1", "2.3", "2.0-beta-3")
                .doesNotContain("2.0-alpha-1");
    }

    @Test
    void readsBothConventionsOfARepositoryThatChangedIts() {
        assertThat(versions(RealTags.FALCO_PLUGINS, "cloudtrail-{version}"))
                .startsWith("0.12.0", "0.11.0")
                .endsWith("0.2.1", "0.2.0")
                .contains("0.6.0-rc1");
        assertThat(versions(RealTags.FALCO_PLUGINS, "plugins/cloudtrail/*"))
                .startsWith("v0.17.1", "v0.17.0")
                .endsWith("v0.12.2", "v0.12.1");
    }

    @Test
    void keepsPluginsApartWhoseNamesStartAlike() {
        assertThat(versions(RealTags.FALCO_PLUGINS, "k8saudit-{version}"))
                .startsWith("0.7.0", "0.6.1")
                .endsWith("0.2.0", "0.1.0")
                .allMatch(version -> version.startsWith("0."));
        assertThat(versions(RealTags.FALCO_PLUGINS, "k8saudit-eks-{version}"))
                .containsExactly("0.4.0", "0.2.1", "0.2.0", "0.1.2", "0.1.1", "0.1.0");
        assertThat(versions(RealTags.FALCO_PLUGINS, "plugins/k8saudit/*"))
                .startsWith("v0.18.0")
                .endsWith("v0.8.0");
        assertThat(versions(RealTags.FALCO_PLUGINS, "dummy-{version}")).doesNotContain("0.2.2");
        assertThat(versions(RealTags.FALCO_PLUGINS, "dummy_c-{version}"))
                .containsExactly("0.2.2", "0.2.1", "0.2.0");
    }

    private static List<String> versions(RealTags repository, String pattern) {
        TagPattern tagPattern = TagPattern.of(pattern);
        return repository.names().stream()
                .map(tagPattern::version)
                .flatMap(Optional::stream)
                .toList();
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" ", -1));
    }
}
