package com.example.registry;

import io.github.pluginregistry.sdk.Extension;
import io.github.pluginregistry.sdk.testkit.JavaExtensionTests;
import java.util.Map;

class DocumentedRuleTest extends JavaExtensionTests {

    @Override
    protected Extension extension() {
        return new DocumentedRule();
    }

    @Override
    protected Map<String, Object> configuration() {
        return Map.of("words", 3);
    }
}
