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

/** One operation on a remote repository, with the messages for failures that every protocol has. */
record GitOperation(RepositoryUrl repository, Type type) {

    /** What is done to a repository. */
    enum Type {
        /** Lists tags. */
        TAGS(
                "tags of ",
                "read",
                "make tagPattern begin with the part that the plugin's tags have in common"),
        /** Lists branches, and fetches their commits. */
        BRANCHES("branches of ", "read", "delete branches and large files that nobody needs"),
        PUSH("permission to push to ", "write to", "delete branches that nobody needs");

        private final String matter;
        private final String right;
        private final String remedyIfTooLarge;

        Type(String matter, String right, String remedyIfTooLarge) {
            this.matter = matter;
            this.right = right;
            this.remedyIfTooLarge = remedyIfTooLarge;
        }
    }

    static GitOperation tags(RepositoryUrl repository) {
        return new GitOperation(repository, Type.TAGS);
    }

    static GitOperation branches(RepositoryUrl repository) {
        return new GitOperation(repository, Type.BRANCHES);
    }

    static GitOperation push(RepositoryUrl repository) {
        return new GitOperation(repository, Type.PUSH);
    }

    /** What is requested, for example {@code tags of pipe-cd/pipecd}. */
    String matter() {
        return type.matter + repository;
    }

    /** What a token must allow, for example {@code read}. */
    String right() {
        return type.right;
    }

    /**
     * The message for a failure of the network; empty where the host did answer. The cause is not
     * kept: JGit quotes what the host said, and a host may repeat a token.
     */
    Optional<SourceException> networkFailure(String host, Exception failure) {
        for (Throwable cause : causes(failure).toList()) {
            if (cause instanceof ResponseTooLargeException large) {
                return Optional.of(
                        new SourceException(
                                Kind.UNUSABLE,
                                "%s sent more than %d MiB for the %s"
                                        .formatted(host, large.limit() >> 20, matter()),
                                type.remedyIfTooLarge,
                                null));
            }
            if (NetworkErrors.isNetworkError(cause)) {
                return Optional.of(NetworkErrors.of(host, cause, matter()));
            }
        }
        return Optional.empty();
    }

    /** The message for a response that took longer than allowed. */
    SourceException timeout(Duration limit, long received) {
        String seconds =
                BigDecimal.valueOf(limit.toMillis(), 3).stripTrailingZeros().toPlainString();
        return new SourceException(
                Kind.UNREACHABLE,
                received == 0
                        ? "the %s did not arrive within %s seconds".formatted(matter(), seconds)
                        : "the %s came too slowly: %d bytes in more than %s seconds"
                                .formatted(matter(), received, seconds),
                "check the network and run again later",
                null);
    }

    /** An exception and its causes; a chain that has no end is cut. */
    static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).limit(20);
    }
}
