package io.github.pluginregistry.core.git;

import java.time.Instant;
import java.util.Map;

/**
 * A commit to create.
 *
 * @param files the new texts of the changed files, by path in the repository
 */
public record CommitRequest(
        String parent,
        Map<String, String> files,
        String message,
        CommitIdentity author,
        CommitIdentity committer,
        Instant when) {

    public CommitRequest {
        files = Map.copyOf(files);
    }
}
