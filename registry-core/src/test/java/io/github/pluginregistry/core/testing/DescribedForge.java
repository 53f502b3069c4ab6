package io.github.pluginregistry.core.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.pluginregistry.core.forge.Forge;
import io.github.pluginregistry.core.forge.ForgeApi;
import io.github.pluginregistry.core.forge.ForgeErrors;
import io.github.pluginregistry.core.http.HttpClient;
import io.github.pluginregistry.core.http.HttpRequest;
import io.github.pluginregistry.core.http.RequestCounter;
import io.github.pluginregistry.core.http.Token;
import io.github.pluginregistry.core.http.TokenProvider;
import io.github.pluginregistry.core.model.RepositoryUrl;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * The forges that {@code .ci/contract} makes from the descriptions of their APIs, in {@code
 * src/contract}.
 */
public enum DescribedForge {
    GITHUB("api.github.com", Forge.GITHUB, "https://github.com/octocat/Hello-World"),
    OLD_ENTERPRISE_SERVER("ghes-3.17", Forge.GITHUB, "https://git.example.com/octocat/Hello-World"),
    ENTERPRISE_SERVER("ghes-3.19", Forge.GITHUB, "https://git.example.com/octocat/Hello-World"),
    GITLAB("gitlab", Forge.GITLAB, "https://git.example.com/example/group/plugins"),
    GITEA("gitea", Forge.GITEA, "https://git.example.com/example/plugins"),
    BITBUCKET_CLOUD(
            "bitbucket-cloud", Forge.BITBUCKET_CLOUD, "https://bitbucket.org/example/plugins"),
    BITBUCKET_SERVER(
            "bitbucket-server", Forge.BITBUCKET_SERVER, "https://git.example.com/scm/EX/plugins");

    /** Nothing is released, and no pull request is open. */
    public static final String EMPTY = "~empty";

    private static final Token TOKEN = Token.of("secret");

    private final String description;
    private final Forge forge;
    private final String repository;

    DescribedForge(String description, Forge forge, String repository) {
        this.description = description;
        this.forge = forge;
        this.repository = repository;
    }

    /** What kind of forge it is. */
    public Forge forge() {
        return forge;
    }

    /** A repository that it has. */
    public RepositoryUrl repository() {
        return RepositoryUrl.of(repository);
    }

    /** A token for any of them. */
    public static TokenProvider credentials() {
        return TokenProvider.allowingLoopback(host -> Optional.of(TOKEN));
    }

    /**
     * The address of its API.
     *
     * @param state {@link #EMPTY}, or nothing
     */
    public URI root(String state) {
        return address("/" + description + state + forge.usualApi(repository().host()).getPath());
    }

    /** Its API, with a token. */
    public ForgeApi api(String state) {
        String host = repository().host();
        return new ForgeApi(
                new HttpClient(new RequestCounter()),
                root(state),
                forge.authorization(TOKEN),
                new ForgeErrors(host, host, true, "the settings"));
    }

    /** What was sent to any of them, since this was asked last, that no description has. */
    public static List<String> violations() throws IOException {
        return List.of(
                new ObjectMapper()
                        .readValue(
                                new HttpClient(new RequestCounter())
                                        .send(HttpRequest.get(address("/violations")))
                                        .body(),
                                String[].class));
    }

    private static URI address(String path) {
        String address = System.getProperty("contract.forges", "");
        assertThat(address).as("the address of the forges: run .ci/contract").isNotEmpty();
        return URI.create(address + path);
    }
}
