package io.github.pluginregistry.core;

import io.github.pluginregistry.core.definition.ForgeDefinition;
import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.forge.PullRequests;
import io.github.pluginregistry.core.forge.pullrequest.Forge;
import io.github.pluginregistry.core.forge.pullrequest.RestPullRequests;
import io.github.pluginregistry.core.model.RepositoryId;
import io.github.pluginregistry.core.model.RepositoryId.Transport;
import io.github.pluginregistry.core.source.Credentials;
import io.github.pluginregistry.core.source.Traffic;
import io.github.pluginregistry.core.source.github.GitHubLimits;
import io.github.pluginregistry.core.source.github.GitHubPullRequests;
import java.net.URI;
import java.util.Optional;

/** Makes the client for pull requests that fits the forge of a repository. */
record PullRequestFactory(
        RegistryDefinition definition, Credentials credentials, GitHubLimits limits) {

    /** The pull requests of a repository; empty where its forge has none. */
    Optional<PullRequests> of(RepositoryId repository) {
        return switch (definition.forgeOf(repository)) {
            case GITHUB -> Optional.of(gitHub(repository));
            case GITLAB -> Optional.of(rest(Forge.GITLAB, repository));
            case GITEA, FORGEJO -> Optional.of(rest(Forge.GITEA, repository));
            case BITBUCKET -> Optional.of(rest(Forge.BITBUCKET_CLOUD, repository));
            case BITBUCKET_SERVER -> Optional.of(rest(Forge.BITBUCKET_SERVER, repository));
            case AZURE, SOURCEHUT, GIT -> Optional.empty();
        };
    }

    private PullRequests gitHub(RepositoryId repository) {
        return new GitHubPullRequests(
                repository,
                LiveSources.apiOf(definition, repository.host()),
                credentials,
                new Traffic(),
                limits);
    }

    private PullRequests rest(Forge forge, RepositoryId repository) {
        String host = webHost(repository);
        URI api =
                definition.forges().stream()
                        .filter(entry -> entry.host().equals(repository.host()))
                        .map(ForgeDefinition::apiUrl)
                        .flatMap(Optional::stream)
                        .findFirst()
                        .orElseGet(() -> forge.usualApi(host));
        return new RestPullRequests(forge, repository, host, api, credentials);
    }

    /** The port of ssh is not the one of the API. */
    private static String webHost(RepositoryId repository) {
        return repository.transport() == Transport.SSH
                ? repository.host().replaceFirst(":\\d+$", "")
                : repository.host();
    }
}
