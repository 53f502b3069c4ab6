package io.github.pluginregistry.core.forge;

import io.github.pluginregistry.core.http.SourceException;
import java.util.Optional;

/**
 * The port to the pull requests of one repository, from one branch of it to another. A merge
 * request of GitLab is one, too. A pull request from a fork is never touched, whatever its branch
 * is called.
 */
public interface PullRequests {

    /**
     * Checks that there is a token, without a request.
     *
     * @throws SourceException if there is none, or none that a request can carry
     */
    void requireToken() throws SourceException;

    /**
     * Opens a pull request, or updates the open one between the same branches.
     *
     * @throws SourceException if the request failed or was rejected
     */
    PullRequest createOrUpdate(PullRequestSpec spec) throws SourceException;

    /**
     * Closes the pull request that is open between two branches.
     *
     * @return the one that was open; empty where none was
     * @throws SourceException if the request failed or was rejected
     */
    Optional<PullRequest> close(String head, String base) throws SourceException;
}
