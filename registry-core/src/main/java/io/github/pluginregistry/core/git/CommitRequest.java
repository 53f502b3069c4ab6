package io.github.pluginregistry.core.git;

import java.time.Instant;
import java.util.Map;

/**
 * A commit to be made.
 *
 * @param parent the commit it follows
 * @param files the texts of the files it changes, by their paths in the repository; all others stay
 * @param message its message
 * @param author who changed the files
 * @param committer who commits
 * @param when when they did
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
