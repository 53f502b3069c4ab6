package io.github.pluginregistry.sdk;

import java.util.Objects;

/**
 * A tag of a repository.
 *
 * @param name such as {@code v1.2.0}
 * @param commit the commit that it points to, 40 hexadecimal digits; empty where the system has no
 *     commits
 */
public record TagInfo(String name, String commit) {

    public TagInfo {
        Objects.requireNonNull(name);
        Objects.requireNonNull(commit);
    }

    /** A tag of a system without commits. */
    public static TagInfo of(String name) {
        return new TagInfo(name, "");
    }
}
