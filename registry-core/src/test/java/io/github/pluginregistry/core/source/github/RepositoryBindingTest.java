package io.github.pluginregistry.core.source.github;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.testing.ForgeStub;
import org.junit.jupiter.api.Test;
import org.kohsuke.github.GHRepository;
import org.kohsuke.github.connector.GitHubConnector;

class RepositoryBindingTest {

    @Test
    void knowsTheRepositoryWithoutAskingForIt() throws Exception {
        try (ForgeStub forge = ForgeStub.start()) {
            GHRepository repository =
                    RepositoryBinding.bind(
                            "pipe-cd/pipecd",
                            ApiAddress.of("github.com", forge.apiUrl()),
                            GitHubConnector.OFFLINE);

            assertThat(repository.getFullName()).isEqualTo("pipe-cd/pipecd");
            assertThat(repository.getOwnerName()).isEqualTo("pipe-cd");
            assertThat(repository.getName()).isEqualTo("pipecd");
            assertThat(forge.requests()).isEmpty();
        }
    }
}
