package io.github.pluginregistry.core.publish;

import io.github.pluginregistry.core.git.PushOutcome;
import java.util.Optional;

/**
 * Tells a host that does not want a commit from one that was busy with another one's: what is
 * refused twice at the same place is not wanted.
 */
final class RejectedPushes {

    private Optional<String> last = Optional.empty();

    /**
     * Whether there is no use in trying again.
     *
     * @param tip where the branch was thought to be
     */
    boolean areFinal(PushOutcome answer, String tip) {
        boolean refused = answer.outcome() == PushOutcome.Outcome.REFUSED;
        boolean again = refused && last.filter(tip::equals).isPresent();
        last = refused ? Optional.of(tip) : Optional.empty();
        return again;
    }
}
