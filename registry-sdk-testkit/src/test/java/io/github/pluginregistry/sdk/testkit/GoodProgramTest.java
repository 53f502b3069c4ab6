package io.github.pluginregistry.sdk.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A program that follows the protocol passes. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the program is a shell script")
class GoodProgramTest extends ProgramExtensionTests {

    @TempDir Path directory = Path.of("");

    @Override
    protected Path program() {
        try {
            return KitProgram.script(directory, "good");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected Map<String, Object> configuration() {
        return Map.of("title", "Ids");
    }

    @Override
    protected void prepare(TestContext context) {
        context.token("artifacts.example.com", "secret");
    }

    @Override
    protected String repository() {
        return GoodExtension.REPOSITORY;
    }

    @Override
    protected Set<String> tags() {
        return Set.of("v1.0.0", "v1.1.0", "w2.0.0");
    }

    @Override
    protected Optional<String> missingRepository() {
        return Optional.of("https://artifacts.example.com/missing");
    }
}
