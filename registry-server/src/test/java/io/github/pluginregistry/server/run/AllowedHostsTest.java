package io.github.pluginregistry.server.run;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pluginregistry.core.definition.DefinitionReader;
import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.server.config.RegistryConfiguration;
import io.github.pluginregistry.server.store.RegistryRow.Origin;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedHostsTest {

    /** Addresses, so that no test asks a resolver. */
    private static final String REGISTRY = "https://192.0.2.1/registry.git";

    @TempDir private Path directory;

    private RegistryDefinition definition(String plugin, String more) throws Exception {
        Path file =
                Files.writeString(
                        directory.resolve("registry.yaml"),
                        """
                        name: Plugins
                        description: Plugins of a test.
                        repository: https://192.0.2.1/registry
                        plugins:
                          - id: one
                            name: One
                            description: A plugin.
                            repository: %s
                            tagPattern: "v*"
                        %s
                        """
                                .formatted(plugin, more));
        return new DefinitionReader().read(file, "registry.yaml");
    }

    private static void require(String registry, RegistryDefinition definition) throws Exception {
        require(registry, Origin.FILE, definition);
    }

    private static void require(String registry, Origin origin, RegistryDefinition definition)
            throws Exception {
        AllowedHosts hosts =
                AllowedHosts.of(
                        RegistryConfiguration.read(
                                "{\"id\":\"test\",\"repository\":\"%s\"}".formatted(registry)),
                        origin);
        hosts.requireRegistry();
        hosts.require(definition);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/latest/meta-data",
                "http://127.0.0.1:8080/repo",
                "https://[::1]/repo",
                "https://[fe80::1]/repo",
                "https://0.0.0.0/repo",
                "https://2130706433/repo",
                "https://[::ffff:169.254.169.254]/repo",
                "https://[::127.0.0.1]/repo",
                "https://[fd00:ec2::254]/repo",
                "https://168.63.129.16/repo",
                "ssh://git@169.254.169.254/repo",
                "git@127.0.0.1:repo",
                "/var/lib/other.git",
                "file:///var/lib/other.git"
            })
    void refusesMachineOfServerAndItsLink(String plugin) throws Exception {
        RegistryDefinition definition = definition(plugin, "");

        assertThatThrownBy(() -> require(REGISTRY, definition))
                .isInstanceOf(RegistryFailure.class)
                .hasMessageContaining("the machine of the server");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"apiUrl: \"https://169.254.169.254/api\"", "gitUrl: \"https://127.0.0.1/\""})
    void refusesForgeThatIsAskedThere(String url) throws Exception {
        RegistryDefinition definition =
                definition(
                        "https://192.0.2.7/a/b",
                        "forges: [{host: 192.0.2.7, type: gitea, %s}]".formatted(url));

        assertThatThrownBy(() -> require(REGISTRY, definition)).isInstanceOf(RegistryFailure.class);
    }

    @Test
    void allowsHostsOfPrivateNetworks() throws Exception {
        RegistryDefinition definition = definition("https://10.0.0.7/a/b", "");

        assertThatCode(() -> require(REGISTRY, definition)).doesNotThrowAnyException();
    }

    @Test
    void refusesNamesOverHttp() throws Exception {
        RegistryDefinition definition = definition("http://git.invalid/a/b", "");

        assertThatThrownBy(() -> require(REGISTRY, definition))
                .isInstanceOf(RegistryFailure.class)
                .hasMessageContaining(
                        "registry.yaml: the plugin one names the host git.invalid over http");
        assertThatCode(() -> require("http://git.invalid/registry.git", definition))
                .as("where server.yaml has the registry")
                .doesNotThrowAnyException();
        assertThatThrownBy(
                        () -> require("https://git.invalid/registry.git", Origin.API, definition))
                .as("where the API added the registry there")
                .isInstanceOf(RegistryFailure.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:3000/registry.git", "/srv/registry.git"})
    void refusesRegistryOnThisMachineThatServerYamlDoesNotHave(String registry) throws Exception {
        RegistryDefinition definition = definition("https://192.0.2.7/a/b", "");

        assertThatThrownBy(() -> require(registry, Origin.API, definition))
                .isInstanceOf(RegistryFailure.class)
                .hasMessageContaining("let server.yaml have the registry");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:3000/registry.git", "/srv/registry.git"})
    void allowsRegistryOnThisMachineItsNeighbours(String registry) throws Exception {
        RegistryDefinition definition = definition("http://127.0.0.1:3000/a/b", "");

        assertThatCode(() -> require(registry, definition)).doesNotThrowAnyException();
    }
}
