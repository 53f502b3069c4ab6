package io.github.pluginregistry.core.git;

import io.github.pluginregistry.core.http.SecretFilter;
import io.github.pluginregistry.core.io.SafeExcerpt;
import java.util.Optional;
import org.eclipse.jgit.transport.RemoteRefUpdate;

/**
 * The result of a push that reached its host.
 *
 * @param reason what the host said where it rejected the push, on one line and without secrets
 */
public record PushOutcome(Outcome outcome, String reason) {

    /** Whether the branch moved. */
    public enum Outcome {
        DONE,
        /** It did not, since it was no longer at the expected commit. */
        BRANCH_MOVED,
        /** The host rejected the push; also where another push came in between. */
        REJECTED
    }

    /** The longest reason that is shown, in characters. */
    private static final int REASON = 300;

    /**
     * The outcome depends only on the status. The reason for a rejection comes as text, which is
     * shown and never interpreted.
     *
     * @param messages the messages of the host
     */
    static PushOutcome of(RemoteRefUpdate update, String messages, SecretFilter secrets) {
        return switch (update.getStatus()) {
            case OK, UP_TO_DATE, NON_EXISTING -> new PushOutcome(Outcome.DONE, "");
            case REJECTED_NONFASTFORWARD, REJECTED_REMOTE_CHANGED ->
                    new PushOutcome(Outcome.BRANCH_MOVED, "");
            default -> {
                String reason =
                        Optional.ofNullable(update.getMessage()).orElse(update.getStatus().name())
                                + (messages.isBlank() ? "" : ": " + messages.strip());
                yield new PushOutcome(
                        Outcome.REJECTED, SafeExcerpt.of(secrets.clean(reason), REASON));
            }
        };
    }
}
