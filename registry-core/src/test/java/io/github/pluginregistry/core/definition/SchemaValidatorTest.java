package io.github.pluginregistry.core.definition;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaValidatorTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    description: 1.10          | description: 1.10 is a number, where text belongs; put it in quotes
                    description: 0x1F          | description: 0x1F is a number, where text belongs; put it in quotes
                    description: true          | description: true is a truth value, where text belongs; put it in quotes
                    description:               | description: nothing stands here, where text belongs; write a value, or take the key out
                    description: [a]           | description: a list stands here, where text belongs; write one text
                    description: {a: b}        | description: keys stand here, where text belongs; write one text
                    includePrereleases: "true" | includePrereleases: "true" is text, where true or false belongs; write true or false, without quotes
                    includePrereleases: yes    | includePrereleases: "yes" is text, where true or false belongs; write true or false, without quotes
                    labels: a, b               | labels: "a, b" is text, where a list belongs; write each entry on a line of its own, after a hyphen and a space
                    labels: [a, 1]             | labels[1]: 1 is a number, where text belongs; put it in quotes
                    pin: v1.0.0                | pin: "v1.0.0" is text, where keys belong; write its keys, see https://github.com/pluginregistry/registry-maven-plugin/blob/main/docs/definition.md
                    pin: {version: v1}         | pin.reason: this key is missing; add it, for example reason: 2.x needs a control plane that is not released yet
                    ignore: [{version: v1, reason: " "}] | ignore[0].reason: nothing is written here; say in one line why; the reason stands beside the version wherever it is told
                    status: gone               | status: "gone" is none of stable, beta, alpha, deprecated; write one of these
                    source: both               | source: "both" is none of auto, releases, tags; write one of these
                    versionScheme: roman       | versionScheme: "roman" is none of semver, maven; write one of these
                    repositoryType: both       | repositoryType: "both" is none of inline, external; write one of these
                    repository: ""             | repository: "" is empty; write a value
                    docs: "a\\nb"              | docs: "a b" is not allowed here; write it on one line, starting with no space
                    description: "a\\u0007"    | description: "a " is not allowed here; take the control character out; line breaks may stay
                    description: "a\\tb"       | description: "a b" is not allowed here; take the control character out; line breaks may stay
                    replacedBy: Two            | replacedBy: "Two" is not allowed here; start with a lower-case letter or a digit, and go on with these or . _ -
                    """)
    void explainsWhatIsWrongWithAValue(String line, String problem) {
        assertThat(Written.problemsOfPlugin(line))
                .containsExactly("registry.yaml:7: plugins[0]." + problem);
    }

    @Test
    void saysWhatFormAnIdHas() {
        assertThat(Written.problems(Written.PLUGIN.replace("hammer", "Hammer")))
                .containsExactly(
                        "registry.yaml:4: plugins[0].id: \"Hammer\" is not allowed here; start with a lower-case letter or a digit, and go on with these or . _ -");
    }

    @Test
    void offersTheKeysThereAreForOneThatThereIsNot() {
        assertThat(Written.problems(Written.PLUGIN + "metadata:\n  colour: red\n"))
                .containsExactly(
                        "registry.yaml:8: metadata.colour: there is no such key; use one of notes, updateFrequency");
    }

    @Test
    void findsAKeyWithEveryCharacterThatAPointerEscapes() {
        assertThat(Written.problems(Written.PLUGIN + "metadata: {'x/y~z': 1, '0': 2}\n"))
                .containsExactly(
                        "registry.yaml:7: metadata.x/y~z: there is no such key; use one of notes, updateFrequency",
                        "registry.yaml:7: metadata.0: there is no such key; use one of notes, updateFrequency");
    }

    @Test
    void keepsTheCredentialsOfAnAddressToItself() {
        assertThat(
                        Written.problems(
                                Written.PLUGIN
                                        + "forges:\n  - host: https://user:secret@a.example\n    type: git\n"))
                .singleElement()
                .asString()
                .contains("\"https://...@a.example\" is not allowed here")
                .doesNotContain("secret");
    }

    @Test
    void tellsEveryKeyThatIsMissing() {
        assertThat(Written.problems("description: Nothing else\n"))
                .containsExactly(
                        "registry.yaml:1: name: this key is missing; add it, for example name: PipeCD Official Plugins",
                        "registry.yaml:1: repository: this key is missing; add it, for example repository: https://github.com/pipe-cd/pipecd",
                        "registry.yaml:1: plugins: this key is missing; add it");
    }

    @Test
    void asksForAPlugin() {
        assertThat(Written.problems("name: A\nrepository: https://github.com/a/b\nplugins: []\n"))
                .containsExactly("registry.yaml:3: plugins: a list is empty; add an entry");
    }

    @Test
    void refusesADefinitionThatHasNoKeys() {
        assertThat(Written.problems("just text\n"))
                .containsExactly(
                        "registry.yaml:1: \"just text\" is text, where keys belong; write its keys, see https://github.com/pluginregistry/registry-maven-plugin/blob/main/docs/definition.md");
        assertThat(Written.problemsOfJson("[]"))
                .containsExactly(
                        "registry.yaml:1: a list stands here, where keys belong; write its keys, see https://github.com/pluginregistry/registry-maven-plugin/blob/main/docs/definition.md");
    }

    @Test
    void acceptsLineBreaksInDescriptionsAndNotes() {
        assertThat(
                        Written.problems(
                                Written.PLUGIN
                                        + "    description: |\n      a\n      b\nmetadata:\n  notes: \"a\\nb\"\n"))
                .isEmpty();
    }

    @Test
    void acceptsTheAddressOfTheSchema() {
        assertThat(Written.problems(Written.PLUGIN + "$schema: https://schema.example/a.json\n"))
                .isEmpty();
    }

    @Test
    void offersTheNearestKeyAndDoesNotCallItMissing() {
        assertThat(Written.problems(Written.PLUGIN.replace("tagPattern", "tagPatern")))
                .containsExactly(
                        "registry.yaml:6: plugins[0].tagPatern: there is no such key; write tagPattern");
    }

    @Test
    void stillTellsAnotherKeyThatIsMissing() {
        assertThat(
                        Written.problems(
                                Written.PLUGIN
                                        .replace("tagPattern", "tagPatern")
                                        .replace("    name: Hammer\n", "")))
                .hasSize(2)
                .anySatisfy(problem -> assertThat(problem).contains("plugins[0].name: this key"));
    }

    @Test
    void offersTheNearestWord() {
        assertThat(Written.problemsOfPlugin("status: stabel"))
                .containsExactly(
                        "registry.yaml:7: plugins[0].status: \"stabel\" is none of stable, beta, alpha, deprecated; write stable, if that was meant");
    }
}
