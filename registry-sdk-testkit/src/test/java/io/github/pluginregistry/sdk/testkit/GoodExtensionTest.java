package io.github.pluginregistry.sdk.testkit;

import io.github.pluginregistry.sdk.Extension;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An extension that keeps its contracts passes; also how an author writes such a test. */
class GoodExtensionTest extends JavaExtensionTests {

    @Override
    protected Extension extension() {
        return new GoodExtension();
    }

    @Override
    protected Map<String, Object> configuration() {
        return Map.of("title", "Ids");
    }

    @Override
    protected void prepare(TestContext context) {
        context.token("artifacts.example.com", "secret").token("github.com", "other");
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
