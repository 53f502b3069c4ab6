package io.github.pluginregistry.core.git;

/**
 * The result of a push that reached its host.
 *
 * @param outcome whether the branch moved
 * @param reason what the host said where it refused, on one line and without secrets
 */
public record PushOutcome(Outcome outcome, String reason) {

    /** Whether the branch moved. */
    public enum Outcome {
        /** It is where it was to be. */
        DONE,
        /** It was no longer where it was thought to be. */
        OVERTAKEN,
        /** The host does not want it there; also where another push came in between. */
        REFUSED
    }
}
