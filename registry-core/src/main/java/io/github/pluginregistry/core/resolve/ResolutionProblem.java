package io.github.pluginregistry.core.resolve;

import io.github.pluginregistry.core.http.SourceException;
import io.github.pluginregistry.core.model.RepositoryUrl;

/**
 * Why a plugin's latest version could not be decided anew.
 *
 * @param kind what it is about
 * @param severity what it means for the run
 * @param message what happened and where, a phrase
 * @param cure what to do, an imperative phrase
 */
public record ResolutionProblem(Kind kind, Severity severity, String message, String cure) {

    /** How far the root of a failure is looked for. */
    private static final int CAUSES = 20;

    /** What a reason is about. */
    public enum Kind {
        /** The tag of the published version leads to another commit now. */
        MOVED,
        /** The published version was taken back, and a lower one is the latest. */
        WITHDRAWN,
        /** Nothing could be decided, and nothing is published that could be kept. */
        UNRESOLVED,
        /** Anything else. */
        OTHER;

        /** Whether it speaks against what is published. */
        public boolean isAboutPublished() {
            return this == MOVED || this == WITHDRAWN;
        }
    }

    /** What a reason means for the run. */
    public enum Severity {
        /** Nothing is wrong: the run was told not to ask. */
        EXPECTED,
        /** Good to know. */
        REMARK,
        /** Worth a warning and no more, for example a plugin without a release. */
        WARNING,
        /** Worth a warning; it may pass by itself, and a strict run fails on it. */
        TRANSIENT,
        /** It needs a change; the run fails at its end. */
        PERMANENT;

        /** Whether nothing could be decided anew. */
        public boolean isUnresolved() {
            return this == EXPECTED || this == TRANSIENT || this == PERMANENT;
        }
    }

    /** A reason about anything that no kind of its own is for. */
    public ResolutionProblem(Severity severity, String message, String cure) {
        this(Kind.OTHER, severity, message, cure);
    }

    static ResolutionProblem of(SourceException failure) {
        Severity severity =
                failure.kind() == SourceException.Kind.OFFLINE
                        ? Severity.EXPECTED
                        : failure.kind().isPassing() ? Severity.TRANSIENT : Severity.PERMANENT;
        return new ResolutionProblem(severity, failure.problem(), failure.remedy());
    }

    /** An unexpected failure. Its own message is left out: it may quote the host. */
    static ResolutionProblem unexpected(RepositoryUrl repository, Throwable failure) {
        Throwable root = failure;
        for (int i = 0; root.getCause() != null && i < CAUSES; i++) {
            root = root.getCause();
        }
        return root instanceof OutOfMemoryError
                ? new ResolutionProblem(
                        Severity.PERMANENT,
                        "the answer of %s does not fit into the memory of this build"
                                .formatted(repository),
                        "check the repository, or give Maven more memory with -Xmx in MAVEN_OPTS")
                : new ResolutionProblem(
                        Severity.PERMANENT,
                        "the answer of %s could not be read (%s)"
                                .formatted(repository, root.getClass().getSimpleName()),
                        "check the repository, and report this as a bug if nothing is wrong with it");
    }

    /**
     * The same for a plugin of which nothing is published. There is nothing to keep, so the run
     * fails, whether the problem is transient or not.
     */
    ResolutionProblem unresolved() {
        return new ResolutionProblem(
                Kind.UNRESOLVED,
                Severity.PERMANENT,
                message + ", and no version was ever published, so plugins.json leaves it out",
                cure);
    }

    /** What happened and what to do, in one line. */
    @Override
    public String toString() {
        return message + "; " + cure;
    }
}
