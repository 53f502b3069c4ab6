package io.github.pluginregistry.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.definition.DefinitionReader;
import io.github.pluginregistry.core.testing.ForgeStub;
import io.github.pluginregistry.core.testing.PipeCd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What nine plugins of pipe-cd/pipecd and its SDK cost, with the tags that these really have. */
class RequestsTest {

    @TempDir Path directory;

    private final ForgeStub forge = PipeCd.forge();

    @BeforeEach
    void define() throws IOException {
        Files.writeString(directory.resolve("registry.yaml"), PipeCd.definition(forge.apiUrl()));
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
        forge.release(PipeCd.SDK, "v9.0.0");
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
