package io.github.pluginregistry.core.forge;

import io.github.pluginregistry.core.http.SourceException;
import io.github.pluginregistry.core.http.SourceException.Kind;
import io.github.pluginregistry.core.model.RepositoryUrl;
import java.net.URI;

/**
 * Messages for failures that only pull requests have; all others are in {@link ForgeErrors}. They
 * never quote the host, which may repeat the token.
 *
 * @param errors the messages for what can go wrong with every request
 * @param subject what was requested, for example {@code merge requests of group/project}
 * @param permission what the token must allow, for example {@code the scope api}
 */
public record PullRequestErrors(ForgeErrors errors, String subject, String permission) {

    static PullRequestErrors of(ForgeErrors errors, Forge forge, RepositoryUrl repository) {
        return new PullRequestErrors(
                errors, forge.pullRequests() + " of " + repository.path(), forge.permission());
    }

    /** The host answered with a status that is no success. */
    public SourceException status(int status) {
        return switch (status) {
            case 401 ->
                    rejected(
                            Kind.NOT_ALLOWED,
                            status,
                            "replace the token in %2$s, which is wrong, has expired or lacks %1$s"
                                    .formatted(permission, errors.tokenPlace()));
            case 403 ->
                    rejected(
                            Kind.NOT_ALLOWED,
                            status,
                            allow() + ", whose settings may forbid it to open pull requests");
            case 404, 410 ->
                    rejected(
                            Kind.NOT_FOUND,
                            status,
                            "check the address of the remote, and that its pull requests are enabled; %s"
                                    .formatted(allow()));
            case 301, 302, 303, 307, 308 ->
                    rejected(
                            Kind.UNUSABLE,
                            status,
                            "if the repository has moved, let the remote name its new address; else check apiUrl");
            case 400, 409, 422 ->
                    rejected(
                            Kind.UNUSABLE,
                            status,
                            "check that both branches exist there and differ, and that the labels and reviewers are valid; an author cannot review");
            default -> errors.status(status, subject);
        };
    }

    private String allow() {
        return "check that the token for %s has %s, and may write to the repository"
                .formatted(errors.tokenHost(), permission);
    }

    private SourceException rejected(Kind kind, int status, String remedy) {
        return failure(kind, errors.answered(status, subject), remedy);
    }

    /** The response is not valid. */
    public SourceException malformed() {
        return errors.malformed(subject);
    }

    /** There is no token. */
    SourceException tokenRequired() {
        return failure(
                Kind.NOT_ALLOWED,
                "%s requires a token for the %s".formatted(errors.apiHost(), subject),
                "put one with %s into %s".formatted(permission, errors.tokenPlace()));
    }

    /** A reviewer is not valid on the forge. */
    public SourceException noReviewer(String name, String reason, String remedy) {
        return failure(
                Kind.UNUSABLE,
                "%s cannot ask the reviewer \"%s\": %s".formatted(errors.apiHost(), name, reason),
                remedy);
    }

    /** Another account has an open change where this one would open its own. */
    SourceException foreignChange(URI page, String topic) {
        return failure(
                Kind.NOT_ALLOWED,
                "%s is an open change of another account with the topic %s".formatted(page, topic),
                "abandon it, publish as its owner, or name another topic by registry.pullRequestBranch");
    }

    /** The change of a topic was submitted or abandoned while its patch set was pushed. */
    SourceException changeClosed(String topic) {
        return failure(
                Kind.UNUSABLE,
                "%s has no open change with the topic %s any more"
                        .formatted(errors.apiHost(), topic),
                "run registry:update and registry:publish again");
    }

    /** Another run has pushed a patch set at the same time, which this one does not contain. */
    SourceException concurrentPatchSets(URI page) {
        return failure(
                Kind.UNUSABLE,
                "%s got patch sets of other runs at the same time, and the last one replaces them"
                        .formatted(page),
                "run registry:update and registry:publish again");
    }

    /** The path of the repository is not valid on the forge. */
    public SourceException noRepository(String path, String expected) {
        return failure(
                Kind.UNUSABLE,
                "\"%s\" is no path of a repository on %s".formatted(path, errors.tokenHost()),
                "let the remote name " + expected);
    }

    private static SourceException failure(Kind kind, String message, String remedy) {
        return new SourceException(kind, message, remedy, null);
    }
}
