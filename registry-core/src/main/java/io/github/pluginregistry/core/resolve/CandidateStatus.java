package io.github.pluginregistry.core.resolve;

import java.util.Locale;

/** What a tag that matches a plugin's pattern is worth. */
public enum CandidateStatus {
    /** A version that may be the latest. */
    STABLE,
    /** A version, and a prerelease by its text or by the forge's flag. */
    PRERELEASE,
    /** A version whose release is a draft or not there yet. */
    PENDING,
    /** A version whose release was not looked up. */
    UNCHECKED,
    /** A version that the definition ignores. */
    IGNORED,
    /** No version under the plugin's scheme. */
    NO_VERSION;

    /** Whether such a tag may be chosen at all. */
    boolean counts() {
        return this == STABLE || this == PRERELEASE;
    }

    /** The word for people and for JSON. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
