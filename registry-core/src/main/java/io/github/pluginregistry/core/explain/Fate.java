package io.github.pluginregistry.core.explain;

import io.github.pluginregistry.core.definition.Selection;
import io.github.pluginregistry.core.definition.Selection.VersionOverride;
import io.github.pluginregistry.core.resolve.Account;
import io.github.pluginregistry.core.resolve.Candidate;
import java.util.Locale;

/**
 * What became of a tag that matches.
 *
 * @param candidate the tag, and what it is worth
 * @param outcome what became of it
 * @param reason why it was refused, in words that all tags refused for the same reason share; empty
 *     where it was not
 */
record Fate(Candidate candidate, Outcome outcome, String reason) {

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

    static Fate of(Candidate candidate, Account account) {
        if (account.chosen().filter(candidate::equals).isPresent()) {
            return new Fate(candidate, Outcome.CHOSEN, "");
        }
        return account.mayBeLatest(candidate)
                ? new Fate(candidate, Outcome.LOWER, "")
                : new Fate(
                        candidate,
                        Outcome.REFUSED,
                        refusal(candidate, account.plugin().selection()));
    }

    private static String refusal(Candidate candidate, Selection selection) {
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
