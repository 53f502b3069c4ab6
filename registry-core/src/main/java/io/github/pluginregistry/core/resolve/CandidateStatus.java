package io.github.pluginregistry.core.resolve;

import java.util.Locale;

/** Whether a tag that matches a plugin's pattern is a version, and may be the latest. */
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

    /** Whether it is a version that may be chosen, if only as a prerelease. */
    boolean counts() {
        return this == STABLE || this == PRERELEASE;
    }

    /** The word for people and for JSON. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
