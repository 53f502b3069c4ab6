package io.github.pluginregistry.core.definition;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.model.RepositoryUrl;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForgeTypeTest {

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    github.com,      github
                    gitlab.com,      gitlab
                    gitea.com,       gitea
                    codeberg.org,    forgejo
                    bitbucket.org,   bitbucket
                    dev.azure.com,   azure
                    git.sr.ht,       sourcehut
                    git.example.com, git
                    """)
    void knowsPublicHosts(String host, String type) {
        RegistryDefinition definition = Written.yaml(Written.resource("complete.yaml"));

        assertThat(definition.forgeOf(RepositoryUrl.of("https://" + host + "/a/b")).key())
                .isEqualTo(type);
        assertThat(definition.forgeOf(RepositoryUrl.of("git@" + host + ":a/b.git")).key())
                .isEqualTo(type);
    }

    @Test
    void believesAnEntryMore() {
        RegistryDefinition definition =
                Written.yaml(
                        Written.resource("complete.yaml")
                                .replace("host: git.example.com", "host: gitlab.com"));

        assertThat(definition.forgeOf(RepositoryUrl.of("https://gitlab.com/a/b")))
                .isEqualTo(ForgeType.GIT);
    }

    @Test
    void isWrittenInLowerCaseWithAHyphen() {
        assertThat(ForgeType.of("bitbucket-server")).contains(ForgeType.BITBUCKET_SERVER);
        assertThat(ForgeType.of("bitbucket_server")).isEqualTo(Optional.empty());
    }
}
