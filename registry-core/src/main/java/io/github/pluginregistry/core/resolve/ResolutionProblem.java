package io.github.pluginregistry.core.resolve;

import io.github.pluginregistry.core.http.SourceException;
import io.github.pluginregistry.core.model.RepositoryUrl;
import io.github.pluginregistry.core.validation.Diagnostic;
import io.github.pluginregistry.core.validation.Rule;
import io.github.pluginregistry.core.validation.Severity;
import io.github.pluginregistry.core.validation.SourceLocation;

/**
 * Why a plugin's latest version could not be decided anew.
 *
 * @param diagnostic what happened and what to do; without a subject, so that plugins that share a
 *     repository have equal problems
 */
public record ResolutionProblem(Impact impact, Diagnostic diagnostic) {

    /** How far the root of a failure is looked for. */
    private static final int CAUSES = 20;

    /** What a reason means for the run. */
    public enum Impact {
        /** Nothing is wrong: the run is offline. */
        EXPECTED(Severity.OFF),
        /** Good to know. */
        REMARK(Severity.OFF),
        /** Worth a warning and no more, for example a plugin without a release. */
        WARNING(Severity.WARNING),
        /** Worth a warning; it may pass by itself, and a strict run fails on it. */
        TRANSIENT(Severity.WARNING),
        /** It needs a change; the run fails at its end. */
        PERMANENT(Severity.ERROR);

        private final Severity reported;

        Impact(Severity reported) {
            this.reported = reported;
        }

        /** Whether nothing could be decided anew. */
        public boolean isUnresolved() {
            return this == EXPECTED || this == TRANSIENT || this == PERMANENT;
        }
    }

    /** A problem that only keeps newer versions from being found. */
    public ResolutionProblem(Impact impact, String problem, String remedy) {
        this(Rule.NEWER_AVAILABLE, impact, problem, remedy);
    }

    /**
     * @param rule the rule that is violated, or that could not be checked
     */
    public ResolutionProblem(Rule rule, Impact impact, String problem, String remedy) {
        this(
                impact,
                new Diagnostic(rule, impact.reported, "", SourceLocation.NONE, problem, remedy));
    }

    static ResolutionProblem of(SourceException failure) {
        Impact impact =
                failure.kind() == SourceException.Kind.OFFLINE
                        ? Impact.EXPECTED
                        : failure.kind().isPassing() ? Impact.TRANSIENT : Impact.PERMANENT;
        return new ResolutionProblem(impact, failure.problem(), failure.remedy());
    }

    /** An unexpected failure. Its own message is left out: it may quote the host. */
    static ResolutionProblem unexpected(RepositoryUrl repository, Throwable failure) {
        Throwable root = failure;
        for (int i = 0; root.getCause() != null && i < CAUSES; i++) {
            root = root.getCause();
        }
        return root instanceof OutOfMemoryError
                ? new ResolutionProblem(
                        Impact.PERMANENT,
                        "the answer of %s does not fit into the memory of this build"
                                .formatted(repository),
                        "check the repository, or give Maven more memory with -Xmx in MAVEN_OPTS")
                : new ResolutionProblem(
                        Impact.PERMANENT,
                        "the answer of %s could not be read (%s)"
                                .formatted(repository, root.getClass().getSimpleName()),
                        "check the repository, and report this as a bug if nothing is wrong with it");
    }

    /** The same for a plugin that has nothing published to keep, so the run fails. */
    ResolutionProblem unresolved() {
        return new ResolutionProblem(
                Rule.VERSION_UNKNOWN,
                Impact.PERMANENT,
                problem() + ", and no version was ever published, so plugins.json leaves it out",
                remedy());
    }

    /** Whether nothing is published of the plugin that could be kept. */
    public boolean isUnpublished() {
        return diagnostic.rule() == Rule.VERSION_UNKNOWN;
    }

    /** Whether the tag of the published version points to another commit now. */
    public boolean isMovedTag() {
        return diagnostic.rule() == Rule.MOVED;
    }

    /** Whether it contradicts what is published: a moved tag, or a version that was withdrawn. */
    public boolean isAboutPublished() {
        return isMovedTag() || diagnostic.rule() == Rule.WITHDRAWN;
    }

    /** What happened and where, a phrase. */
    public String problem() {
        return diagnostic.problem();
    }

    /** What to do, an imperative phrase. */
    public String remedy() {
        return diagnostic.remedy();
    }

    /** What happened and what to do, in one line. */
    @Override
    public String toString() {
        return diagnostic.sentence();
    }
}
