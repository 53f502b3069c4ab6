package io.github.pluginregistry.core.publish;

import io.github.pluginregistry.core.testing.Upstream;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A remote repository with a registry, and the place of a checkout. */
abstract class PublishingTest {

    @TempDir Path directory;

    Upstream upstream;
    Path checkout;
    PublishingFixture registry;

    @BeforeEach
    void makeTheRemote() throws Exception {
        upstream = Upstream.in(directory.resolve("upstream.git"));
        upstream.commit("main", Map.of("registry.yaml", definition()));
        checkout = directory.resolve("checkout");
        registry = new PublishingFixture(checkout);
    }

    @AfterEach
    void closeTheRemote() {
        upstream.close();
    }

    /** The definition in the remote. */
    String definition() {
        return PublishingFixture.DEFINITION;
    }

    /** The plugins.json of a branch. */
    String json(String branch) throws Exception {
        return upstream.files(branch).get("docs/plugins.json");
    }
}
