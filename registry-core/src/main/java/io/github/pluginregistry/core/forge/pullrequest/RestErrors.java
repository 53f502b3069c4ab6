package io.github.pluginregistry.core.forge.pullrequest;

import io.github.pluginregistry.core.forge.ApiRoot;
import io.github.pluginregistry.core.source.SourceException;
import io.github.pluginregistry.core.source.SourceException.Kind;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import javax.net.ssl.SSLException;

/**
 * Messages for everything that can go wrong with a pull request. They never quote the host, which
 * may repeat the token.
 *
 * @param api who was asked
 * @param subject what was asked for, for example {@code a merge request for group/project}
 * @param permission what the token has to allow, for example {@code the scope api}
 */
record RestErrors(ApiRoot api, String subject, String permission) {

    private static final String CHECK_NETWORK = "check the network and the proxy, and run again";
    private static final String RUN_LATER = "run again later";

    /** The host answered with a status that is no success. */
    SourceException status(int status) {
        String message = "%s answered %d to \"%s\"".formatted(api.host(), status, subject);
        return switch (status) {
            case 401 ->
                    failure(
                            Kind.NOT_ALLOWED,
                            message,
                            "replace the token, which is wrong, has expired or lacks %s: %s"
                                    .formatted(permission, api.tokenPlace()));
            case 403 -> failure(Kind.NOT_ALLOWED, message, allow());
            case 404, 410 ->
                    failure(
                            Kind.NOT_FOUND,
                            message,
                            "check the address of the remote, and that its pull requests are enabled; %s"
                                    .formatted(allow()));
            case 301, 302, 303, 307, 308 ->
                    failure(
                            Kind.UNUSABLE,
                            message + ", a redirect, which is not followed",
                            "if the repository has moved, let the remote name its new address; else check apiUrl");
            case 400, 409, 422 ->
                    failure(
                            Kind.UNUSABLE,
                            message,
                            "check that both branches exist there and differ, and that the labels and reviewers are valid; an author cannot review");
            case 429 -> failure(Kind.RATE_LIMITED, message + ", a rate limit", RUN_LATER);
            default -> failure(Kind.SERVER_ERROR, message, RUN_LATER);
        };
    }

    private String allow() {
        return "check that the token for %s has %s, and that its owner may write to the repository"
                .formatted(api.tokenHost(), permission);
    }

    /** The response is not what was asked for. */
    SourceException malformed() {
        return failure(
                Kind.SERVER_ERROR,
                "%s gave no valid response to \"%s\"".formatted(api.host(), subject),
                "check apiUrl and the proxy, and run again later");
    }

    /** Without a token nothing can be changed. */
    SourceException tokenRequired() {
        return failure(
                Kind.NOT_ALLOWED,
                "%s requires a token for \"%s\"".formatted(api.host(), subject),
                "file one with %s: %s".formatted(permission, api.tokenPlace()));
    }

    /** The token cannot be put into a header. */
    SourceException unusableToken() {
        return failure(
                Kind.NOT_ALLOWED,
                "the token for %s has characters that no request can carry"
                        .formatted(api.tokenHost()),
                "write it without spaces and line breaks: " + api.tokenPlace());
    }

    /** A reviewer is none that the forge can ask. */
    SourceException noReviewer(String name, String reason, String remedy) {
        return failure(
                Kind.UNUSABLE,
                "%s cannot ask the reviewer \"%s\": %s".formatted(api.host(), name, reason),
                remedy);
    }

    /** The path of the repository is none that the forge can have. */
    SourceException noRepository(String path, String expected) {
        return failure(
                Kind.UNUSABLE,
                "\"%s\" is no path of a repository on %s".formatted(path, api.tokenHost()),
                "let the remote name " + expected);
    }

    /** The request did not get through, or the response did not come whole. */
    SourceException broken(IOException cause) {
        if (cause instanceof ResponseTooLargeException) {
            return failure(
                    Kind.SERVER_ERROR,
                    "%s sent more than %d bytes for \"%s\""
                            .formatted(api.host(), LimitedBody.MAX_BYTES, subject),
                    RUN_LATER);
        }
        if (cause instanceof HttpTimeoutException || cause instanceof InterruptedIOException) {
            return unreachable("timed out when asked for", CHECK_NETWORK);
        }
        if (cause instanceof ConnectException) {
            return cause.getCause() instanceof UnresolvedAddressException
                    ? unreachable("could not be resolved, to ask for", CHECK_NETWORK)
                    : unreachable("refused the connection for", CHECK_NETWORK);
        }
        return cause instanceof SSLException
                ? unreachable(
                        "could not be trusted, to ask for",
                        "check the certificate of the host, the trust store of this JDK, and the proxy")
                : unreachable("broke the connection when asked for", CHECK_NETWORK);
    }

    private SourceException unreachable(String what, String remedy) {
        return failure(
                Kind.UNREACHABLE, "%s %s \"%s\"".formatted(api.host(), what, subject), remedy);
    }

    private static SourceException failure(Kind kind, String message, String remedy) {
        return new SourceException(kind, message, remedy, null);
    }
}
