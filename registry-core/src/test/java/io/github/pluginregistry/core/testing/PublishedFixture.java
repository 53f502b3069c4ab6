package io.github.pluginregistry.core.testing;

import io.github.pluginregistry.core.RegistryService;
import io.github.pluginregistry.core.definition.DefinitionReader;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** A registry as an update on 2026-11-20 left it, for tests that start from there. */
public final class PublishedFixture {

    public static final Instant PUBLISHED_AT = Instant.parse("2026-11-20T06:00:00Z");

    private PublishedFixture() {}

    /**
     * Writes {@code docs/} beside {@code registry.yaml} in a directory, from the answers in its
     * {@code recording/}.
     */
    public static void write(Path directory) throws Exception {
        Path definition = directory.resolve("registry.yaml");
        RegistryService.of(
                        new DefinitionReader().read(definition),
                        definition,
                        directory.resolve("docs"))
                .recording(directory.resolve("recording"))
                .clock(Clock.fixed(PUBLISHED_AT, ZoneOffset.UTC))
                .build()
                .update();
    }
}
