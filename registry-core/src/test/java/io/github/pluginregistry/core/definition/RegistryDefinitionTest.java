package io.github.pluginregistry.core.definition;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RegistryDefinitionTest {

    private final RegistryDefinition definition = Written.yaml(Written.PLUGIN);

    @Test
    void saysTheSameWhereverItsKeysStand() {
        RegistryDefinition lower = Written.yaml("# a comment\n" + Written.PLUGIN);

        assertThat(lower).isNotEqualTo(definition);
        assertThat(lower.saysTheSameAs(definition)).isTrue();
    }

    @Test
    void doesNotSayTheSameWithAnotherPlugin() {
        RegistryDefinition other = Written.yaml(Written.PLUGIN.replace("Hammer", "Mallet"));

        assertThat(other.saysTheSameAs(definition)).isFalse();
    }

    @Test
    void doesNotSayTheSameWithOtherSeverities() {
        RegistryDefinition strict = Written.yaml(Written.PLUGIN + "rules: {order: off}\n");

        assertThat(strict.saysTheSameAs(definition)).isFalse();
    }
}
