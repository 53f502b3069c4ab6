package io.github.pluginregistry.core.explain;

import io.github.pluginregistry.core.definition.VersionSelection;
import io.github.pluginregistry.core.definition.VersionSelection.VersionOverride;
import io.github.pluginregistry.core.resolve.Candidate;
import io.github.pluginregistry.core.resolve.ResolutionDetails;
import java.util.Locale;

/**
 * What became of a tag that matches.
 *
 * @param candidate the tag, and what it is worth
 * @param outcome what became of it
 * @param reason why it was refused, in words that all tags refused for the same reason share; empty
 *     where it was not
 */
record CandidateOutcome(Candidate candidate, Outcome outcome, String reason) {

    /** Whether a tag won. */
    enum Outcome {
        CHOSEN,
        /** It could have won, and another one was higher. */
        LOWER,
        /** It could not have won. */
        REFUSED;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static CandidateOutcome of(Candidate candidate, ResolutionDetails account) {
        if (account.chosen().filter(candidate::equals).isPresent()) {
            return new CandidateOutcome(candidate, Outcome.CHOSEN, "");
        }
        return account.mayBeLatest(candidate)
                ? new CandidateOutcome(candidate, Outcome.LOWER, "")
                : new CandidateOutcome(
                        candidate,
                        Outcome.REFUSED,
                        refusal(candidate, account.plugin().selection()));
    }

    private static String refusal(Candidate candidate, VersionSelection selection) {
        return switch (candidate.standing()) {
            case PENDING, UNCHECKED -> candidate.reason();
            case NO_VERSION -> "no version under the scheme " + selection.scheme().key();
            case IGNORED -> candidate.reason();
            case STABLE, PRERELEASE ->
                    selection
                            .pin()
                            .map(VersionOverride::version)
                            .map("not the pinned version "::concat)
                            .orElse(candidate.reason());
        };
    }

    boolean isRefused() {
        return outcome == Outcome.REFUSED;
    }

    String tag() {
        return candidate.release().tag();
    }
}
