package com.example.registry;

import io.github.pluginregistry.sdk.testkit.ProgramExtensionTests;
import java.nio.file.Path;
import java.util.Map;

/** The rule in JavaScript keeps the protocol and the contract of a CheckRule. */
class NamingRuleTest extends ProgramExtensionTests {

    @Override
    protected Path program() {
        return Path.of("../naming-rule/naming-rule.mjs");
    }

    @Override
    protected Map<String, Object> configuration() {
        return Map.of("pattern", "[A-Z].*", "example", "Kubernetes");
    }
}
