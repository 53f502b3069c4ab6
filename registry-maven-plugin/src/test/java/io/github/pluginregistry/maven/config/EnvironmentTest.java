package io.github.pluginregistry.maven.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvironmentTest {

    @TempDir private Path checkout;
    private Path registry;

    @BeforeEach
    void makeDirectories() throws Exception {
        registry = Files.createDirectories(checkout.resolve("some/registry"));
    }

    @ParameterizedTest
    @CsvSource({"true, true", "false, false", "1, false"})
    void detectsGitHubActions(String value, boolean reads) {
        assertThat(environment(Map.of("GITHUB_ACTIONS", value)).isGitHubActions()).isEqualTo(reads);
        assertThat(environment(Map.of()).isGitHubActions()).isFalse();
    }

    @Test
    void pathsAreRelativeToTheWorkspace() throws Exception {
        Files.createDirectory(registry.resolve(".git"));

        assertThat(root(Map.of("GITHUB_WORKSPACE", checkout.toString()))).isEqualTo(checkout);
    }

    @Test
    void pathsAreRelativeToTheCheckoutOutsideOfAWorkspace() throws Exception {
        Files.writeString(checkout.resolve(".git"), "gitdir: elsewhere\n");

        assertThat(root(Map.of())).isEqualTo(checkout);
        assertThat(root(Map.of("GITHUB_WORKSPACE", " "))).isEqualTo(checkout);
        assertThat(root(Map.of("GITHUB_WORKSPACE", checkout + "/other"))).isEqualTo(checkout);
    }

    @Test
    void printsLinesInUtf8WithoutPrefix() {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        PrintStream ascii = new PrintStream(output, false, StandardCharsets.US_ASCII);

        new Environment(Map.of(), ascii).print("::error::plügin");

        assertThat(output.toString(StandardCharsets.UTF_8)).isEqualTo("::error::plügin\n");
    }

    @Test
    void readsTheEnvironmentOfTheProcess() {
        assertThat(Environment.ofProcess().variables()).isEqualTo(System.getenv());
    }

    private Path root(Map<String, String> variables) {
        return environment(variables).root(registry);
    }

    private Environment environment(Map<String, String> variables) {
        return new Environment(variables, System.out);
    }
}
