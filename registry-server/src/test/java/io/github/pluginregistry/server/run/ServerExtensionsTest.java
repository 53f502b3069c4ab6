package io.github.pluginregistry.server.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pluginregistry.core.definition.DefinitionReader;
import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.http.TokenProvider;
import io.github.pluginregistry.extensions.AllowedExtension;
import io.github.pluginregistry.extensions.ExtensionException;
import io.github.pluginregistry.server.EchoExtension;
import io.github.pluginregistry.server.metric.ServerMetrics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerExtensionsTest {

    private static final String COORDINATES = "com.example:echo:1.0.0";

    @TempDir private Path directory;
    private ServerExtensions extensions;

    @BeforeEach
    void opens() throws Exception {
        EchoExtension.writeTo(jars().resolve("echo.jar"));
        extensions = allowing("echo");
    }

    @AfterEach
    void closes() {
        extensions.close();
    }

    private Path jars() {
        return directory.resolve("extensions");
    }

    private ServerExtensions allowing(String entry) {
        return new ServerExtensions(
                List.of(AllowedExtension.parse(entry, directory)),
                jars(),
                TokenProvider.NONE,
                Duration.ofMinutes(1),
                new ServerMetrics());
    }

    /** The extension writes to this file when it is stopped. */
    private RegistryDefinition definition(String file) throws Exception {
        return new DefinitionReader()
                .read(
                        """
                        name: Test
                        repository: https://github.com/example/registry
                        plugins:
                          - {id: a, name: A, tagPattern: "a/*"}
                        extensions:
                          - {id: echo, priority: 7, timeLimit: 5, configuration: {file: "%s"}}
                        """
                                .formatted(file(file)),
                        "registry.yaml");
    }

    private Path file(String name) {
        return directory.resolve(name);
    }

    @Test
    void closesReplacedExtensionsAfterTheirLastUse() throws Exception {
        RunExtensions first = extensions.begin("test", definition("first"));
        RunExtensions again = extensions.begin("test", definition("first"));

        RunExtensions second = extensions.begin("test", definition("second"));

        assertThat(file("first")).doesNotExist();
        first.close();
        assertThat(file("first")).doesNotExist();
        again.close();
        assertThat(file("first")).exists();
        second.close();
        assertThat(file("second")).doesNotExist();
    }

    /** Of a server, and not of a build. */
    @Test
    void saysWhereServerAllowsExtensions() throws Exception {
        try (ServerExtensions missing = allowing("chat")) {
            assertThatThrownBy(() -> missing.begin("test", definition("first")))
                    .isInstanceOf(ExtensionException.class)
                    .hasMessage(
                            "extensions.allowed of server.yaml allows \"chat\", and there is no such extension in the jars of %s, which have closed, echo; place its jar there, or allow GROUP:ARTIFACT:VERSION",
                            jars().toAbsolutePath());
        }
        try (ServerExtensions none =
                new ServerExtensions(
                        List.of(),
                        jars(),
                        TokenProvider.NONE,
                        Duration.ofMinutes(1),
                        new ServerMetrics())) {
            assertThatThrownBy(() -> none.begin("test", definition("first")))
                    .isInstanceOf(ExtensionException.class)
                    .hasMessageStartingWith(
                            "the definition uses the extension echo, which the server does not allow; add to extensions.allowed of server.yaml what you trust");
        }
    }

    @Test
    void keepsExtensionsBetweenRuns() throws Exception {
        extensions.begin("test", definition("first")).close();
        var opened = extensions.all().get("test");

        extensions.begin("test", definition("first")).close();

        assertThat(extensions.all().get("test")).isEqualTo(opened);
        assertThat(file("first")).doesNotExist();
    }

    @Test
    void closesExtensionsOfRegistriesThatAreGone() throws Exception {
        extensions.begin("test", definition("first")).close();
        RunExtensions used = extensions.begin("other", definition("second"));

        extensions.retain(List.of());

        assertThat(file("first")).exists();
        assertThat(file("second")).doesNotExist();
        used.close();
        assertThat(file("second")).exists();
    }

    /** Another replica has run the registry. */
    @Test
    void opensExtensionsAsTheLastRunUsedThem() throws Exception {
        String use = ExtensionUse.of(definition("first")).json();

        try (UsedExtensions used = extensions.use("test", use)) {
            assertThat(used.find("echo").orElseThrow().settings())
                    .isEqualTo(definition("first").extensions().get(0));
            RunExtensions run = extensions.begin("test", definition("first"));
            assertThat(extensions.all().get("test")).contains(used.find("echo").orElseThrow());
            run.close();
        }
        assertThatThrownBy(() -> extensions.use("test", "no JSON"))
                .isInstanceOf(ExtensionException.class)
                .hasMessageContaining("start a run");
    }

    @Test
    void findsArtifactsInTheirDirectory() throws Exception {
        EchoExtension.writeTo(jars().resolve("com.example/echo/1.0.0/echo-1.0.0.jar"));
        Files.delete(jars().resolve("echo.jar"));
        extensions = allowing(COORDINATES);

        RunExtensions run = extensions.begin("test", definition("first"));

        assertThat(extensions.all().get("test"))
                .extracting(each -> each.id() + " of " + each.origin())
                .containsExactly("echo of " + COORDINATES, "closed of " + COORDINATES);
        run.close();
    }

    @Test
    void saysWhichFileOfAnArtifactIsMissing() {
        extensions = allowing(COORDINATES);

        assertThatThrownBy(() -> extensions.begin("test", definition("first")))
                .isInstanceOf(ExtensionException.class)
                .hasMessageContaining(COORDINATES)
                .hasMessageContaining(
                        jars().resolve("com.example/echo/1.0.0/echo-1.0.0.jar").toString())
                .hasMessageContaining("place its jar there");
    }

    @Test
    void leavesItsDirectoryForNoArtifact() throws Exception {
        EchoExtension.writeTo(directory.resolve("echo/1.0.0/echo-1.0.0.jar"));
        extensions = allowing("..:echo:1.0.0");

        assertThatThrownBy(() -> extensions.begin("test", definition("first")))
                .isInstanceOf(ExtensionException.class)
                .hasMessageContaining("is not there");
    }

    @Test
    void tellsTheHealthOfTheLastLook() throws Exception {
        ExtensionHealth health = new ExtensionHealth(extensions);
        extensions.begin("test", definition("first")).close();

        health.look();
        assertThat(health.details().toString())
                .isEqualTo("{\"status\":\"ready\",\"registries\":{\"test\":{\"echo\":\"ready\"}}}");
        Files.createFile(directory.resolve("first.ill"));
        assertThat(health.details().path("status").asText()).isEqualTo("ready");
        health.look();
        assertThat(health.details().toString())
                .isEqualTo(
                        "{\"status\":\"degraded\",\"registries\":{\"test\":{\"echo\":\"unhealthy\"}}}");
        assertThat(health.of("test", "echo").orElseThrow().detail()).contains("cold");
    }
}
