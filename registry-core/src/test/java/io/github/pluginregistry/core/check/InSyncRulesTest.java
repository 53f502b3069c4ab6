package io.github.pluginregistry.core.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InSyncRulesTest extends CheckedTest {

    @Test
    void reportsAnEntryThatTheDefinitionLacks() throws Exception {
        registry.definition("id: saw", "id: file");
        assertThat(registry.findings())
                .containsExactly(
                        "not-in-definition plugins.json:23:13 saw: the definition has no plugin \"saw\"",
                        "not-in-registry registry.yaml:11:5 file: plugins.json has no entry for it: it was never resolved, or its entry was removed");
    }

    @Test
    void ignoresInvalidIds() throws Exception {
        registry.json("\"id\": \"saw\"", "\"id\": \"Saw!\"");
        assertThat(registry.pointers())
                .containsExactly(
                        "id-format error /plugins/1/id", "not-in-registry error /plugins/1");
    }

    @Test
    void reportsTheFirstMisplacedEntry() throws Exception {
        registry.definition("id: hammer", "id: x")
                .definition("id: saw", "id: hammer")
                .definition("id: x", "id: saw");
        assertThat(registry.findings())
                .filteredOn(it -> it.startsWith("order"))
                .containsExactly(
                        "order plugins.json:6:5 hammer: the entry here is \"hammer\", and the definition's \"saw\" is expected");
    }

    @Test
    void acceptsTheOrderIfAnEntryIsMissing() throws Exception {
        registry.definition(
                "  - id: hammer",
                "  - {id: a, name: A, description: A, tagPattern: a/*}\n  - id: hammer");
        assertThat(registry.pointers()).containsExactly("not-in-registry error /plugins/0");
    }

    @Test
    void acceptsTheOrderIfAnEntryIsDuplicated() throws Exception {
        registry.json("\"id\": \"saw\"", "\"id\": \"hammer\"");
        assertThat(registry.pointers())
                .contains("duplicate-id error /plugins/1/id", "not-in-registry error /plugins/1")
                .noneMatch(it -> it.startsWith("order"));
    }
}
