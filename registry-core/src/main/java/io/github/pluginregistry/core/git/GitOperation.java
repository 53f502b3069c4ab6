package io.github.pluginregistry.core.git;

import io.github.pluginregistry.core.http.NetworkErrors;
import io.github.pluginregistry.core.http.ResponseTooLargeException;
import io.github.pluginregistry.core.http.SourceException;
import io.github.pluginregistry.core.http.SourceException.Kind;
import io.github.pluginregistry.core.model.RepositoryUrl;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One operation on a remote repository, with the messages for failures that every protocol has.
 *
 * @param repository the repository
 * @param matter what is requested, for example {@code tags of pipe-cd/pipecd}
 * @param right what a token must allow, for example {@code read}
 */
record GitOperation(RepositoryUrl repository, String matter, String right) {

    private static final String TRY_AGAIN = "check the network and run again later";

    /** To list tags. */
    static GitOperation tags(RepositoryUrl repository) {
        return new GitOperation(repository, "tags of " + repository, "read");
    }

    /** To list branches, and to fetch their commits. */
    static GitOperation branches(RepositoryUrl repository) {
        return new GitOperation(repository, "branches of " + repository, "read");
    }

    /** To change a branch. */
    static GitOperation push(RepositoryUrl repository) {
        return new GitOperation(repository, "permission to push to " + repository, "write to");
    }

    /** Whether nothing is changed in the repository. */
    boolean reads() {
        return right.equals("read");
    }

    /**
     * The message for a failure of the network; empty where the host did answer. The cause is not
     * kept: JGit quotes what the host said, and a host may repeat a token.
     */
    Optional<SourceException> networkFailure(Exception failure) {
        return causes(failure)
                .filter(ResponseTooLargeException.class::isInstance)
                .findFirst()
                .map(cause -> tooLarge(((ResponseTooLargeException) cause).limit()))
                .or(
                        () ->
                                causes(failure)
                                        .filter(NetworkErrors::isNetworkError)
                                        .findFirst()
                                        .map(
                                                cause ->
                                                        NetworkErrors.of(
                                                                repository.host(), cause, matter)));
    }

    private SourceException tooLarge(long limit) {
        return new SourceException(
                Kind.UNUSABLE,
                "%s answered the question for %s with more than %d MiB"
                        .formatted(repository.host(), matter, limit >> 20),
                "check what %s holds; of a pattern that begins with a plain text, only the tags that begin so are asked for"
                        .formatted(repository.address()),
                null);
    }

    /** The message for a response that took longer than allowed. */
    SourceException timeout(Duration limit, long received) {
        String seconds =
                BigDecimal.valueOf(limit.toMillis(), 3).stripTrailingZeros().toPlainString();
        return new SourceException(
                Kind.UNREACHABLE,
                received == 0
                        ? "the %s did not arrive within %s seconds".formatted(matter, seconds)
                        : "the %s came too slowly: %d bytes in more than %s seconds"
                                .formatted(matter, received, seconds),
                TRY_AGAIN,
                null);
    }

    /** An exception and its causes, as many as anybody wants to see. */
    static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).limit(20);
    }
}
