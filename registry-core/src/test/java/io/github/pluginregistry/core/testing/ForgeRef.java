package io.github.pluginregistry.core.testing;

import java.util.Collection;
import java.util.Optional;

/**
 * A ref of a repository.
 *
 * @param name its whole name, for example {@code refs/tags/v1.0.0}
 * @param object the id of the object it names
 * @param peeled the id of the commit an annotated tag leads to
 */
record ForgeRef(String name, String object, Optional<String> peeled) {

    /** Whether its name begins with one of the prefixes, or there are none. */
    boolean isAskedFor(Collection<String> prefixes) {
        return prefixes.isEmpty() || prefixes.stream().anyMatch(name::startsWith);
    }

    /** Its line in the answer to {@code ls-refs}. */
    String line(boolean peel, boolean symrefs) {
        String target = symrefs && name.equals("HEAD") ? " symref-target:refs/heads/main" : "";
        String leadsTo = peel ? peeled.map(id -> " peeled:" + id).orElse("") : "";
        return object + " " + name + target + leadsTo + "\n";
    }
}
