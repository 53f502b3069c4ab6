package io.github.pluginregistry.core.source.git;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The branches of a repository elsewhere.
 *
 * @param tips the commits they lead to, by the names of the branches, as hexadecimal object ids
 * @param usual the one that whoever clones the repository gets; empty where it does not say
 */
public record Branches(Map<String, String> tips, Optional<String> usual) {

    public Branches {
        tips = Map.copyOf(new TreeMap<>(tips));
    }

    /** The commit that a branch leads to; empty where there is no such branch. */
    public Optional<String> tip(String branch) {
        return Optional.ofNullable(tips.get(branch));
    }
}
