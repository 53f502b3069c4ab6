package io.github.pluginregistry.core.model;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** Ends a run, or a part of it. The message says what happened and where, and what to do. */
public abstract class RegistryException extends Exception {

    @Serial private static final long serialVersionUID = 1L;

    private final String problem;
    private final String remedy;

    /**
     * Creates an exception whose message is {@code problem; remedy}.
     *
     * @param problem what happened and where, as a phrase without a full stop
     * @param remedy what to do, as an imperative phrase
     * @param cause the technical cause, which shows no secret
     */
    protected RegistryException(String problem, String remedy, @Nullable Throwable cause) {
        super(problem + "; " + remedy, cause);
        this.problem = problem;
        this.remedy = remedy;
    }

    /** What happened and where. */
    public final String problem() {
        return problem;
    }

    /** What to do, as an imperative phrase. */
    public final String remedy() {
        return remedy;
    }
}
