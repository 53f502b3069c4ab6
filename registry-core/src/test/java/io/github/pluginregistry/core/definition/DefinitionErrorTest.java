package io.github.pluginregistry.core.definition;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.validation.Rule;
import io.github.pluginregistry.core.validation.SourceLocation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each mistake in a definition breaks a rule, at a place that an editor can go to. */
class DefinitionErrorTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    tagPatern: v*                    | unknown-key         | /plugins/0/tagPatern    | 7 | 5
                    id: b                            | definition-syntax   | /plugins/0/id           | 7 | 5
                    status: betta                    | schema              | /plugins/0/status       | 7 | 5
                    replacedBy: B                    | id-format           | /plugins/0/replacedBy   | 7 | 5
                    replacedBy: other                | replaced-by-unknown | /plugins/0/replacedBy   | 7 | 5
                    replacedBy: hammer               | replaced-by-unknown | /plugins/0/replacedBy   | 7 | 5
                    repository: ftp://example.com/x  | url-format          | /plugins/0/repository   | 7 | 5
                    repository: https://a:b@c.d/e    | url-format          | /plugins/0/repository   | 7 | 5
                    docs: javascript:alert(1)        | url-format          | /plugins/0/docs         | 7 | 5
                    sourcePath: ../elsewhere         | source-path         | /plugins/0/sourcePath   | 7 | 5
                    formerTagPatterns: [a b]         | schema              | /plugins/0/formerTagPatterns/0 | 7 | 25
                    labels: [a, a]                   | schema              | /plugins/0/labels/1     | 7 | 17
                    labels: *x                       | definition-syntax   | /plugins/0/labels       | 7 | 5
                    labels: !x [a]                   | definition-syntax   | /plugins/0/labels       | 7 | 5
                    """)
    void breaksARule(String key, String rule, String pointer, int line, int column) {
        assertThat(problems(Written.PLUGIN + "    " + key + "\n"))
                .first()
                .isEqualTo(
                        List.of(rule, pointer, new SourceLocation("registry.yaml", line, column)));
    }

    @Test
    void anIdThatIsTakenIsADuplicate() {
        assertThat(problems(Written.PLUGIN + "  - {id: hammer, name: B, tagPattern: b*}\n"))
                .containsExactly(
                        List.of(
                                Rule.DUPLICATE_ID.id(),
                                "/plugins/1/id",
                                new SourceLocation("registry.yaml", 7, 6)));
    }

    @Test
    void aKeyThatIsMissingIsPointedAtWhereItWouldStand() {
        assertThat(problems("name: A\nplugins:\n  - id: a\n    name: A\n    tagPattern: a\n"))
                .containsExactly(
                        List.of(Rule.SCHEMA.id(), "", new SourceLocation("registry.yaml", 1, 1)));
        assertThat(problems(Written.PLUGIN.replace("    name: Hammer\n", "")))
                .containsExactly(
                        List.of(
                                Rule.SCHEMA.id(),
                                "/plugins/0",
                                new SourceLocation("registry.yaml", 4, 5)));
    }

    @Test
    void whatIsNoTextIsPointedAtWhereItBreaks() {
        assertThat(problems("name: A\n# b\u0007c\n"))
                .containsExactly(
                        List.of(
                                Rule.DEFINITION_SYNTAX.id(),
                                "",
                                new SourceLocation("registry.yaml", 2, 4)));
    }

    @Test
    void aKeyThatNobodyMeantHasAShortPointer() {
        assertThat(problems(Written.PLUGIN + "k".repeat(900) + ": {b: c}\n"))
                .first()
                .satisfies(it -> assertThat(it.get(1)).isEqualTo(""));
    }

    @Test
    void aRuleOrASeverityThatThereIsNotIsToldWithTheOneThatWasMeant() {
        assertThat(
                        Written.problems(
                                Written.PLUGIN
                                        + "rules:\n  ordre: off\n  moved: waring\n  json: no\n"))
                .containsExactly(
                        "registry.yaml:8: rules.ordre: unknown key; write order",
                        "registry.yaml:9: rules.moved: \"waring\" is not one of error, warning, off; write warning, if that was meant",
                        "registry.yaml:10: rules.json: \"no\" is not one of error, warning, off; write one of these");
    }

    private static List<List<Object>> problems(String yaml) {
        try {
            new DefinitionReader()
                    .read(
                            DefinitionFormat.YAML,
                            yaml.getBytes(StandardCharsets.UTF_8),
                            "registry.yaml");
            return List.of();
        } catch (DefinitionException e) {
            return e.problems().stream()
                    .map(
                            it ->
                                    List.<Object>of(
                                            it.rule().id(),
                                            it.location().pointer(),
                                            it.location().at("")))
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
