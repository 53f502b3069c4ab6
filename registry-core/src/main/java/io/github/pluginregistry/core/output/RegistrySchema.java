package io.github.pluginregistry.core.output;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The JSON Schema (draft-07) of {@code plugins.json}, published beside it. */
public final class RegistrySchema {

    private static final String RESOURCE = "plugins.schema.json";

    private RegistrySchema() {}

    /** The whole text of {@code plugins.schema.json}, lines ended by LF. */
    public static String text() {
        try (InputStream schema = RegistrySchema.class.getResourceAsStream(RESOURCE)) {
            if (schema == null) {
                throw new IllegalStateException(
                        RESOURCE + " is missing from the jar of registry-core; build it anew");
            }
            return new String(schema.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    RESOURCE + " cannot be read from the jar of registry-core; build it anew", e);
        }
    }
}
