package io.github.pluginregistry.core.check;

import io.github.pluginregistry.core.definition.DefinitionReader;
import io.github.pluginregistry.core.io.FilePlan;
import io.github.pluginregistry.core.output.PublishedRegistry;
import io.github.pluginregistry.core.validation.Rule;
import io.github.pluginregistry.core.validation.Severities;
import io.github.pluginregistry.core.validation.Severity;
import io.github.pluginregistry.core.validation.ValidationCache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.Period;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** A registry of two plugins in which all is well, until a test lays hands on it. */
final class Checked {

    static final String DEFINITION =
            """
            name: Example Tools
            description: The tools of an example
            repository: https://github.com/example/tools
            plugins:
              - id: hammer
                name: Hammer
                description: Drives nails
                sourcePath: tools/hammer
                tagPattern: tools/hammer/*
                status: stable
              - id: saw
                name: Saw
                description: Cuts wood
                tagPattern: saw-{version}
                status: beta
            """;

    static final String JSON =
            """
            {
              "version": "1.0",
              "lastUpdated": "2026-11-20T06:00:00Z",
              "description": "The tools of an example",
              "plugins": [
                {
                  "id": "hammer",
                  "name": "Hammer",
                  "description": "Drives nails",
                  "sourcePath": "tools/hammer",
                  "repository": "https://github.com/example/tools",
                  "repositoryType": "inline",
                  "latestVersion": "v1.2.0",
                  "releaseUrl": "https://github.com/example/tools/releases/tag/tools/hammer/v1.2.0",
                  "tagPattern": "tools/hammer/*",
                  "status": "stable",
                  "releasedAt": "2026-08-14T03:24:18Z",
                  "tag": "tools/hammer/v1.2.0",
                  "commit": "3ecbefafd6d3c3f022e9deeed228149eef134ada",
                  "latestPrerelease": "v1.3.0-rc.1"
                },
                {
                  "id": "saw",
                  "name": "Saw",
                  "description": "Cuts wood",
                  "sourcePath": "",
                  "repository": "https://github.com/example/tools",
                  "repositoryType": "inline",
                  "latestVersion": "0.3.0",
                  "releaseUrl": "https://github.com/example/tools/releases/tag/saw-0.3.0",
                  "tagPattern": "saw-{version}",
                  "status": "beta"
                }
              ],
              "metadata": {
                "updateFrequency": "",
                "dataFormat": "JSON Schema v7",
                "apiVersion": "1.0.0",
                "notes": ""
              }
            }
            """;

    private final Path directory;
    private final Map<Rule, Severity> severities = new EnumMap<>(Rule.class);
    private final Set<String> sourceless = new HashSet<>();
    private String definition = DEFINITION;
    private String json = JSON;
    private Period maxAge = Period.ZERO;
    private Instant now = Instant.parse("2026-11-20T08:00:00Z");
    private boolean defined = true;

    /**
     * @param directory for the definition
     */
    Checked(Path directory) {
        this.directory = directory;
    }

    /** Changes the definition. */
    Checked definition(String before, String after) {
        definition = replaced(definition, before, after);
        return this;
    }

    /** Changes plugins.json. */
    Checked json(String before, String after) {
        json = replaced(json, before, after);
        return this;
    }

    private static String replaced(String text, String before, String after) {
        if (!text.contains(before)) {
            throw new AssertionError("there is no " + before);
        }
        return text.replace(before, after);
    }

    Checked weighing(Rule rule, Severity severity) {
        severities.put(rule, severity);
        return this;
    }

    Checked at(String moment) {
        now = Instant.parse(moment);
        return this;
    }

    Checked maxAge(String age) {
        maxAge = Period.parse(age);
        return this;
    }

    /** The repository of this plugin is at hand, and does not have its source path. */
    Checked withoutSourceOf(String plugin) {
        sourceless.add(plugin);
        return this;
    }

    /** Nobody knows what plugins.json is made from. */
    Checked withoutDefinition() {
        defined = false;
        return this;
    }

    /** What is found, for example {@code version-format plugins.json:13:24 hammer: it is wrong}. */
    List<String> findings() throws Exception {
        return all().map(
                        it ->
                                "%s %s %s%s"
                                        .formatted(
                                                it.rule().id(),
                                                it.location().relativeTo(directory),
                                                it.plugin().isEmpty() ? "" : it.plugin() + ": ",
                                                it.problem()))
                .toList();
    }

    /** The rule, the severity and the pointer of what is found. */
    List<String> pointers() throws Exception {
        return all().map(
                        it ->
                                "%s %s %s"
                                        .formatted(
                                                it.rule().id(),
                                                it.severity().key(),
                                                it.location().pointer()))
                .toList();
    }

    /** The rules that nobody looked at. */
    List<Rule> off() throws Exception {
        return results().flatMap(result -> result.off().stream()).sorted().toList();
    }

    private Stream<Finding> all() throws Exception {
        return results().flatMap(result -> result.findings().stream());
    }

    private Stream<CheckResult> results() throws Exception {
        PublishedRegistry published = PublishedRegistry.parse(json);
        CheckResult valid = checker().validity(published);
        return defined
                ? Stream.of(valid, checker().inSync(published, new FilePlan(List.of())))
                : Stream.of(valid);
    }

    private RegistryChecker checker() throws Exception {
        Path file = directory.resolve("plugins.json");
        CheckOptions options =
                new CheckOptions(ValidationCache.NONE, new Severities(severities), now, maxAge);
        return defined
                ? new RegistryChecker(registry(), file, options)
                : RegistryChecker.withoutDefinition(file, options);
    }

    private DefinitionIndex registry() throws Exception {
        Path file = write(directory.resolve("registry.yaml"), definition);
        return new DefinitionIndex(
                new DefinitionReader().read(file),
                file,
                plugin -> sourceless.contains(plugin.id().value()));
    }

    private static Path write(Path file, String text) throws IOException {
        return Files.writeString(file, text);
    }
}
