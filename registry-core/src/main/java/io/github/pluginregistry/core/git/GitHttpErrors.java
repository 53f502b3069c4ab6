package io.github.pluginregistry.core.git;

import io.github.pluginregistry.core.http.HttpResponse;
import io.github.pluginregistry.core.http.NetworkErrors;
import io.github.pluginregistry.core.http.RateLimit;
import io.github.pluginregistry.core.http.SourceException;
import io.github.pluginregistry.core.http.SourceException.Kind;
import io.github.pluginregistry.core.model.RepositoryUrl;
import java.io.IOException;
import java.util.Optional;

/**
 * Messages for everything that can go wrong with git over HTTP. They never quote the host, which
 * may repeat a token.
 *
 * @param operation what the host is asked for
 * @param host who is asked, which may be another host than that of the repository's address
 * @param withToken whether a token was sent
 * @param missingToken what to do where a token is missing, as an imperative phrase
 */
record GitHttpErrors(GitOperation operation, String host, boolean withToken, String missingToken) {

    private static final String RUN_LATER = "run again later";

    private RepositoryUrl repository() {
        return operation.repository();
    }

    /** The host answered with a status that is no success. */
    SourceException status(HttpResponse response) {
        Optional<RateLimit> limit = RateLimit.in(response);
        return limit.isPresent()
                ? limited(response.status(), limit.get())
                : status(response.status());
    }

    private SourceException limited(int status, RateLimit limit) {
        String later = "run again " + limit.retryTime();
        return failure(
                Kind.RATE_LIMITED,
                answered(status) + ": " + limit.description(),
                withToken || limit.overloaded()
                        ? later
                        : "%s, or %s, which may raise the limit".formatted(later, missingToken));
    }

    /** The same where only the status is known; 0 where no response came. */
    SourceException status(int status) {
        return switch (status) {
            case 0 ->
                    failure(
                            Kind.UNREACHABLE,
                            "gave no response for the " + operation.matter(),
                            "check the network and run again later");
            case 200 -> malformed("");
            case 401, 403 ->
                    failure(
                            Kind.NOT_ALLOWED,
                            answered(status),
                            withToken
                                    ? "replace the token for the host, or let it %s the repository"
                                            .formatted(operation.right())
                                    : "check the address; if the repository is private, "
                                            + missingToken);
            case 404, 410, 451 ->
                    failure(
                            Kind.NOT_FOUND,
                            answered(status) + ": it is not found, or not accessible",
                            "correct the address, or "
                                    + (withToken
                                            ? "let the token for the host %s the repository"
                                                    .formatted(operation.right())
                                            : missingToken));
            case 301, 302, 303, 307, 308 ->
                    failure(
                            Kind.UNUSABLE,
                            "redirects requests for %s to a page that is no git repository"
                                    .formatted(repository()),
                            openInBrowser());
            case 429 -> limited(status, new RateLimit("", false));
            default -> failure(Kind.SERVER_ERROR, answered(status), RUN_LATER);
        };
    }

    private String answered(int status) {
        return "answered %d for the %s".formatted(status, operation.matter());
    }

    /**
     * A redirect leads to another host.
     *
     * @param target that host, with its port where the address has one
     */
    SourceException foreignRedirect(String target) {
        // A part of a token that the host repeats in the name of the other host is not recognized.
        String place = withToken ? "" : " to " + target;
        return failure(
                Kind.UNUSABLE,
                "redirects requests for %s%s, and a redirect to another host is not followed"
                        .formatted(repository(), place),
                "write the address that the repository has there");
    }

    /** One redirect led to the next too often. */
    SourceException tooManyRedirects() {
        return failure(
                Kind.SERVER_ERROR,
                "redirects requests for %s again and again".formatted(repository()),
                openInBrowser());
    }

    private String openInBrowser() {
        return "open %s in a browser, and write the address that it leads to"
                .formatted(repository().address());
    }

    /** The response is not what git's protocol allows. */
    SourceException malformed(GitProtocolException cause) {
        return malformed(" (" + cause.getMessage() + ")");
    }

    private SourceException malformed(String reason) {
        return failure(
                Kind.SERVER_ERROR,
                "gave no valid response for the " + operation.matter() + reason,
                "check that %s is a git repository, and run again later"
                        .formatted(repository().address()));
    }

    /** The request did not get through, or the response did not come whole. */
    SourceException broken(IOException cause) {
        return operation
                .networkFailure(host, cause)
                .orElseGet(() -> NetworkErrors.of(host, cause, operation.matter()));
    }

    private SourceException failure(Kind kind, String message, String remedy) {
        return new SourceException(kind, host + " " + message, remedy, null);
    }
}
