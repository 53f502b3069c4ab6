package io.github.pluginregistry.core.testing;

import static io.github.pluginregistry.core.testing.Definitions.HOME;
import static io.github.pluginregistry.core.testing.Definitions.plugin;

import io.github.pluginregistry.core.RegistryService;
import io.github.pluginregistry.core.RegistryServiceBuilder;
import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.model.RepositoryUrl;
import io.github.pluginregistry.core.validation.Severities;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** The two states of a registry. */
public enum ExampleState {
    OLD("2026-11-16T06:00:00Z"),
    NEW("2026-11-17T06:00:00Z");

    /** Long enough for a kill to find the program writing. */
    private static final int LENGTH = 200_000;

    private final Clock clock;

    ExampleState(String moment) {
        this.clock = Clock.fixed(Instant.parse(moment), ZoneOffset.UTC);
    }

    /** Describes a registrar that brings the registry in a directory into this state. */
    public RegistryServiceBuilder in(Path directory) {
        RegistryDefinition definition =
                new RegistryDefinition(
                        "Example plugins",
                        name().repeat(LENGTH),
                        RepositoryUrl.of(HOME),
                        "",
                        "",
                        List.of(plugin("a", "a/*")),
                        List.of(),
                        Severities.USUAL,
                        List.of(),
                        List.of());
        return RegistryService.of(
                        definition, directory.resolve("registry.yaml"), directory.resolve("docs"))
                .source(new FakeSource().tags(HOME, "a/v1.0.0"))
                .clock(clock);
    }
}
