package io.github.pluginregistry.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.definition.DefinitionReader;
import io.github.pluginregistry.core.testing.ForgeStub;
import io.github.pluginregistry.core.testing.RealTags;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What nine plugins of pipe-cd/pipecd and its SDK cost, with the tags that these really have. */
class RequestsTest {

    private static final String HOME = "pipe-cd/pipecd";
    private static final String SDK = "pipe-cd/piped-plugin-sdk-go";
    private static final List<String> PLUGINS =
            List.of(
                    "kubernetes",
                    "terraform",
                    "wait",
                    "waitapproval",
                    "scriptrun",
                    "analysis",
                    "ecs");

    @TempDir Path directory;

    private final ForgeStub forge = ForgeStub.start();

    @BeforeEach
    void release() throws Exception {
        RealTags.PIPECD.names().forEach(tag -> forge.release(HOME, tag));
        RealTags.PIPECD_SDK.names().forEach(tag -> forge.release(SDK, tag));
        StringBuilder plugins = new StringBuilder();
        PLUGINS.forEach(
                id ->
                        plugins.append(
                                """
                                  - { id: %1$s, name: %1$s, tagPattern: "pkg/app/pipedv1/plugin/%1$s/*" }
                                """
                                        .formatted(id)));
        Files.writeString(
                directory.resolve("registry.yaml"),
                """
                name: PipeCD
                description: Plugins
                repository: https://github.com/%s
                forges:
                  - { host: github.com, type: github, apiUrl: "%s" }
                plugins:
                  - { id: pipecd, name: PipeCD, tagPattern: "v*" }
                  - { id: sdk, name: SDK, repository: "https://github.com/%s", tagPattern: "v*" }
                """
                                .formatted(HOME, forge.apiUrl(), SDK)
                        + plugins);
    }

    @AfterEach
    void close() {
        forge.close();
    }

    @Test
    void theFirstUpdateTakesThePagesOfReleasesAndThoseOfTags() throws Exception {
        assertThat(update("cache").requests()).isEqualTo(4 + 4);
    }

    @Test
    void anUpdateWithNothingNewTakesThePagesOfReleasesAlone() throws Exception {
        update("cache");
        Cost cost = update("another cache");

        assertThat(cost.requests()).isEqualTo(4);
        assertThat(cost.unchanged()).isZero();
    }

    @Test
    void anUpdateWithNothingNewTakesNoPageThatIsKept() throws Exception {
        update("cache");
        Cost cost = update("cache");

        assertThat(cost.requests()).isEqualTo(4);
        assertThat(cost.unchanged()).isEqualTo(4);
        assertThat(cost.bytes()).isZero();
    }

    @Test
    void nothingButThePagesOfTheListingsIsAskedFor() throws Exception {
        update("cache");

        assertThat(forge.requests())
                .allSatisfy(
                        request ->
                                assertThat(request.url())
                                        .matches(
                                                "/(repos/pipe-cd/[a-z-]+|repositories/\\d+)/(releases|tags)\\?[a-z0-9_=&]+"));
    }

    @Test
    void aNewReleaseTakesThePagesThatChangedAndTheTagsOfItsRepository() throws Exception {
        update("cache");
        forge.release(SDK, "v9.0.0");
        Cost cost = update("cache");

        assertThat(cost.requests()).isEqualTo(4 + 1);
        assertThat(cost.unchanged()).isEqualTo(3);
    }

    private Cost update(String cache) throws Exception {
        Path definition = directory.resolve("registry.yaml");
        return Registrar.of(
                        new DefinitionReader().read(definition),
                        definition,
                        directory.resolve("docs"))
                .cache(directory.resolve(cache))
                .build()
                .update()
                .cost();
    }
}
