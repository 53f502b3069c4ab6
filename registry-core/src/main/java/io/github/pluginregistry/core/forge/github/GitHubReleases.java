package io.github.pluginregistry.core.forge.github;

import io.github.pluginregistry.core.forge.ForgeApi;
import io.github.pluginregistry.core.forge.ReleaseDetails;
import io.github.pluginregistry.core.forge.ReleaseEndpoint;
import io.github.pluginregistry.core.forge.RestReleases;
import io.github.pluginregistry.core.http.SecretFilter;
import java.net.URI;

/** What GitHub, or a GitHub Enterprise Server, knows of releases. */
public final class GitHubReleases {

    private static final String ENTERPRISE = "/api/v3";

    private GitHubReleases() {}

    /**
     * Looks releases up in batches where there is a token, which GraphQL requires, and else one by
     * one.
     *
     * @param secrets finds the token that is sent, which no answer may repeat
     */
    public static ReleaseDetails of(ForgeApi api, URI root, SecretFilter secrets) {
        return api.errors().withToken()
                ? new GraphQlReleases(api, graphQl(root), secrets)
                : new RestReleases(api, ReleaseEndpoint.GITHUB);
    }

    /** GraphQL is at {@code /api/graphql}, beside the {@code /api/v3} of an Enterprise Server. */
    static URI graphQl(URI root) {
        String address = root.toString();
        return URI.create(
                address.endsWith(ENTERPRISE)
                        ? address.substring(0, address.length() - "/v3".length()) + "/graphql"
                        : address + "/graphql");
    }
}
