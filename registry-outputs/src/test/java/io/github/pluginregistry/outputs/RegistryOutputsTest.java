package io.github.pluginregistry.outputs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.definition.DefinitionReader;
import io.github.pluginregistry.core.definition.OutputType;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RegistryOutputsTest {

    private static final Path ROOT = Path.of(System.getProperty("repository.root"));

    @Test
    void theIntegrationTestOfAllOutputsNamesEachOfThem() throws Exception {
        Path definition = ROOT.resolve("src/it/update-writes-all-outputs/registry.yaml");

        assertThat(new DefinitionReader().read(definition).outputs())
                .containsExactlyInAnyOrder(OutputType.values());
    }
}
