package io.github.pluginregistry.core.source.github;

import io.github.pluginregistry.core.source.SourceException;
import io.github.pluginregistry.core.source.SourceException.Kind;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Words for everything that can go wrong while one listing is read. They never repeat what the host
 * said, nor the text of an exception that may, so a message can hold neither a token nor a page.
 *
 * @param api who was asked
 * @param withToken whether the requests carried a token
 * @param listing what was asked for, for example {@code releases of pipe-cd/pipecd}
 */
record GitHubFailures(ApiAddress api, boolean withToken, String listing) {

    /** The host answered with a status that is no success and no rate limit. */
    SourceException status(int status) {
        String message = "%s answered %d to \"%s\"".formatted(api.host(), status, listing);
        return switch (status) {
            case 404, 410, 451 -> failure(Kind.NOT_FOUND, message, cureIfNotFound());
            case 401, 403 -> failure(Kind.NOT_ALLOWED, message, cureIfNotAllowed(status));
            default -> failure(Kind.SERVER_ERROR, message, "run again later");
        };
    }

    /** The host answered that it will answer no more for a while. */
    SourceException limited(int status, RateLimit limit) {
        return limited("answered %d to".formatted(status), limit);
    }

    /** The host has said earlier that it will answer no more for a while. */
    SourceException stillLimited(RateLimit limit) {
        return limited("was not asked for", limit);
    }

    private SourceException limited(String what, RateLimit limit) {
        String wait = "run again " + limit.over();
        return failure(
                Kind.RATE_LIMITED,
                "%s %s \"%s\": %s".formatted(api.host(), what, listing, limit.told()),
                withToken || !limit.counted()
                        ? wait
                        : "give a token, which raises the limit: %s; or %s"
                                .formatted(api.tokenPlace(), wait));
    }

    /** The token cannot be put into a header. */
    SourceException unusableToken() {
        return failure(
                Kind.NOT_ALLOWED,
                "the token for %s has characters that no request can carry"
                        .formatted(api.tokenHost()),
                "write it without spaces and line breaks: " + api.tokenPlace());
    }

    /** Without a token nothing can be changed. */
    SourceException tokenNeeded() {
        return failure(
                Kind.NOT_ALLOWED,
                "%s takes \"%s\" from nobody without a token".formatted(api.host(), listing),
                "give one: " + api.tokenPlace());
    }

    /** The host answered that it does not want something to be changed so. */
    SourceException unwanted(int status) {
        String message = "%s answered %d to \"%s\"".formatted(api.host(), status, listing);
        return switch (status) {
            case 401 -> failure(Kind.NOT_ALLOWED, message, cureIfNotAllowed(status));
            case 403, 404 ->
                    failure(
                            Kind.NOT_ALLOWED,
                            message,
                            "check that the token for %s may write contents and pull requests there, and that the settings of the repository let it open them"
                                    .formatted(api.tokenHost()));
            case 301, 302, 307, 308 ->
                    failure(
                            Kind.UNUSABLE,
                            message,
                            "the repository has moved; let the address of the remote name its new place");
            case 422 ->
                    failure(
                            Kind.UNUSABLE,
                            message,
                            "check that the branches are there, and that the labels and reviewers may be given; nobody reviews what is their own");
            case 200, 201 -> shapeless();
            default -> failure(Kind.SERVER_ERROR, message, "run again later");
        };
    }

    /** The request did not get through, or the answer did not come whole. */
    SourceException broken(IOException trouble, boolean timedOut) {
        if (timedOut || trouble instanceof InterruptedIOException) {
            return unreachable("%s took too long to answer \"%s\"", trouble);
        }
        if (trouble instanceof UnknownHostException) {
            return unreachable("the name %s could not be resolved, to ask for \"%s\"", trouble);
        }
        if (trouble instanceof ConnectException) {
            return unreachable("no connection to %s could be made, to ask for \"%s\"", trouble);
        }
        if (trouble instanceof SSLException) {
            return unreachable(
                    "no trusted connection to %s could be made, to ask for \"%s\"",
                    "check the certificate of the host, the trust store of this JDK, and the proxy",
                    trouble);
        }
        return unreachable("the connection to %s broke while it answered \"%s\"", null);
    }

    private SourceException unreachable(String phrase, @Nullable IOException cause) {
        return unreachable(phrase, "check the network and the proxy, and run again", cause);
    }

    private SourceException unreachable(String phrase, String cure, @Nullable IOException cause) {
        return new SourceException(
                Kind.UNREACHABLE, phrase.formatted(api.host(), listing), cure, cause);
    }

    /** The answer is no list of what was asked for. */
    SourceException shapeless() {
        return misled(
                "%s answered \"%s\" with something that is no such list"
                        .formatted(api.host(), listing));
    }

    /** The answer is larger than any answer should be. */
    SourceException tooLarge(long bytes) {
        return misled(
                "%s answered \"%s\" with more than %d bytes".formatted(api.host(), listing, bytes));
    }

    /** A redirect or a link to the next page names a place that is not the API. */
    SourceException elsewhere(HttpUrl target) {
        return misled(
                "%s leads \"%s\" to %s, which is not asked"
                        .formatted(api.host(), listing, ApiAddress.origin(target)));
    }

    /** A redirect or a link to the next page names a page that was read before. */
    SourceException circle() {
        return misled("%s leads \"%s\" back to a page already read".formatted(api.host(), listing));
    }

    /** The last page that could be read names another one. */
    SourceException unfinished() {
        return misled(
                "%s answered \"%s\" with a page from which the next cannot be reached"
                        .formatted(api.host(), listing));
    }

    /** The pages or redirects do not end. */
    SourceException endless(String what) {
        return misled("%s answered \"%s\" with more than %s".formatted(api.host(), listing, what));
    }

    private static SourceException misled(String message) {
        return failure(
                Kind.SERVER_ERROR,
                message,
                "run again later; if it stays so, check that the forge's apiUrl is the address of its API");
    }

    private String cureIfNotFound() {
        return withToken
                ? "check the address, and that the token for %s may read the repository"
                        .formatted(api.tokenHost())
                : "check the address; a private repository needs a token: " + api.tokenPlace();
    }

    private String cureIfNotAllowed(int status) {
        if (!withToken) {
            return "give a token: " + api.tokenPlace();
        }
        return status == 401
                ? "replace the token, which is wrong or has expired: " + api.tokenPlace()
                : "check that the token for %s may read the repository, and that its organization allows it"
                        .formatted(api.tokenHost());
    }

    private static SourceException failure(Kind kind, String message, String cure) {
        return new SourceException(kind, message, cure, null);
    }
}
