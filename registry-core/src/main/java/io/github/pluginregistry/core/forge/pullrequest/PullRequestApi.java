package io.github.pluginregistry.core.forge.pullrequest;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.pluginregistry.core.forge.PullRequestSpec;
import io.github.pluginregistry.core.source.SourceException;
import java.util.Optional;

/** How one kind of forge is asked about the pull requests of one repository. */
interface PullRequestApi {

    /** The one that is open between two branches of the repository itself. */
    Optional<OpenPullRequest> find(String head, String base) throws SourceException;

    /** Sends one that is new, with whatever the forge takes at once. */
    RestResponse create(PullRequestSpec spec) throws SourceException;

    /** Reads one. */
    OpenPullRequest read(JsonNode json) throws SourceException;

    /** Adds to one that is new what the forge did not take at once. */
    default void complete(OpenPullRequest created, PullRequestSpec spec) throws SourceException {}

    /** Brings title, text and labels up to date; sends nothing where they are. */
    void update(OpenPullRequest open, PullRequestSpec spec) throws SourceException;

    /** Closes one. */
    void close(OpenPullRequest open) throws SourceException;
}
