package io.github.pluginregistry.core.explain;

import io.github.pluginregistry.core.definition.VersionSelection;
import io.github.pluginregistry.core.definition.VersionSelection.VersionOverride;
import io.github.pluginregistry.core.resolve.Candidate;
import io.github.pluginregistry.core.resolve.ResolutionDetails;
import java.util.Locale;

/**
 * The outcome of a matching tag in the choice of the latest version.
 *
 * @param reason why it was rejected, the same text for all tags with the same reason; empty
 *     otherwise
 */
record CandidateOutcome(Candidate candidate, Outcome outcome, String reason) {

    enum Outcome {
        CHOSEN,
        /** Another candidate was higher. */
        LOWER,
        /** It could not be the latest version. */
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
        return switch (candidate.status()) {
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
