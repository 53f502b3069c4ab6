package io.github.pluginregistry.core.forge;

import io.github.pluginregistry.core.http.SourceException;
import java.io.Serial;
import java.util.Optional;

/** The requests for the pull requests of one repository on one kind of forge. */
public interface PullRequestApi<P> {

    /** The host rejected a new pull request, perhaps because it exists already. */
    final class RejectedException extends Exception {

        @Serial private static final long serialVersionUID = 1L;

        private final SourceException reason;

        public RejectedException(SourceException reason) {
            super(reason);
            this.reason = reason;
        }

        SourceException reason() {
            return reason;
        }
    }

    /** The open pull request between two branches of the repository itself. */
    Optional<P> find(String head, String base) throws SourceException;

    /** Creates a pull request, with everything that the forge takes in one request. */
    P create(PullRequestSpec spec) throws SourceException, RejectedException;

    /** Adds what the forge does not take in the request that creates a pull request. */
    default void complete(P created, PullRequestSpec spec) throws SourceException {}

    /** Updates title, text and labels; sends nothing where they are up to date. */
    void update(P open, PullRequestSpec spec) throws SourceException;

    /** Closes a pull request. */
    void close(P open) throws SourceException;

    /** The number and the page of a pull request. */
    PullRequest toPullRequest(P open) throws SourceException;
}
