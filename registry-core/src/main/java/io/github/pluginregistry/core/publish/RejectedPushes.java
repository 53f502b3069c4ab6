package io.github.pluginregistry.core.publish;

import io.github.pluginregistry.core.git.PushOutcome;

/**
 * Distinguishes a host that rejects a commit from one that was busy with another push: what is
 * rejected twice at the same place is not wanted.
 */
final class RejectedPushes {

    /** Where the branch was when a push was last rejected; empty if it has moved since. */
    private String last = "";

    /**
     * Whether there is no use in trying again.
     *
     * @param tip where the branch was thought to be
     */
    boolean areFinal(PushOutcome outcome, String tip) {
        boolean rejected = outcome.outcome() == PushOutcome.Outcome.REJECTED;
        boolean again = rejected && last.equals(tip);
        last = rejected ? tip : "";
        return again;
    }
}
