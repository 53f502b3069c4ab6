package io.github.pluginregistry.core.git;

import io.github.pluginregistry.core.http.HttpResponse;
import io.github.pluginregistry.core.http.NetworkErrors;
import io.github.pluginregistry.core.http.RateLimit;
import io.github.pluginregistry.core.http.ResponseTooLargeException;
import io.github.pluginregistry.core.http.SourceException;
import io.github.pluginregistry.core.http.SourceException.Kind;
import io.github.pluginregistry.core.model.HostName;
import io.github.pluginregistry.core.model.RepositoryUrl;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;

/**
 * Messages for everything that can go wrong while a host is asked for the tags of a repository.
 * They never quote the host, which may repeat a token.
 *
 * @param repository whose tags are asked for
 * @param host who is asked, which may be another host than that of the repository's address
 * @param withToken whether a token was sent
 */
record GitHttpErrors(RepositoryUrl repository, String host, boolean withToken) {

    private static final String RUN_LATER = "run again later";

    /** The host answered with a status that is no success. */
    SourceException status(HttpResponse response) {
        int status = response.status();
        Optional<RateLimit> limit = RateLimit.in(response);
        if (limit.isPresent()) {
            return failure(
                    Kind.RATE_LIMITED,
                    "answered %d for the tags of %s: %s"
                            .formatted(status, repository, limit.get().description()),
                    "run again " + limit.get().retryTime());
        }
        String answered = "answered %d for the tags of %s".formatted(status, repository);
        return switch (status) {
            case 401, 403 -> failure(Kind.NOT_ALLOWED, answered, remedyIfRefused());
            case 404, 410, 451 ->
                    failure(
                            Kind.NOT_FOUND,
                            answered + ": it is not found, or not accessible",
                            "correct the address, or " + tokenRemedy());
            case 301, 302, 303, 307, 308 ->
                    failure(
                            Kind.UNUSABLE,
                            "redirects requests for %s to a page that is no git repository"
                                    .formatted(repository),
                            "open %s in a browser, and write the address that it leads to"
                                    .formatted(repository.address()));
            default -> failure(Kind.SERVER_ERROR, answered, RUN_LATER);
        };
    }

    private String remedyIfRefused() {
        return withToken
                ? "replace the token for the host, or let it read the repository"
                : "check the address; if the repository is private, " + tokenRemedy();
    }

    private String tokenRemedy() {
        return withToken
                ? "let the token for the host read the repository"
                : "put a token into settings.xml as a <server> with the id " + tokenHost();
    }

    /** A host on this machine stands in for that of the repository's address. */
    private String tokenHost() {
        return HostName.isLoopback(host) ? repository.host() : host;
    }

    /** A redirect leads to another host. */
    SourceException foreignRedirect(URI target) {
        // A part of a token that the host repeats in the name of the other host is not recognized.
        String port = target.getPort() < 0 ? "" : ":" + target.getPort();
        String place = withToken ? "" : " to " + target.getHost() + port;
        return failure(
                Kind.UNUSABLE,
                "redirects requests for %s%s, and a redirect to another host is not followed"
                        .formatted(repository, place),
                "write the address that the repository has there");
    }

    /** One redirect led to the next too often. */
    SourceException tooManyRedirects() {
        return failure(
                Kind.SERVER_ERROR,
                "redirects requests for %s again and again".formatted(repository),
                "open %s in a browser, and write the address that it leads to"
                        .formatted(repository.address()));
    }

    /** The response is not what git's protocol allows. */
    SourceException malformed(IOException cause) {
        return failure(
                Kind.SERVER_ERROR,
                "gave no valid response for the tags of %s (%s)"
                        .formatted(repository, cause.getMessage()),
                "check that %s is a git repository, and run again later"
                        .formatted(repository.address()));
    }

    /** The request did not get through, or the response did not come whole. */
    SourceException broken(IOException cause) {
        if (cause instanceof ResponseTooLargeException) {
            return failure(
                    Kind.UNUSABLE,
                    "lists more tags of %s than can be read (%s)"
                            .formatted(repository, cause.getMessage()),
                    "make tagPattern begin with the part that the plugin's tags have in common");
        }
        return NetworkErrors.of(host, cause, "tags of " + repository);
    }

    private SourceException failure(Kind kind, String message, String remedy) {
        return new SourceException(kind, host + " " + message, remedy, null);
    }
}
