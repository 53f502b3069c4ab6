package io.github.pluginregistry.core.source.git;

import io.github.pluginregistry.core.http.NetworkErrors;
import io.github.pluginregistry.core.source.SourceException;
import io.github.pluginregistry.core.source.SourceException.Kind;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
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
                .filter(NetworkErrors::isNetworkError)
                .findFirst()
                .map(cause -> NetworkErrors.of(errand.repository().host(), cause, errand.matter()));
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
}
