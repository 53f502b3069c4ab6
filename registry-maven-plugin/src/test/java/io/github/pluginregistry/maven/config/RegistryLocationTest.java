package io.github.pluginregistry.maven.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pluginregistry.core.testing.SampleRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryLocationTest {

    @TempDir private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"registry.yaml", "registry.yml", "registry.json"})
    void findsTheDefinitionByName(String name) throws Exception {
        write(name, "");

        assertThat(RegistryLocation.definitionIn(directory, "mvn registry:"))
                .isEqualTo(directory.resolve(name));
    }

    @Test
    void namesARepositoryFileByItsLocalPath() throws Exception {
        write("a/b/site/plugins/a.json", "");
        RegistryLocation location =
                RegistryLocation.of(
                        directory.resolve("a/registry.yaml"),
                        directory.resolve("a/b/site"),
                        directory);
        UnaryOperator<String> called =
                location.fromRepository(
                        file -> directory.relativize(file).toString().replace('\\', '/'));

        assertThat(called.apply("x/a/registry.yaml")).isEqualTo("a/registry.yaml");
        assertThat(called.apply("x/a/b/site/plugins.md")).isEqualTo("a/b/site/plugins.md");
        assertThat(called.apply("x/a/b/site/plugins/a.json")).isEqualTo("a/b/site/plugins/a.json");
    }

    @Test
    void saysWhatToDoWithoutADefinition() {
        assertThatThrownBy(() -> RegistryLocation.definitionIn(directory, "mvn registry:"))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "there is no registry.yaml in %s; run mvn registry:init to create one, or name another file by -Dregistry.definition=FILE",
                        directory);
    }

    @Test
    void findsTheDefinitionAboveInTheCheckout() throws Exception {
        SampleRepository.withWorkTree(directory).close();
        write("registry.yaml", "");
        Path below = Files.createDirectories(directory.resolve("docs/images"));

        assertThatThrownBy(() -> RegistryLocation.definitionIn(below, "mvn registry:"))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "there is no registry.yaml in %s; there is one in %s: run Maven there",
                        below, directory);
    }

    @Test
    void findsNoDefinitionOutsideOfTheCheckout() throws Exception {
        write("registry.yaml", "");
        Path below = Files.createDirectories(directory.resolve("clone"));
        SampleRepository.withWorkTree(below).close();

        assertThatThrownBy(() -> RegistryLocation.definitionIn(below, "mvn registry:"))
                .hasMessageContaining("run mvn registry:init to create one");
    }

    @Test
    void rejectsSeveralDefinitionFiles() throws Exception {
        write("registry.yaml", "");
        write("registry.yml", "");
        write("registry.json", "");

        assertThatThrownBy(() -> RegistryLocation.definitionIn(directory, "mvn registry:"))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "%s has more than one definition: registry.yaml, registry.yml, registry.json; keep one of them, or name one by registry.definition",
                        directory);
    }

    @Test
    void theFilesAreInDocsBesideTheDefinition() {
        assertThat(location().outputDirectory()).isEqualTo(directory.resolve("docs"));
    }

    @Test
    void usesTheConfiguredOutputDirectory() {
        RegistryLocation location =
                RegistryLocation.of(
                        directory.resolve("registry.yaml"),
                        directory.resolve("x/../site"),
                        directory);

        assertThat(location.outputDirectory()).isEqualTo(directory.resolve("site"));
    }

    @Test
    void aRelativeDefinitionIsMadeAbsolute() {
        RegistryLocation location = RegistryLocation.of(Path.of("registry.yaml"), Path.of(""));

        assertThat(location.definition()).isAbsolute();
        assertThat(location.outputDirectory())
                .isEqualTo(location.definition().resolveSibling("docs"));
    }

    @Test
    void showsPathsRelativeToTheDefinition() {
        assertThat(location().directory()).isEqualTo(directory);
    }

    @Test
    void tellsApartDefinitionsByEachOfTheirBytes() throws Exception {
        Path definition = directory.resolve("registry.yaml");
        Files.write(definition, new byte[] {'a', (byte) 0xff});
        String before = location().definitionText();

        Files.write(definition, new byte[] {'a', (byte) 0xfe});

        assertThat(location().definitionText()).isNotEqualTo(before);
    }

    @Test
    void aMissingDefinitionHasNoText() throws Exception {
        assertThat(location().definitionText()).isEmpty();
    }

    @Test
    void isCompleteWithAllThreeFiles() throws Exception {
        write("docs/plugins.json", "");
        write("docs/plugins.md", "");
        assertThat(location().files().isComplete()).isFalse();

        write("docs/plugins.schema.json", "");
        assertThat(location().files().isComplete()).isTrue();
    }

    private RegistryLocation location() {
        return RegistryLocation.of(directory.resolve("registry.yaml"), directory);
    }

    private void write(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
