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
                    description: 1.10          | description: expected text, found the number 1.10; put it in quotes
                    description: 0x1F          | description: expected text, found the number 0x1F; put it in quotes
                    description: true          | description: expected text, found true; put it in quotes
                    description:               | description: expected text, found nothing; write a value, or remove the key
                    description: [a]           | description: expected text, found a list; write one text
                    description: {a: b}        | description: expected text, found keys; write one text
                    includePrereleases: "true" | includePrereleases: expected true or false, found the text "true"; write true or false, without quotes
                    includePrereleases: yes    | includePrereleases: expected true or false, found the text "yes"; write true or false, without quotes
                    labels: a, b               | labels: expected a list, found the text "a, b"; write each entry on its own line, after a hyphen and a space
                    labels: [a, 1]             | labels[1]: expected text, found the number 1; put it in quotes
                    pin: v1.0.0                | pin: expected keys, found the text "v1.0.0"; write its keys, see https://github.com/pluginregistry/registry-maven-plugin/blob/main/docs/definition.md
                    pin: {version: v1}         | pin.reason: this key is missing; add it, for example reason: 2.x needs a control plane that is not released yet
                    ignore: [{version: v1, reason: " "}] | ignore[0].reason: the value is empty; write the reason on one line; it is shown with the version
                    status: stabel             | status: "stabel" is not one of stable, beta, alpha, deprecated; write stable, if that was meant
                    status: gone               | status: "gone" is not one of stable, beta, alpha, deprecated; write one of these
                    source: both               | source: "both" is not one of auto, releases, tags; write one of these
                    versionScheme: roman       | versionScheme: "roman" is not one of semver, maven; write one of these
                    repositoryType: both       | repositoryType: "both" is not one of inline, external; write one of these
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
                        "registry.yaml:8: metadata.colour: unknown key; use one of notes, updateFrequency");
    }

    @Test
    void findsAKeyWithEveryCharacterThatAPointerEscapes() {
        assertThat(Written.problems(Written.PLUGIN + "metadata: {'x/y~z': 1, '0': 2}\n"))
                .containsExactly(
                        "registry.yaml:7: metadata.x/y~z: unknown key; use one of notes, updateFrequency",
                        "registry.yaml:7: metadata.0: unknown key; use one of notes, updateFrequency");
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
                        "registry.yaml:1: expected keys, found the text \"just text\"; write its keys, see https://github.com/pluginregistry/registry-maven-plugin/blob/main/docs/definition.md");
        assertThat(Written.problemsOfJson("[]"))
                .containsExactly(
                        "registry.yaml:1: expected keys, found a list; write its keys, see https://github.com/pluginregistry/registry-maven-plugin/blob/main/docs/definition.md");
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
                        "registry.yaml:6: plugins[0].tagPatern: unknown key; write tagPattern");
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
}
