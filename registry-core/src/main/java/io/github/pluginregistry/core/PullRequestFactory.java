package io.github.pluginregistry.core;

import io.github.pluginregistry.core.definition.ForgeType;
import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.forge.Forge;
import io.github.pluginregistry.core.forge.PullRequestAccess;
import io.github.pluginregistry.core.forge.PullRequests;
import io.github.pluginregistry.core.forge.github.GitHubPullRequests;
import io.github.pluginregistry.core.forge.pullrequest.RestPullRequests;
import io.github.pluginregistry.core.http.HttpClient;
import io.github.pluginregistry.core.http.HttpClient.Sleeper;
import io.github.pluginregistry.core.http.HttpLimits;
import io.github.pluginregistry.core.http.RetryPolicy;
import io.github.pluginregistry.core.model.RepositoryId;
import io.github.pluginregistry.core.model.RepositoryId.Transport;
import io.github.pluginregistry.core.source.Credentials;
import io.github.pluginregistry.core.source.Traffic;
import java.net.URI;
import java.util.Optional;

/** Makes the client for pull requests that fits the forge of a repository. */
record PullRequestFactory(RegistryDefinition definition, Credentials credentials) {

    /** Larger than any page of pull requests. */
    private static final HttpLimits LIMITS = HttpLimits.DEFAULT.withBodyBytes(16L << 20);

    /** The pull requests of a repository; empty where its forge has none. */
    Optional<PullRequests> of(RepositoryId repository) {
        return forge(definition.forgeOf(repository)).map(forge -> of(forge, repository));
    }

    private PullRequests of(Forge forge, RepositoryId repository) {
        String host = webHost(repository);
        PullRequestAccess access =
                new PullRequestAccess(
                        new HttpClient(LIMITS, RetryPolicy.DEFAULT, new Traffic(), Sleeper.REAL),
                        forge,
                        repository,
                        host,
                        api(definition, forge, host),
                        credentials);
        return forge == Forge.GITHUB ? GitHubPullRequests.of(access) : RestPullRequests.of(access);
    }

    /** The forge with a REST API that a definition's word means, if it means one. */
    static Optional<Forge> forge(ForgeType type) {
        return switch (type) {
            case GITHUB -> Optional.of(Forge.GITHUB);
            case GITLAB -> Optional.of(Forge.GITLAB);
            case GITEA, FORGEJO -> Optional.of(Forge.GITEA);
            case BITBUCKET -> Optional.of(Forge.BITBUCKET_CLOUD);
            case BITBUCKET_SERVER -> Optional.of(Forge.BITBUCKET_SERVER);
            case AZURE, SOURCEHUT, GIT -> Optional.empty();
        };
    }

    /** Where the API of a host is. */
    static URI api(RegistryDefinition definition, Forge forge, String host) {
        return definition.forges().stream()
                .filter(entry -> entry.host().equals(host))
                .flatMap(entry -> entry.apiUrl().stream())
                .findFirst()
                .orElseGet(() -> forge.usualApi(host));
    }

    /** The port of ssh is not the one of the API. */
    private static String webHost(RepositoryId repository) {
        return repository.transport() == Transport.SSH
                ? repository.host().replaceFirst(":\\d+$", "")
                : repository.host();
    }
}
