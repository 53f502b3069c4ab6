package io.github.pluginregistry.core.forge;

import io.github.pluginregistry.core.model.RepositoryUrl;
import io.github.pluginregistry.core.model.RepositoryUrl.Transport;
import java.net.URI;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * A project of a Gerrit.
 *
 * @param web the address of Gerrit's web pages, with a trailing slash
 * @param name the name of the project, in which slashes are usual
 */
record GerritProject(URI web, String name) {

    /**
     * The project of a repository.
     *
     * @param api the address of the REST API: that of the web pages followed by {@code /a}, which
     *     requests a login
     */
    static GerritProject of(RepositoryUrl repository, URI api) {
        String web = api.toString().replaceFirst("/a$", "") + "/";
        return new GerritProject(
                URI.create(web),
                repository.transport() == Transport.HTTP
                        ? name(repository.path(), URI.create(web).getPath().substring(1))
                        : repository.path());
    }

    /** Over http, a name comes after the path of the web pages and, for a login, {@code a/}. */
    private static String name(String path, String context) {
        String below = path.startsWith(context) ? path.substring(context.length()) : path;
        return below.startsWith("a/") ? below.substring(2) : below;
    }

    /** The web page of a change. */
    URI page(int change) {
        String path =
                Arrays.stream(name.split("/", -1))
                        .map(RestClient::encoded)
                        .collect(Collectors.joining("/"));
        return URI.create("%sc/%s/+/%d".formatted(web, path, change));
    }
}
