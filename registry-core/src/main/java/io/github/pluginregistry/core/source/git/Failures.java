package io.github.pluginregistry.core.source.git;

import io.github.pluginregistry.core.model.RepositoryId;
import io.github.pluginregistry.core.source.SourceException;
import io.github.pluginregistry.core.source.SourceException.Kind;
import java.io.InterruptedIOException;
import java.math.BigDecimal;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Says what failures mean that every protocol knows. */
final class Failures {

    private static final String TRY_AGAIN = "check the network and run again later";

    private Failures() {}

    /**
     * What broke between this machine and the host; empty where the host did answer. The cause is
     * not kept: JGit quotes what the host said, and a host may say a token back.
     */
    static Optional<SourceException> ofTheNetwork(Errand errand, Exception failure) {
        return tooLarge(errand, failure).or(() -> broken(errand, failure));
    }

    private static Optional<SourceException> broken(Errand errand, Exception failure) {
        return causes(failure)
                .flatMap(cause -> meaning(errand, cause).stream())
                .findFirst()
                .map(
                        meaning ->
                                new SourceException(
                                        Kind.UNREACHABLE, meaning.what(), meaning.cure(), null));
    }

    /** An answer that used up its time. */
    static SourceException tooSlow(Errand errand, Duration limit, long received) {
        String what =
                received == 0
                        ? "the %s did not arrive within %s seconds"
                                .formatted(errand.matter(), inSeconds(limit))
                        : "the %s came too slowly: %d bytes in more than %s seconds"
                                .formatted(errand.matter(), received, inSeconds(limit));
        return new SourceException(Kind.UNREACHABLE, what, TRY_AGAIN, null);
    }

    /** An answer that did not end; empty where that is not what happened. */
    private static Optional<SourceException> tooLarge(Errand errand, Exception failure) {
        return causes(failure)
                .filter(AnswerTooLargeException.class::isInstance)
                .map(AnswerTooLargeException.class::cast)
                .findFirst()
                .map(
                        large ->
                                new SourceException(
                                        Kind.UNUSABLE,
                                        "%s answered the question for %s with more than %d MiB"
                                                .formatted(
                                                        errand.repository().host(),
                                                        errand.matter(),
                                                        large.mebibytes()),
                                        "check what %s holds; of a pattern that begins with a plain text, only the tags that begin so are asked for"
                                                .formatted(errand.repository().address()),
                                        null));
    }

    /** The failure of a question, as it was explained. */
    static SourceException rethrown(Errand errand, ExecutionException failure) {
        if (failure.getCause() instanceof SourceException explained) {
            return explained;
        }
        throw new IllegalStateException("could not ask for " + errand.matter(), failure);
    }

    private static String inSeconds(Duration limit) {
        return BigDecimal.valueOf(limit.toMillis(), 3).stripTrailingZeros().toPlainString();
    }

    static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Failures::isThere, Throwable::getCause).limit(20);
    }

    private static boolean isThere(@Nullable Throwable cause) {
        return cause != null;
    }

    private static Optional<Meaning> meaning(Errand errand, Throwable cause) {
        RepositoryId repository = errand.repository();
        String host = repository.host();
        if (cause instanceof UnknownHostException || cause instanceof UnresolvedAddressException) {
            return Optional.of(
                    new Meaning(
                            "no host is known by the name " + host,
                            "correct the address of %s, or check the network"
                                    .formatted(repository.address())));
        }
        if (cause instanceof ConnectException) {
            return Optional.of(
                    new Meaning("%s takes no connection for %s".formatted(host, repository)));
        }
        if (cause instanceof InterruptedIOException) {
            return Optional.of(
                    new Meaning(
                            "%s fell silent when asked for %s".formatted(host, errand.matter())));
        }
        if (cause instanceof SSLException) {
            return Optional.of(
                    new Meaning(
                            "no secure connection to %s could be made (%s)"
                                    .formatted(host, cause.getMessage()),
                            "check the certificate of the host, and the trust store of this JDK"));
        }
        return cause instanceof SocketException
                ? Optional.of(
                        new Meaning(
                                "the connection to %s broke (%s)"
                                        .formatted(host, cause.getMessage())))
                : Optional.empty();
    }

    private record Meaning(String what, String cure) {
        Meaning(String what) {
            this(what, TRY_AGAIN);
        }
    }
}
