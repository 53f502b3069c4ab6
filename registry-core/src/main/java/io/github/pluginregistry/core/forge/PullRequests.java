package io.github.pluginregistry.core.forge;

import io.github.pluginregistry.core.http.SourceException;
import java.util.List;
import java.util.Optional;

/**
 * The port to the pull requests of one repository, from one branch of it to another. A merge
 * request of GitLab is one, too, and so is a change of Gerrit. A pull request from a fork is never
 * touched, whatever its branch is called.
 */
public interface PullRequests {

    /**
     * Checks that there is a token, without a request.
     *
     * @throws SourceException if there is none, or none that a request can carry
     */
    void requireToken() throws SourceException;

    /**
     * Where the commit of the pull request between two branches is, and where the next one goes. To
     * be called anew before each push.
     *
     * @param labels as in {@link PullRequestSpec}
     * @param reviewers as in {@link PullRequestSpec}
     * @throws SourceException if the forge was asked and did not answer, or does not take a commit
     */
    default PullRequestRef ref(
            String head, String base, List<String> labels, List<String> reviewers)
            throws SourceException {
        return PullRequestRef.ofBranch(head);
    }

    /**
     * Opens a pull request, or updates the open one between the same branches, after its commit was
     * pushed.
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
