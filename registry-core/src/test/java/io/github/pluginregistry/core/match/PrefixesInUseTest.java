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

class PrefixesInUseTest {

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
        assertThat(PrefixesInUse.of(RealTags.PIPECD.names()).nearestTo(prefix).orElse(null))
                .isEqualTo(inUse);
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
        assertThat(PrefixesInUse.of(RealTags.FALCO_PLUGINS.names()).nearestTo(prefix).orElse(null))
                .isEqualTo(inUse);
    }

    @Test
    void prefersTheSameNameElsewhereToASimilarNameNearby() {
        List<String> tags = List.of("plugin/kubernete/v1.0.0", "pkg/app/kubernetes/v1.0.0");
        assertThat(PrefixesInUse.of(tags).nearestTo("plugin/kubernetes/"))
                .contains("pkg/app/kubernetes/");
    }

    @Test
    void prefersAMoreSimilarNameElsewhereToALessSimilarOneNearby() {
        List<String> tags = List.of("plugin/kubernetxx/v1.0.0", "pkg/app/kubernetess/v1.0.0");
        assertThat(PrefixesInUse.of(tags).nearestTo("plugin/kubernetes/"))
                .contains("pkg/app/kubernetess/");
    }

    @Test
    void prefersTheClosestPlaceAndThenTheFirstByTextOfOneName() {
        List<String> tags = List.of("x/json/v1.0.0", "plugins/json/v1.0.0", "pluginz/json/v1.0.0");
        assertThat(PrefixesInUse.of(tags).nearestTo("plugin/json/")).contains("plugins/json/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plugin/kubernetes/", "v", ""})
    void findsNoPrefixWhereNoTagHasOne(String prefix) {
        assertThat(PrefixesInUse.of(List.of("1.0.0", "2.0-rc1", "latest")).nearestTo(prefix))
                .isEmpty();
        assertThat(PrefixesInUse.of(List.of()).nearestTo(prefix)).isEmpty();
    }

    @Test
    void findsAPrefixAmongTwentyThousandTags() {
        List<String> tags =
                Stream.concat(
                                IntStream.range(0, 20_000)
                                        .mapToObj(n -> "plugins/plugin-%d/v1.0.0".formatted(n)),
                                Stream.of("plugins/kafka/v1.0.0"))
                        .toList();
        assertThat(PrefixesInUse.of(tags).nearestTo("plugin/kafka/")).contains("plugins/kafka/");
    }

    @Test
    void aNameThatOnlyTooLongPrefixesHaveDoesNotHideASimilarOne() {
        List<String> tags = List.of("x".repeat(250) + "/kafka/v1.0.0", "plugins/kafkas/v1.0.0");
        assertThat(PrefixesInUse.of(tags).nearestTo("plugins/kafka/")).contains("plugins/kafkas/");
    }

    @Test
    void theSameNameInOtherLettersIsTheName() {
        List<String> tags = List.of("a/Kafka/v1.0.0", "b/kafka2/v1.0.0");
        assertThat(PrefixesInUse.of(tags).nearestTo("b/KAFKA/")).contains("a/Kafka/");
    }
}
