package io.github.pluginregistry.core;

import io.github.pluginregistry.core.definition.ForgeType;
import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.forge.ApiRoot;
import io.github.pluginregistry.core.forge.Forge;
import io.github.pluginregistry.core.forge.ForgeApi;
import io.github.pluginregistry.core.forge.ForgeErrors;
import io.github.pluginregistry.core.forge.HostFailures;
import io.github.pluginregistry.core.forge.ReleaseDetails;
import io.github.pluginregistry.core.forge.ReleaseEndpoint;
import io.github.pluginregistry.core.forge.ReleaseSource;
import io.github.pluginregistry.core.forge.RestReleases;
import io.github.pluginregistry.core.forge.TagListing;
import io.github.pluginregistry.core.forge.github.GitHubReleases;
import io.github.pluginregistry.core.git.GitSource;
import io.github.pluginregistry.core.git.HttpRemote;
import io.github.pluginregistry.core.git.HttpTags;
import io.github.pluginregistry.core.http.HttpClient;
import io.github.pluginregistry.core.http.SecretFilter;
import io.github.pluginregistry.core.http.SourceException;
import io.github.pluginregistry.core.http.Token;
import io.github.pluginregistry.core.http.TokenProvider;
import io.github.pluginregistry.core.model.HostName;
import io.github.pluginregistry.core.model.RepositoryUrl;
import io.github.pluginregistry.core.model.RepositoryUrl.Transport;
import io.github.pluginregistry.core.publish.PullRequestFactory;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lists tags in the repositories themselves, and looks up releases on their forges. */
final class LiveReleaseSource implements ReleaseSource {

    /** Hosts of these types speak version 2 of git's protocol, so they are not asked whether. */
    private static final Set<ForgeType> SPEAK_VERSION_2 =
            Set.of(ForgeType.GITHUB, ForgeType.GITLAB, ForgeType.GITEA, ForgeType.FORGEJO);

    /** The same message for every repository, so that a run reports it once. */
    private static final String OFFLINE = "Maven is offline, so nothing was asked";

    private final RegistryDefinition definition;
    private final TokenProvider credentials;
    private final HttpClient http;
    private final GitSource git;
    private final boolean offline;
    private final Map<String, ReleaseSource> hostSources;
    private final Map<String, ReleaseDetails> details = new HashMap<>();

    private final HostFailures failures = new HostFailures();

    /**
     * @param offline whether no host is asked; repositories on this machine still answer
     * @param hostSources the hosts, in lower case, that have sources of their own
     */
    LiveReleaseSource(
            RegistryDefinition definition,
            TokenProvider credentials,
            HttpClient http,
            GitSource git,
            boolean offline,
            Map<String, ReleaseSource> hostSources) {
        this.hostSources = Map.copyOf(hostSources);
        this.definition = definition;
        this.credentials = credentials;
        this.http = http;
        this.git = git;
        this.offline = offline;
    }

    @Override
    public TagListing tags(RepositoryUrl repository, Set<String> prefixes) throws SourceException {
        if (offline && repository.transport() != Transport.LOCAL) {
            throw new SourceException(
                    SourceException.Kind.OFFLINE, OFFLINE, "run without -o to ask", null);
        }
        if (hostSources.containsKey(repository.host())) {
            return hostSources.get(repository.host()).tags(repository, prefixes);
        }
        if (repository.transport() != Transport.HTTP) {
            return git.tags(repository, prefixes);
        }
        failures.require(repository.host());
        URI url =
                definition
                        .gitAddressOf(repository)
                        .orElseGet(() -> URI.create(repository.address()));
        Optional<Token> token = gitToken(repository, url);
        SecretFilter secrets = token.map(SecretFilter::of).orElse(SecretFilter.NONE);
        try {
            TagListing listing =
                    new HttpTags(http, repository, prefixes, credentials)
                            .tags(remote(repository, url, token.orElse(null)), secrets);
            failures.answered(repository.host());
            return listing;
        } catch (SourceException e) {
            throw failures.recorded(repository.host(), secrets.clean(e));
        }
    }

    /** Over http, which anybody on the way can read, no token is sent but to this machine. */
    private Optional<Token> gitToken(RepositoryUrl repository, URI url) throws SourceException {
        return HostName.mayCarryToken(url)
                ? token(ApiRoot.of(repository.host(), URI.create(ApiRoot.origin(url))))
                : Optional.empty();
    }

    private Optional<Token> token(ApiRoot root) throws SourceException {
        Optional<Token> token = root.token(credentials);
        if (token.filter(secret -> !secret.isUsable()).isPresent()) {
            throw ForgeErrors.of(root, credentials, true).unusableToken();
        }
        return token;
    }

    private HttpRemote remote(RepositoryUrl repository, URI url, @Nullable Token token) {
        ForgeType type = definition.forgeOf(repository);
        return new HttpRemote(
                url,
                token == null ? "" : authorization(type, token),
                SPEAK_VERSION_2.contains(type));
    }

    /** GitLab takes the tokens of its jobs only from a user of this name. */
    private static String authorization(ForgeType type, Token token) {
        return switch (type) {
            case BITBUCKET_SERVER -> HttpRemote.bearer(token);
            case BITBUCKET -> token.basic("x-token-auth");
            case GITLAB -> token.basic("gitlab-ci-token");
            case GITHUB, GITEA, FORGEJO, GERRIT, AZURE, SOURCEHUT, GIT ->
                    token.basic("x-access-token");
        };
    }

    @Override
    public ReleaseDetails details(RepositoryUrl repository) throws SourceException {
        if (hostSources.containsKey(repository.host())) {
            return hostSources.get(repository.host()).details(repository);
        }
        Optional<Forge> forge = PullRequestFactory.forge(definition.forgeOf(repository));
        return forge.isEmpty() || repository.transport() != Transport.HTTP
                ? ReleaseDetails.none()
                : details(forge.get(), repository.host());
    }

    private synchronized ReleaseDetails details(Forge forge, String host) throws SourceException {
        ReleaseDetails known = details.get(host);
        if (known != null) {
            return known;
        }
        ReleaseDetails made = made(forge, host);
        details.put(host, made);
        return made;
    }

    private ReleaseDetails made(Forge forge, String host) throws SourceException {
        ApiRoot root = ApiRoot.of(host, PullRequestFactory.api(definition, forge, host));
        Optional<Token> token = token(root);
        ForgeErrors errors = ForgeErrors.of(root, credentials, token.isPresent());
        Map<String, String> headers =
                new HashMap<>(token.map(forge::authorization).orElse(Map.of()));
        headers.put("Accept", "application/json");
        ForgeApi api = new ForgeApi(http, root.address(), headers, errors);
        return switch (forge) {
            case GITHUB ->
                    GitHubReleases.of(
                            api,
                            root.address(),
                            token.map(SecretFilter::of).orElse(SecretFilter.NONE));
            case GITLAB -> new RestReleases(api, ReleaseEndpoint.GITLAB);
            case GITEA -> new RestReleases(api, ReleaseEndpoint.GITEA);
            case BITBUCKET_CLOUD, BITBUCKET_SERVER, GERRIT -> ReleaseDetails.none();
        };
    }
}
