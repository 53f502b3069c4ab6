package io.github.pluginregistry.core.definition;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.model.RepositoryUrl;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistryDefinitionTest {

    private static final String FORGE =
            "forges: [{host: github.com, type: github, gitUrl: '%s'}]\n";

    private final RegistryDefinition definition = Written.yaml(Written.PLUGIN);

    @Test
    void saysTheSameWhereverItsKeysStand() {
        RegistryDefinition lower = Written.yaml("# a comment\n" + Written.PLUGIN);

        assertThat(lower).isNotEqualTo(definition);
        assertThat(lower.isEquivalentTo(definition)).isTrue();
    }

    @Test
    void doesNotSayTheSameWithAnotherPlugin() {
        RegistryDefinition other = Written.yaml(Written.PLUGIN.replace("Hammer", "Mallet"));

        assertThat(other.isEquivalentTo(definition)).isFalse();
    }

    @Test
    void doesNotSayTheSameWithOtherSeverities() {
        RegistryDefinition strict = Written.yaml(Written.PLUGIN + "rules: {order: off}\n");

        assertThat(strict.isEquivalentTo(definition)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:4711, https://github.com/pipe-cd/pipecd, http://127.0.0.1:4711/pipe-cd/pipecd",
        "https://mirror.example.com/hub/, https://github.com/o/r.git, https://mirror.example.com/hub/o/r.git",
        "https://mirror.example.com, http://GitHub.com/a%20b/r, https://mirror.example.com/a%20b/r",
        "https://mirror.example.com, https://github.com:8443/o/r,",
        "https://mirror.example.com, https://example.com/o/r,",
        "https://mirror.example.com, ssh://git@github.com/o/r,",
        "https://mirror.example.com, git@github.com:o/r,",
        "https://mirror.example.com, github.com/o/r,"
    })
    void replacesTheHostThatGitAsks(String gitUrl, String repository, URI address) {
        RegistryDefinition sent = Written.yaml(Written.PLUGIN + FORGE.formatted(gitUrl));

        assertThat(sent.gitAddressOf(RepositoryUrl.of(repository)))
                .isEqualTo(Optional.ofNullable(address));
    }

    @Test
    void leavesGitToTheHostThatSaysNothingOfIt() {
        RepositoryUrl repository = RepositoryUrl.of("https://github.com/o/r");
        RegistryDefinition api =
                Written.yaml(
                        Written.PLUGIN
                                + FORGE.formatted("https://github.com")
                                        .replace("gitUrl", "apiUrl"));

        assertThat(definition.gitAddressOf(repository)).isEmpty();
        assertThat(api.gitAddressOf(repository)).isEmpty();
    }

    @Test
    void decidesNotAlikeWhereGitAsksElsewhere() {
        RegistryDefinition here =
                Written.yaml(Written.PLUGIN + FORGE.formatted("https://a.example"));
        RegistryDefinition there =
                Written.yaml(Written.PLUGIN + FORGE.formatted("https://b.example"));

        assertThat(here.decidesAlike(here, here.plugins().get(0))).isTrue();
        assertThat(here.decidesAlike(there, here.plugins().get(0))).isFalse();
    }
}
