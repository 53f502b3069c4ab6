package io.github.pluginregistry.core.git;

import java.time.Instant;
import java.util.Map;

/**
 * A commit to create.
 *
 * @param parent the parent commit
 * @param files the new texts of the changed files, by path in the repository
 * @param message its message
 * @param author who changed the files
 * @param committer who commits
 * @param when the time of the commit
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
