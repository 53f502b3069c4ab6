package io.github.pluginregistry.core.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.pluginregistry.core.definition.DefinitionException;
import io.github.pluginregistry.core.definition.DefinitionReader;
import io.github.pluginregistry.core.io.CheckoutBoundary;
import io.github.pluginregistry.core.validation.Rule;
import io.github.pluginregistry.core.validation.Severities;
import io.github.pluginregistry.core.validation.Severity;
import io.github.pluginregistry.core.validation.ValidationCache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InvalidDefinitionCheckTest {

    private static final String MISTAKES =
            """
            name: Tools
            repository: https://github.com/example/tools
            plugins:
              - {id: a, name: A, tagPatern: a/*}
              - {id: a, name: A, tagPattern: a/*, sourcePath: ../a}
            """;

    @TempDir private Path directory;

    private Severities severities = Severities.USUAL;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(directory.resolve("registry.yaml"), MISTAKES);
    }

    @Test
    void reportsErrorsOfTheDefinitionAndOfPluginsJson() throws Exception {
        Files.writeString(
                directory.resolve("plugins.json"),
                """
                {"version": "1.0", "lastUpdated": "yesterday", "description": "",
                 "plugins": [{"id": "a", "latestVersion": "latest"}], "metadata": 1}
                """);

        assertThat(check())
                .hasToString(
                        "the registry is not valid (14 errors); skipped: in sync, current (need a readable registry)");
        assertThat(findings())
                .contains(
                        "plugins.json:1:35: \"yesterday\" is not an RFC 3339 timestamp, and one such as 2026-11-20T08:00:00Z is expected; run registry:update [last-updated]",
                        "plugins.json:2:43: a: \"latest\" is not a version; run registry:update [version-format]",
                        "registry.yaml:4:22: plugins[0].tagPatern: unknown key; write tagPattern [unknown-key]",
                        "registry.yaml:5:6: plugins[1].id: \"a\" is also at plugins[0].id (registry.yaml:4); give each plugin a unique id; upper and lower case count as the same [duplicate-id]")
                .last()
                .asString()
                .startsWith("registry.yaml:5:39: plugins[1].sourcePath: \"../a\" is not a path");
    }

    @Test
    void reportsErrorsOfTheDefinitionAsErrorsWhateverIsConfigured() throws Exception {
        severities =
                new Severities(
                        Map.of(
                                Rule.SOURCE_PATH, Severity.OFF,
                                Rule.UNKNOWN_KEY, Severity.WARNING,
                                Rule.MISSING, Severity.OFF));

        assertThat(check().findings())
                .extracting(finding -> finding.rule() + " " + finding.severity())
                .containsExactly("UNKNOWN_KEY ERROR", "DUPLICATE_ID ERROR", "SOURCE_PATH ERROR");
    }

    @Test
    void reportsAMissingOrUnparsableFile() throws Exception {
        assertThat(findings())
                .first()
                .isEqualTo("plugins.json: there is no such file; run registry:update [missing]");
        Files.writeString(directory.resolve("plugins.json"), "{\"plugins\": oops}");

        assertThat(findings()).first().asString().startsWith("plugins.json:1:13: invalid JSON");
    }

    private List<String> findings() throws Exception {
        return check().findings().stream().map(it -> it.describe(directory)).toList();
    }

    private CheckReport check() throws Exception {
        Path definition = directory.resolve("registry.yaml");
        DefinitionException mistakes =
                catchThrowableOfType(
                        DefinitionException.class, () -> new DefinitionReader().read(definition));
        return new InvalidDefinitionCheck(
                        mistakes,
                        definition,
                        directory,
                        CheckoutBoundary.around(directory),
                        new CheckOptions(
                                ValidationCache.NONE,
                                severities,
                                Instant.parse("2026-11-20T08:00:00Z"),
                                Period.ZERO))
                .check();
    }
}
