package io.github.pluginregistry.outputs;

import io.github.pluginregistry.core.RegistryService;
import io.github.pluginregistry.core.RegistryServiceBuilder;
import io.github.pluginregistry.core.definition.DefinitionException;
import io.github.pluginregistry.core.definition.DefinitionReader;
import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.model.PluginMetadata;
import io.github.pluginregistry.core.testing.FakeSource;
import io.github.pluginregistry.core.update.UpdateReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** A registry on disk, whose definition names its outputs. */
final class TestRegistry {

    static final String HOME = "https://github.com/example/plugins";
    static final String PLUGINS =
            """
            plugins:
              - id: a
                name: Plugin A
                tagPattern: a/*
            """;

    private final Path directory;
    private String outputs = "json, markdown, schema, history";
    private String plugins = PLUGINS;

    TestRegistry(Path directory) {
        this.directory = directory;
    }

    /** Names its outputs, as a list in YAML has them. */
    TestRegistry outputs(String names) {
        outputs = names;
        return this;
    }

    /** Everything else in the definition, as YAML. */
    TestRegistry plugins(String yaml) {
        plugins = yaml;
        return this;
    }

    /** The metadata of a plugin under another name. */
    static PluginMetadata named(PluginMetadata of, String name) {
        return new PluginMetadata(
                name,
                of.description(),
                of.sourcePath(),
                of.repository(),
                of.repositoryType(),
                of.tagPattern(),
                of.status(),
                of.documentation(),
                of.labels(),
                of.successor(),
                of.templates());
    }

    RegistryDefinition definition() throws IOException, DefinitionException {
        return new DefinitionReader()
                .read(
                        """
                        name: Example Plugins
                        repository: %s
                        outputs: [%s]
                        """
                                        .formatted(HOME, outputs)
                                + plugins,
                        "registry.yaml");
    }

    RegistryService service(FakeSource source) throws IOException, DefinitionException {
        Path file = directory.resolve("registry.yaml");
        Files.writeString(file, "");
        RegistryServiceBuilder service =
                RegistryService.of(definition(), file, directory.resolve("docs"))
                        .source(source)
                        .clock(Clock.fixed(Instant.parse("2026-11-20T06:00:00Z"), ZoneOffset.UTC));
        RegistryOutputs.connect(service);
        return service.build();
    }

    UpdateReport update(FakeSource source) throws Exception {
        return service(source).update();
    }

    Path file(String name) {
        return directory.resolve("docs").resolve(name);
    }

    String text(String name) throws IOException {
        return Files.readString(file(name));
    }
}
