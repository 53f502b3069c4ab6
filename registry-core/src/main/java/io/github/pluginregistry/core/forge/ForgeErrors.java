package io.github.pluginregistry.core.forge;

import io.github.pluginregistry.core.http.NetworkErrors;
import io.github.pluginregistry.core.http.RateLimit;
import io.github.pluginregistry.core.http.SourceException;
import io.github.pluginregistry.core.http.SourceException.Kind;
import io.github.pluginregistry.core.http.TokenProvider;
import java.io.IOException;
import java.net.URI;

/**
 * Messages for all failures of requests to a forge's API. They never quote the host, which may
 * repeat a token.
 *
 * @param apiHost the host of the API
 * @param tokenPlace where the user puts a token
 */
public record ForgeErrors(String apiHost, String tokenHost, boolean withToken, String tokenPlace) {

    private static final String RUN_LATER = "run again later";

    /** The messages about an API. */
    public static ForgeErrors of(ApiRoot root, TokenProvider credentials, boolean withToken) {
        return new ForgeErrors(
                root.host(), root.tokenHost(), withToken, root.tokenPlace(credentials));
    }

    private String putToken() {
        return "put a token into " + tokenPlace;
    }

    /** What a host answered, for messages. */
    String answered(int status, String subject) {
        return "%s answered %d for the %s".formatted(apiHost, status, subject);
    }

    /**
     * The host answered with a status that is no success and no rate limit.
     *
     * @param subject what was requested, for example {@code releases of pipe-cd/pipecd}
     */
    public SourceException status(int status, String subject) {
        String message = answered(status, subject);
        return switch (status) {
            case 401 ->
                    failure(
                            Kind.NOT_ALLOWED,
                            message,
                            withToken
                                    ? "replace the token for " + tokenHost
                                    : "the host requires a token: " + putToken());
            case 403 ->
                    failure(
                            Kind.NOT_ALLOWED,
                            message,
                            withToken
                                    ? "let the token for %s read the repository"
                                            .formatted(tokenHost)
                                    : putToken());
            case 404, 410, 451 ->
                    failure(
                            Kind.NOT_FOUND,
                            message,
                            withToken
                                    ? "check the address, and that the token for %s may read the repository"
                                            .formatted(tokenHost)
                                    : "check the address; if the repository is private, "
                                            + putToken());
            case 301, 302, 303, 307, 308 ->
                    failure(
                            Kind.UNUSABLE,
                            message + ", a redirect that is not followed",
                            "check apiUrl and the address of the repository");
            default -> failure(Kind.SERVER_ERROR, message, RUN_LATER);
        };
    }

    /** The host reported a rate limit. */
    public SourceException limited(RateLimit limit, String subject) {
        String later = "run again " + limit.retryTime();
        return failure(
                Kind.RATE_LIMITED,
                "%s was not asked for the %s: %s".formatted(apiHost, subject, limit.description()),
                withToken || limit.overloaded()
                        ? later
                        : "%s, which raises the limit; or %s".formatted(putToken(), later));
    }

    /** How close the rate limit is, in one line. */
    public String nearLimit(long remaining) {
        return "%s allows %d more requests without a token; %s, which raises the limit"
                .formatted(apiHost, remaining, putToken());
    }

    /** The response is not valid. */
    public SourceException malformed(String subject) {
        return failure(
                Kind.SERVER_ERROR,
                "%s gave no valid response for the %s".formatted(apiHost, subject),
                "check apiUrl and the proxy, and run again later");
    }

    /** The token cannot be put into a header. */
    public SourceException unusableToken() {
        return failure(
                Kind.NOT_ALLOWED,
                "the token for %s has characters that no request can carry".formatted(tokenHost),
                "write it without spaces and line breaks into " + tokenPlace);
    }

    /** A request would go to another host, so it is not sent. */
    SourceException elsewhere(URI uri, String subject) {
        return failure(
                Kind.SERVER_ERROR,
                "%s leads to %s for the %s, which is not asked"
                        .formatted(apiHost, ApiRoot.origin(uri), subject),
                "check apiUrl, and run again later");
    }

    /** The request failed, or the response is incomplete. */
    public SourceException broken(IOException cause, String subject) {
        return NetworkErrors.of(apiHost, cause, subject);
    }

    private static SourceException failure(Kind kind, String message, String remedy) {
        return new SourceException(kind, message, remedy, null);
    }
}
