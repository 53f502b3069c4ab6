package io.github.pluginregistry.core.forge;

import io.github.pluginregistry.core.http.Token;
import java.net.URI;
import java.util.Map;

/** A kind of forge with a REST API of its own. */
public enum Forge {
    /** GitHub, and GitHub Enterprise Server. */
    GITHUB(
            "/api/v3",
            "Authorization",
            "Bearer ",
            "pull requests",
            "the permissions to write contents and pull requests"),
    /** GitLab, whose pull requests are merge requests. */
    GITLAB("/api/v4", "PRIVATE-TOKEN", "", "merge requests", "the scope api"),
    /** Gitea, and Forgejo, which has the same API. */
    GITEA(
            "/api/v1",
            "Authorization",
            "token ",
            "pull requests",
            "the scopes write:repository and write:issue"),
    /** Bitbucket Cloud. */
    BITBUCKET_CLOUD(
            "/2.0", "Authorization", "Bearer ", "pull requests", "the scope pullrequest:write"),
    /** Bitbucket Data Center. */
    BITBUCKET_SERVER(
            "/rest/api/latest",
            "Authorization",
            "Bearer ",
            "pull requests",
            "the permission Repository write"),
    /** Gerrit, whose pull requests are changes. A login needs the name of the user. */
    GERRIT(
            "/a",
            "Authorization",
            "Basic ",
            "changes",
            "the name of its user and the permission Push on refs/for/*");

    private final String apiPath;
    private final String tokenHeader;
    private final String beforeToken;
    private final String pullRequests;
    private final String permission;

    Forge(
            String apiPath,
            String tokenHeader,
            String beforeToken,
            String pullRequests,
            String permission) {
        this.apiPath = apiPath;
        this.tokenHeader = tokenHeader;
        this.beforeToken = beforeToken;
        this.pullRequests = pullRequests;
        this.permission = permission;
    }

    /** The default address of the API. */
    public URI usualApi(String host) {
        return URI.create(
                "https://" + ApiRoot.usualHost(host) + (host.equals("github.com") ? "" : apiPath));
    }

    /** The header that carries a token. */
    public Map<String, String> authorization(Token token) {
        return Map.of(
                tokenHeader,
                this == GERRIT ? token.basic("x-access-token") : beforeToken + token.reveal());
    }

    /** What pull requests are called there. */
    String pullRequests() {
        return pullRequests;
    }

    /** What a token has to allow for pull requests. */
    String permission() {
        return permission;
    }
}
