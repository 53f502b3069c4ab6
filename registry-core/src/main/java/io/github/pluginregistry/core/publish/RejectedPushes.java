package io.github.pluginregistry.core.publish;

import io.github.pluginregistry.core.git.PushOutcome;
import io.github.pluginregistry.core.publish.RemoteBranch.Push;
import org.jspecify.annotations.Nullable;

/**
 * Distinguishes a host that rejects a commit from one that was busy with another push: the push is
 * final if the host rejects it twice while the branch stays where it is.
 */
final class RejectedPushes {

    /** Where the branch was expected when a push was last rejected; null if it has moved since. */
    private @Nullable String last;

    /** Whether there is no use in trying again after a push that is not done. */
    boolean areFinal(Push push) {
        boolean rejected = push.outcome().outcome() == PushOutcome.Outcome.REJECTED;
        boolean again = rejected && push.expected().equals(last);
        last = rejected ? push.expected() : null;
        return again;
    }
}
