package io.github.pluginregistry.core.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PluginIdRulesTest extends CheckedTest {

    @Test
    void reportsAnInvalidIdOnce() throws Exception {
        registry.json("\"id\": \"saw\"", "\"id\": \"Saw!\"");
        assertThat(registry.withoutDefinition().findings())
                .containsExactly(
                        "id-format plugins.json:23:13 Saw!: \"Saw!\" is not a valid id, and a lower-case letter or a digit, followed by these or . _ - is expected");
    }

    @Test
    void reportsADuplicateIdIgnoringCase() throws Exception {
        registry.json("\"id\": \"saw\"", "\"id\": \"Hammer\"");
        assertThat(registry.withoutDefinition().findings())
                .containsExactly(
                        "duplicate-id plugins.json:23:13 Hammer: \"hammer\" is already used in line 7");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    saws   | replaced-by-unknown error /plugins/1/replacedBy
                    saw    | replaced-by-unknown error /plugins/1/replacedBy
                    Hammer | id-format error /plugins/1/replacedBy
                    """)
    void reportsAReplacementThatDoesNotExist(String id, String finding) throws Exception {
        registry.json(
                "\"status\": \"beta\"", "\"status\": \"beta\", \"replacedBy\": \"" + id + "\"");
        assertThat(registry.pointers()).containsExactly(finding);
    }

    @Test
    void acceptsAReplacementThatExists() throws Exception {
        registry.json("\"status\": \"beta\"", "\"status\": \"beta\", \"replacedBy\": \"hammer\"");
        assertThat(registry.findings()).isEmpty();
    }
}
