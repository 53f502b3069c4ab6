package io.github.pluginregistry.core.version;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TagPrefixTest {

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    pkg/plugin/kubernetes/v0.4.0, pkg/plugin/kubernetes/
                    plugins/json/1.0.0,           plugins/json/
                    plugins/json/latest,          plugins/json/
                    plugins/json-v1.0.0,          plugins/json-
                    cloudtrail-0.2.5,             cloudtrail-
                    k8saudit-eks-0.1.0,           k8saudit-eks-
                    dummy_c-0.2.2,                dummy_c-
                    @scope/name@1.2.3,            @scope/name@
                    2.x/plugin/latest,            2.x/plugin/
                    v1.2.3,                       v
                    V2,                           V
                    """)
    void reachesUpToTheVersion(String tag, String prefix) {
        assertThat(TagPrefix.of(tag)).map(TagPrefix::text).contains(prefix);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0.0", "latest", "k8s", ""})
    void isMissingWhereNothingStandsInFront(String tag) {
        assertThat(TagPrefix.of(tag)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    pkg/plugin/kubernetes/, kubernetes
                    pkg/plugin/kubernetes,  kubernetes
                    plugins/json/v,         json
                    plugins/json-V,         json
                    cloudtrail-,            cloudtrail
                    k8saudit-eks-,          k8saudit-eks
                    @scope/name@,           name
                    dev,                    dev
                    plugins/env,            env
                    v,                      v
                    /,                      ''
                    '',                     ''
                    """)
    void isNamedByItsLastWord(String prefix, String name) {
        assertThat(new TagPrefix(prefix).name()).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    plugins/json/v1.0.0, plugins/, json,    /
                    plugins/json-v1.0.0, plugins/, json,    -
                    dummy_c-0.2.2,       '',       dummy_c, -
                    @scope/name@1.2.3,   @scope/,  name,    @
                    v1.2.3,              '',       v,       ''
                    -1.2.3,              '',       '',      -
                    """)
    void isMadeOfFolderNameAndSeparator(String tag, String folder, String name, String separator) {
        assertThat(TagPrefix.of(tag))
                .hasValueSatisfying(
                        prefix -> {
                            assertThat(prefix.folder()).isEqualTo(folder);
                            assertThat(prefix.name()).isEqualTo(name);
                            assertThat(prefix.separator()).isEqualTo(separator);
                        });
    }
}
