package io.github.pluginregistry.core.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.testing.RealTags;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NearestTest {

    private static final List<String> KEYS =
            List.of("id", "name", "description", "tagPattern", "status", "repository", "docs");

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    tagPatern,   tagPattern
                    tagpattern,  tagPattern
                    TAG_PATTERN, tagPattern
                    stauts,      status
                    nmae,        name
                    Name,        name
                    ids,         id
                    repositry,   repository
                    repo,
                    doc,         docs
                    owner,
                    x,
                    '',
                    """)
    void findsTheKeyThatWasMeant(String word, String key) {
        assertThat(Nearest.to(word, KEYS).orElse(null)).isEqualTo(key);
    }

    @Test
    void prefersTheWordThatTheFewestChangesLeadTo() {
        assertThat(Nearest.to("plugins", List.of("plugin", "plugins-x", "pluginsx")))
                .contains("plugin");
        assertThat(Nearest.to("pluginsxx", List.of("plugins", "pluginsx"))).contains("pluginsx");
    }

    @Test
    void prefersTheFirstByTextOfTwoEquallyClose() {
        assertThat(Nearest.to("kit", List.of("kits", "bit", "kid"))).contains("bit");
        assertThat(Nearest.to("NAME", List.of("name", "Name"))).contains("Name");
    }

    @Test
    void ignoresCandidatesThatAWordOfTheirLengthWouldHaveToBeMistypedFor() {
        assertThat(Nearest.to("abcxx", List.of("abcde"))).contains("abcde");
        assertThat(Nearest.to("abxxx", List.of("abcde"))).isEmpty();
        assertThat(Nearest.to("y", List.of("x"))).isEmpty();
    }

    @Test
    void ignoresWordsThatNobodyTypes() {
        String longest = "x".repeat(250);
        assertThat(Nearest.to(longest, List.of(longest))).contains(longest);
        assertThat(Nearest.to(longest + "x", List.of(longest))).isEmpty();
        assertThat(Nearest.to(longest, List.of(longest + "x"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    plugin/kubernetes/,                   pkg/app/pipedv1/plugin/kubernetes/
                    plugin/kubernetes/v,                  pkg/app/pipedv1/plugin/kubernetes/
                    kubernetes-,                          pkg/app/pipedv1/plugin/kubernetes/
                    pkg/app/pipedv1/plugin/kuberentes/,   pkg/app/pipedv1/plugin/kubernetes/
                    pkg/app/pipedv1/plugins/wait/,        pkg/app/pipedv1/plugin/wait/
                    pkg/app/pipedv1/plugin/WaitApproval/, pkg/app/pipedv1/plugin/waitapproval/
                    exp/,                                 pipedv1/exp/
                    V,                                    v
                    kubecon-,                             kubecon-jp-
                    pkg/app/pipedv1/plugin/cloudrun/,
                    pkg/app/pipedv1/plugin/,
                    '',
                    """)
    void findsThePrefixInUseInPipecd(String prefix, String inUse) {
        assertThat(Nearest.prefix(prefix, RealTags.PIPECD.names()).orElse(null)).isEqualTo(inUse);
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    plugins/cloudtrail-, plugins/cloudtrail/
                    cloud-trail-,        cloudtrail-
                    plugin/k8saudit-eks, plugins/k8saudit-eks/
                    k8saudit_gke-v,      k8saudit-gke-
                    plugins/k8saudit,    plugins/k8saudit/
                    dummy_cc-,           dummy_c-
                    plugins/mysql/,
                    """)
    void findsThePrefixInUseInARepositoryWithTwoConventions(String prefix, String inUse) {
        assertThat(Nearest.prefix(prefix, RealTags.FALCO_PLUGINS.names()).orElse(null))
                .isEqualTo(inUse);
    }

    @Test
    void prefersTheSameNameElsewhereToASimilarNameNearby() {
        List<String> tags = List.of("plugin/kubernete/v1.0.0", "pkg/app/kubernetes/v1.0.0");
        assertThat(Nearest.prefix("plugin/kubernetes/", tags)).contains("pkg/app/kubernetes/");
    }

    @Test
    void prefersTheClosestPlaceAndThenTheFirstByTextOfOneName() {
        List<String> tags = List.of("x/json/v1.0.0", "plugins/json/v1.0.0", "pluginz/json/v1.0.0");
        assertThat(Nearest.prefix("plugin/json/", tags)).contains("plugins/json/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plugin/kubernetes/", "v", ""})
    void findsNoPrefixWhereNoTagHasOne(String prefix) {
        assertThat(Nearest.prefix(prefix, List.of("1.0.0", "2.0-rc1", "latest"))).isEmpty();
        assertThat(Nearest.prefix(prefix, List.of())).isEmpty();
    }

    @Test
    void findsAPrefixAmongTwentyThousandTags() {
        List<String> tags =
                Stream.concat(
                                IntStream.range(0, 20_000)
                                        .mapToObj(n -> "plugins/plugin-%d/v1.0.0".formatted(n)),
                                Stream.of("plugins/kafka/v1.0.0"))
                        .toList();
        assertThat(Nearest.prefix("plugin/kafka/", tags)).contains("plugins/kafka/");
    }
}
