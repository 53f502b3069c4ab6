package io.github.pluginregistry.core.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DefinitionRulesTest {

    private static final String SECOND =
            """
              - id: %s
                name: Second
                tagPattern: v*
            """;

    @Test
    void findsNothingWrongWithACompleteDefinition() {
        assertThat(Written.problems(Written.resource("complete.yaml"))).isEmpty();
        assertThat(Written.problemsOfJson(Written.resource("complete.json"))).isEmpty();
    }

    @Test
    void refusesAKeyThatIsWrittenTwice() {
        assertThat(Written.problemsOfPlugin("status: beta", "docs: a.md", "status: alpha"))
                .containsExactly(
                        "registry.yaml:9: plugins[0].status: duplicate key, first at registry.yaml:7; keep one of them");
    }

    @Test
    void refusesExtensionsThatShareAnIdOrAHost() {
        assertThat(
                        Written.problems(
                                Written.PLUGIN
                                        + """
                                        extensions:
                                          - id: a
                                            hosts: [one.example.com]
                                          - id: a
                                            hosts: [One.example.com]
                                        """))
                .hasSize(2)
                .anyMatch(it -> it.endsWith("; keep one entry for each extension"))
                .anyMatch(it -> it.endsWith("; let one extension read a host"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[json, markdown, schema, histery]|outputs[3]: \"histery\" is not one of json, markdown, schema, history, feed, badges, renovate, properties, html, overview; write history, if that was meant",
                "[json, markdown, schema, feed]|outputs[3]: \"feed\" shows all versions, which only \"history\" keeps; add history to the list",
                "[json, schema, history]|outputs: \"markdown\" is missing; registry:check compares it with the others; add markdown to the list",
                "[json, markdown, schema, json]|outputs[3]: \"json\" is also at outputs[0] (registry.yaml:7); write each output once",
                "history|outputs: expected a list, found the text \"history\"; write each entry on its own line, after a hyphen and a space",
            })
    void refusesOutputsThatARegistryCannotHave(String outputs, String problem) {
        assertThat(Written.problems(Written.PLUGIN + "outputs: " + outputs + "\n"))
                .singleElement()
                .asString()
                .endsWith(problem);
    }

    @Test
    void saysHowTheNumbersOfAnExtensionAreWritten() {
        assertThat(
                        Written.problems(
                                Written.PLUGIN
                                        + """
                                        extensions:
                                          - id: a
                                            priority: "1"
                                            timeLimit: 0
                                        """))
                .hasSize(2)
                .anyMatch(
                        it ->
                                it.endsWith(
                                        "extensions[0].priority: expected a number, found the text \"1\"; write a whole number, without quotes"))
                .anyMatch(it -> it.endsWith("; write a number from 1 to 600"));
    }

    @Test
    void refusesEveryRepetitionOfAKeyWhereverItStands() {
        assertThat(
                        Written.problems(
                                Written.PLUGIN
                                        + "metadata: {notes: a, notes: b, notes: c}\nname: B\n"))
                .hasSize(3);
    }

    @Test
    void countsTheFirstOfTwoKeysAlsoWhereItIsSetToNothing() {
        assertThat(
                        Written.problems(
                                Written.PLUGIN.replace("plugins:", "plugins:\nplugins:")
                                        + "    colour: red\n"))
                .containsExactly(
                        "registry.yaml:3: plugins: expected a list, found nothing; write each entry on its own line, after a hyphen and a space",
                        "registry.yaml:4: plugins: duplicate key, first at registry.yaml:3; keep one of them");
    }

    @Test
    void tellsOfAnUnknownKeyBelowAKeyThatIsWrittenTwice() {
        assertThat(
                        Written.problems(
                                Written.PLUGIN.replace(
                                        "plugins:", "plugins: [{colour: red}]\nplugins:")))
                .contains(
                        "registry.yaml:4: plugins: duplicate key, first at registry.yaml:3; keep one of them")
                .anyMatch(
                        problem ->
                                problem.startsWith(
                                        "registry.yaml:3: plugins[0].colour: unknown key"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"hammer", "HAMMER"})
    void refusesAnIdThatIsTakenWhateverItsCase(String id) {
        assertThat(Written.problems(Written.PLUGIN + SECOND.formatted(id)))
                .contains(
                        "registry.yaml:7: plugins[1].id: \"%s\" is also at plugins[0].id (registry.yaml:4); give each plugin a unique id; upper and lower case count as the same"
                                .formatted(id));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    ext::sh -c true                      | expected https:
                    fd::17                               | expected https:
                    "javascript:alert(1)"                | expected https:
                    -oProxyCommand=true                  | may start with -
                    x@-oProxyCommand=true:r              | may start with -
                    "-u@h:r"                             | may start with -
                    ssh://-oProxyCommand=true@h/r        | may start with -
                    ssh://-oProxyCommand=true/r          | has no host
                    "a\\e[31m"                           | no invisible ones
                    "git@h:a\\u202eb"                    | no invisible ones
                    https://user:secret@github.com/a/b   | must not contain credentials
                    https://user:secret@github.com/a b   | Illegal character in path
                    gopher://github.com/a/b              | transport "gopher"
                    """)
    void refusesAnAddressThatIsNoRepositoryAndKeepsItToItself(String address, String reason) {
        assertThat(Written.problemsOfPlugin("repository: " + address))
                .singleElement()
                .asString()
                .startsWith(
                        "registry.yaml:7: plugins[0].repository: this is not a repository URL: ")
                .contains(reason)
                .doesNotContain("secret");
    }

    @Test
    void asksTheSameOfTheRegistrysRepository() {
        assertThat(Written.problems(Written.PLUGIN.replace("https://github.com", "gopher://a")))
                .singleElement()
                .asString()
                .startsWith("registry.yaml:2: repository: this is not a repository URL");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    formerTagPatterns: ['{version}-{version}']      | formerTagPatterns[0]: "{version}-{version}" is not a tag pattern:
                    ignore: [{version: 'v1 0', reason: broken}]     | ignore[0].version: "v1 0" is neither a version nor a glob of versions; write the version as its tag spells it, or a glob such as v0.9.*
                    labels: [a, b, A, b]                            | labels[3]: "b" is also at plugins[0].labels[1] (registry.yaml:7); write each label once
                    formerTagPatterns: [a, b, A, b]                 | formerTagPatterns[3]: "b" is also at plugins[0].formerTagPatterns[1] (registry.yaml:7); write each pattern once
                    replacedBy: chisel                              | replacedBy: no plugin of this definition has the id "chisel"; name a plugin of this definition, or remove the key
                    replacedBy: hammer                              | replacedBy: a plugin cannot replace itself; name another plugin, or remove the key
                    """)
    void rejectsAValue(String key, String problem) {
        assertThat(Written.problemsOfPlugin(key))
                .singleElement()
                .asString()
                .startsWith("registry.yaml:7: plugins[0]." + problem);
    }

    @Test
    void rejectsAnInvalidTagPattern() {
        assertThat(Written.problems(Written.PLUGIN.replace("v*", "'{version}-{version}'")))
                .singleElement()
                .asString()
                .startsWith(
                        "registry.yaml:6: plugins[0].tagPattern: \"{version}-{version}\" is not");
    }

    @Test
    void looksForNothingThatWasMeantWhereMistakesAreMany() {
        String mistakes =
                IntStream.range(0, 150)
                        .mapToObj(
                                i ->
                                        "  - {id: p%d, name: P, tagPattern: v*, replacedBy: hammr}\n"
                                                .formatted(i))
                        .collect(Collectors.joining());
        List<String> problems = Written.problems(Written.PLUGIN + mistakes);

        assertThat(problems.subList(0, 100)).allMatch(it -> it.endsWith("; write hammer"));
        assertThat(problems.subList(100, 150)).noneMatch(it -> it.endsWith("; write hammer"));
    }

    @Test
    void suggestsNoIdThatHidesACharacter() {
        assertThat(
                        Written.problems(
                                Written.PLUGIN
                                        + "    replacedBy: chisel\n"
                                        + "  - {id: \"chi\\u200dsel\", name: C, tagPattern: v*}\n"))
                .contains(
                        "registry.yaml:7: plugins[0].replacedBy: no plugin of this definition has the id \"chisel\"; write chi sel");
    }

    @Test
    void offersTheNearestPlugin() {
        assertThat(
                        Written.problems(
                                Written.PLUGIN
                                        + "    replacedBy: screwdrivr\n"
                                        + SECOND.formatted("screwdriver")))
                .containsExactly(
                        "registry.yaml:7: plugins[0].replacedBy: no plugin of this definition has the id \"screwdrivr\"; write screwdriver");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/plugins/a", "../plugins/a", "plugins/../a", "plugins/..", "plugins\\a"})
    void refusesASourcePathThatIsNoPathInARepository(String path) {
        assertThat(Written.problemsOfPlugin("sourcePath: " + path))
                .singleElement()
                .asString()
                .startsWith("registry.yaml:7: plugins[0].sourcePath: \"" + path)
                .contains("is not a path inside the repository");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plugins/a", "plugins/..a/b", ".", "plugins/a/", "''"})
    void acceptsASourcePathInARepository(String path) {
        assertThat(Written.problemsOfPlugin("sourcePath: " + path)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)", "data:text/html,a", "ftp://example.com/a", "//example.com/a",
                "https://user:secret@example.com/a", "https:///a", "/docs/a.md", "../a.md",
                "docs/../../a.md",
            })
    void refusesDocsThatAReaderCannotOpenOrShouldNot(String docs) {
        assertThat(Written.problemsOfPlugin("docs: " + docs))
                .singleElement()
                .asString()
                .startsWith(
                        "registry.yaml:7: plugins[0].docs: this is neither an http or https URL nor a path below the definition's folder")
                .doesNotContain("secret");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            textBlock =
                    """
                    install: get {versoin}          | install: unknown placeholder "{versoin}"; write {version}
                    install: get {elsewhere}        | install: unknown placeholder "{elsewhere}"; use {id}, {name}, {version}, {tag}, {repository}, {download}; text in {{ }} and ${ } is kept
                    download: https://a.b/{Tag}     | download: unknown placeholder "{Tag}"; write {tag}
                    download: https://a.b/{download} | download: unknown placeholder "{download}"; use {id}, {name}, {version}, {tag}, {repository}; text in {{ }} and ${ } is kept
                    download: ftp://a.b/{id}        | download: this makes no http or https URL; write one such as {repository}/releases/download/{tag}/{id}.zip
                    download: https://u:p@a.b/{id}  | download: this makes no http or https URL; write one such as {repository}/releases/download/{tag}/{id}.zip
                    """)
    void refusesTemplatesThatCannotBeFilled(String key, String expected) {
        assertThat(Written.problemsOfPlugin(key))
                .containsExactly("registry.yaml:7: plugins[0]." + expected);
        assertThat(Written.problems(Written.PLUGIN + key + "\n"))
                .hasSize(1)
                .first()
                .asString()
                .endsWith(": " + expected);
    }

    @Test
    void refusesALongTemplate() {
        assertThat(Written.problemsOfPlugin("install: " + "x".repeat(2_001)))
                .first()
                .asString()
                .contains("is longer than 2000 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://example.com/a#b", "http://example.com", "docs/a.md#b"})
    void acceptsDocsOfTheWebOrBelowTheDefinition(String docs) {
        assertThat(Written.problemsOfPlugin("docs: " + docs)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    http://example.com                    | http is allowed for this machine only
                    http://127.0.0.1.example.com          | http is allowed for this machine only
                    https://user:secret@example.com       | a URL in a definition must not contain credentials
                    http://user@127.0.0.1                 | a URL in a definition must not contain credentials
                    https://example.com/api?token=secret  | a URL in a definition must not contain credentials
                    ftp://example.com                     | this is not an http or https URL
                    example.com/api                       | this is not an http or https URL
                    https:/api                            | this is not an http or https URL
                    ssh://git@example.com/api             | this is not an http or https URL
                    /srv/git                              | this is not an http or https URL
                    https://example.com/api#a             | the URL must not have a fragment
                    """)
    void refusesAnAddressThatATokenMustNotGoTo(String address, String message) {
        for (String key : List.of("apiUrl", "gitUrl")) {
            assertThat(Written.problems(Written.PLUGIN + forge("a.example", key, address)))
                    .singleElement()
                    .asString()
                    .startsWith("registry.yaml:10: forges[0].%s: %s".formatted(key, message))
                    .doesNotContain("secret");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.com/api/v3",
                "http://127.0.0.1:8080",
                "http://localhost:8080/api",
                "http://[::1]:8080"
            })
    void acceptsAnAddressOverHttpsOrOnThisMachine(String address) {
        for (String key : List.of("apiUrl", "gitUrl")) {
            assertThat(Written.problems(Written.PLUGIN + forge("a.example", key, address)))
                    .isEmpty();
        }
    }

    @Test
    void showsAnAddressOfTheKindThatIsMissing() {
        assertThat(Written.problems(Written.PLUGIN + forge("a.example", "gitUrl", "a.example")))
                .containsExactly(
                        "registry.yaml:10: forges[0].gitUrl: this is not an http or https URL; write one such as https://github.example.com");
    }

    @Test
    void refusesASecondEntryForAHostWhateverItsCase() {
        assertThat(
                        Written.problems(
                                Written.PLUGIN
                                        + forge("a.example", "apiUrl", "https://a.example")
                                        + forge("A.EXAMPLE", "apiUrl", "https://b.example")
                                                .replace("forges:\n", "")))
                .containsExactly(
                        "registry.yaml:11: forges[1].host: \"A.EXAMPLE\" is also at forges[0].host (registry.yaml:8); keep one entry for each host");
    }

    @Test
    void leavesAValueToTheSchemaThatHasTheWrongForm() {
        assertThat(Written.problemsOfPlugin("repository: ''", "docs: ''", "replacedBy: 1.10"))
                .hasSize(3)
                .noneMatch(problem -> problem.contains("neither"));
    }

    private static String forge(String host, String key, String address) {
        return """
               forges:
                 - host: %s
                   type: github
                   %s: %s
               """
                .formatted(host, key, address);
    }
}
