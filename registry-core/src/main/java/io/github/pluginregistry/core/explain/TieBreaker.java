package io.github.pluginregistry.core.explain;

import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.resolve.Candidate;
import java.util.Locale;

/** The rule that puts one candidate above another: the first in which they differ. */
enum TieBreaker {
    PRECEDENCE("its version is higher"),
    PUBLICATION("the versions are equally high, and it was published later"),
    TAG("the versions are equally high and equally old, and its tag comes last by its text");

    private final String words;

    TieBreaker(String words) {
        this.words = words;
    }

    /** The rule that puts the winner above the runner-up; both have a version. */
    static TieBreaker between(Candidate winner, Candidate runnerUp) {
        if (!isSamePrecedence(winner, runnerUp)) {
            return PRECEDENCE;
        }
        Release one = winner.release();
        Release other = runnerUp.release();
        return one.publishedAt().equals(other.publishedAt()) ? TAG : PUBLICATION;
    }

    private static boolean isSamePrecedence(Candidate one, Candidate other) {
        return one.version()
                .flatMap(version -> other.version().map(version::compareTo))
                .filter(order -> order == 0)
                .isPresent();
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The reason as a clause about the winner. */
    @Override
    public String toString() {
        return words;
    }
}
