package io.github.pluginregistry.core.source.git;

import io.github.pluginregistry.core.model.RepositoryId;

/**
 * What somebody wants of a repository elsewhere, in the words of a message.
 *
 * @param repository the repository
 * @param matter what a host is asked for, for example {@code tags of pipe-cd/pipecd}
 * @param right what a token has to be allowed there, for example {@code read}
 */
record Errand(RepositoryId repository, String matter, String right) {

    /** Whether nothing is changed there. */
    boolean reads() {
        return right.equals("read");
    }

    /** To list tags. */
    static Errand tags(RepositoryId repository) {
        return new Errand(repository, "tags of " + repository, "read");
    }

    /** To list branches, and to fetch what they lead to. */
    static Errand branches(RepositoryId repository) {
        return new Errand(repository, "branches of " + repository, "read");
    }

    /** To change a branch. */
    static Errand push(RepositoryId repository) {
        return new Errand(repository, "permission to push to " + repository, "write to");
    }
}
