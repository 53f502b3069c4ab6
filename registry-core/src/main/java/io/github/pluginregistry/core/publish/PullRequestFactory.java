package io.github.pluginregistry.core.publish;

import io.github.pluginregistry.core.definition.ForgeType;
import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.forge.Forge;
import io.github.pluginregistry.core.forge.PullRequestAccess;
import io.github.pluginregistry.core.forge.PullRequests;
import io.github.pluginregistry.core.forge.RestPullRequests;
import io.github.pluginregistry.core.forge.github.GitHubPullRequests;
import io.github.pluginregistry.core.http.HttpClient;
import io.github.pluginregistry.core.http.HttpClient.Sleeper;
import io.github.pluginregistry.core.http.HttpLimits;
import io.github.pluginregistry.core.http.RequestCounter;
import io.github.pluginregistry.core.http.RetryPolicy;
import io.github.pluginregistry.core.http.TokenProvider;
import io.github.pluginregistry.core.model.RepositoryUrl;
import io.github.pluginregistry.core.model.RepositoryUrl.Transport;
import java.net.URI;
import java.util.Optional;

/** Makes the client for pull requests that fits the forge of a repository. */
public record PullRequestFactory(RegistryDefinition definition, TokenProvider credentials) {

    /** Larger than any page of pull requests. */
    private static final HttpLimits LIMITS = HttpLimits.DEFAULT.withBodyBytes(16L << 20);

    /** The pull requests of a repository; empty where its forge has none. */
    Optional<PullRequests> of(RepositoryUrl repository) {
        return forge(definition.forgeOf(repository)).map(forge -> of(forge, repository));
    }

    private PullRequests of(Forge forge, RepositoryUrl repository) {
        String host = webHost(repository);
        PullRequestAccess access =
                new PullRequestAccess(
                        new HttpClient(
                                LIMITS, RetryPolicy.DEFAULT, new RequestCounter(), Sleeper.REAL),
                        forge,
                        repository,
                        host,
                        api(definition, forge, host),
                        credentials);
        return forge == Forge.GITHUB ? GitHubPullRequests.of(access) : RestPullRequests.of(access);
    }

    /** The forge with a REST API that a definition's word means, if it means one. */
    public static Optional<Forge> forge(ForgeType type) {
        return switch (type) {
            case GITHUB -> Optional.of(Forge.GITHUB);
            case GITLAB -> Optional.of(Forge.GITLAB);
            case GITEA, FORGEJO -> Optional.of(Forge.GITEA);
            case BITBUCKET -> Optional.of(Forge.BITBUCKET_CLOUD);
            case BITBUCKET_SERVER -> Optional.of(Forge.BITBUCKET_SERVER);
            case GERRIT -> Optional.of(Forge.GERRIT);
            case AZURE, SOURCEHUT, GIT -> Optional.empty();
        };
    }

    public static URI api(RegistryDefinition definition, Forge forge, String host) {
        return definition.forges().stream()
                .filter(entry -> entry.host().equals(host))
                .flatMap(entry -> entry.apiUrl().stream())
                .findFirst()
                .orElseGet(() -> forge.usualApi(host));
    }

    /** The port of ssh is not the one of the API. */
    private static String webHost(RepositoryUrl repository) {
        return repository.transport() == Transport.SSH
                ? repository.host().replaceFirst(":\\d+$", "")
                : repository.host();
    }
}
