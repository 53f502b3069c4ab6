package io.github.pluginregistry.outputs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import io.github.pluginregistry.core.RegistryService;
import io.github.pluginregistry.core.RegistryServiceBuilder;
import io.github.pluginregistry.core.check.CheckResult;
import io.github.pluginregistry.core.definition.DefinitionReader;
import io.github.pluginregistry.core.definition.OutputType;
import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.validation.CheckKind;
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

    @Test
    void theExampleIsWhatTheOutputsRender() throws Exception {
        Path example = ROOT.resolve("examples/pipecd");
        Path file = example.resolve("registry.yaml");
        RegistryDefinition definition = new DefinitionReader().read(file);
        RegistryServiceBuilder service =
                RegistryService.of(definition, file, example.resolve("docs"));
        RegistryOutputs.connect(service);

        assertThat(definition.outputs()).contains(OutputType.HTML, OutputType.OVERVIEW);
        assertThat(service.build().check().results())
                .filteredOn(result -> result.kind() == CheckKind.IN_SYNC)
                .singleElement()
                .extracting(CheckResult::findings, LIST)
                .as("mvn -f examples/pipecd registry:update renders the files again")
                .isEmpty();
    }
}
