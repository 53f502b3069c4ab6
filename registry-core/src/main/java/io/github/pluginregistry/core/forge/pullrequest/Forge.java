package io.github.pluginregistry.core.forge.pullrequest;

import io.github.pluginregistry.core.model.RepositoryId;
import io.github.pluginregistry.core.source.SourceException;
import java.net.URI;
import java.util.Map;

/** A kind of forge with a REST API of its own. */
public enum Forge {
    /** GitLab, whose pull requests are merge requests. */
    GITLAB("a merge request", "the scope api", "/api/v4") {
        @Override
        Map<String, String> authorization(String token) {
            return Map.of("PRIVATE-TOKEN", token);
        }

        @Override
        PullRequestApi api(RestClient client, RepositoryId repository) throws SourceException {
            return GitLabApi.of(client, repository);
        }
    },
    /** Gitea, and Forgejo, which has the same API. */
    GITEA("a pull request", "the scopes write:repository and write:issue", "/api/v1") {
        @Override
        Map<String, String> authorization(String token) {
            return Map.of("Authorization", "token " + token);
        }

        @Override
        PullRequestApi api(RestClient client, RepositoryId repository) throws SourceException {
            return GiteaApi.of(client, repository);
        }
    },
    /** Bitbucket Cloud. */
    BITBUCKET_CLOUD("a pull request", "the scope pullrequest:write", "/2.0") {
        @Override
        Map<String, String> authorization(String token) {
            return bearer(token);
        }

        @Override
        PullRequestApi api(RestClient client, RepositoryId repository) throws SourceException {
            return BitbucketCloudApi.of(client, repository);
        }
    },
    /** Bitbucket Data Center. */
    BITBUCKET_SERVER("a pull request", "the permission Repository write", "/rest/api/latest") {
        @Override
        Map<String, String> authorization(String token) {
            return bearer(token);
        }

        @Override
        PullRequestApi api(RestClient client, RepositoryId repository) throws SourceException {
            return BitbucketServerApi.of(client, repository);
        }
    };

    private final String noun;
    private final String permission;
    private final String apiPath;

    Forge(String noun, String permission, String apiPath) {
        this.noun = noun;
        this.permission = permission;
        this.apiPath = apiPath;
    }

    /**
     * Where the API is, unless a definition says otherwise.
     *
     * @param host the host in the addresses of repositories
     */
    public URI usualApi(String host) {
        String apiHost = host.equals("bitbucket.org") ? "api.bitbucket.org" : host;
        return URI.create("https://" + apiHost + apiPath);
    }

    String noun() {
        return noun;
    }

    String permission() {
        return permission;
    }

    /** The header that carries a token. */
    abstract Map<String, String> authorization(String token);

    /**
     * How the pull requests of a repository are asked about.
     *
     * @throws SourceException if the repository's path is none that the forge can have
     */
    abstract PullRequestApi api(RestClient client, RepositoryId repository) throws SourceException;

    private static Map<String, String> bearer(String token) {
        return Map.of("Authorization", "Bearer " + token);
    }
}
