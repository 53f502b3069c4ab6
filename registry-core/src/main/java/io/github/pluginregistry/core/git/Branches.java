package io.github.pluginregistry.core.git;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The branches of a remote repository.
 *
 * @param tips the hexadecimal object ids of their commits, by branch name
 * @param head the default branch, which a clone checks out; empty where the host does not name it
 */
public record Branches(Map<String, String> tips, String head) {

    public Branches {
        tips = Map.copyOf(new TreeMap<>(tips));
    }

    /** The default branch, which a clone checks out. */
    public Optional<String> usual() {
        return head.isEmpty() ? Optional.empty() : Optional.of(head);
    }

    /** The commit of a branch; empty if there is no such branch. */
    public Optional<String> tip(String branch) {
        return Optional.ofNullable(tips.get(branch));
    }
}
