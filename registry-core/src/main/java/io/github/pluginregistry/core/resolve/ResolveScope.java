package io.github.pluginregistry.core.resolve;

import io.github.pluginregistry.core.model.VersionHistory;

/**
 * How much is asked for.
 *
 * @param allTags whether all tags of every repository are listed, not only those that may matter
 * @param allReleases whether the releases of all tags of a plugin are looked up, where one request
 *     is enough for many
 * @param history the versions that are published; what is known of them is not looked up again
 */
public record ResolveScope(boolean allTags, boolean allReleases, VersionHistory history) {

    /** What it takes to decide every plugin. */
    public static final ResolveScope NEEDED = new ResolveScope(false, false, VersionHistory.NONE);

    /** Every tag, to tell what the definition leaves out. */
    public static final ResolveScope ALL_TAGS = new ResolveScope(true, false, VersionHistory.NONE);

    /** Every tag and its release, to tell how the latest version comes about. */
    public static final ResolveScope EVERYTHING = new ResolveScope(true, true, VersionHistory.NONE);

    /** What it takes to bring a registry up to date: all versions only where it has a history. */
    public static ResolveScope forUpdate(VersionHistory history) {
        return history.isKept() ? new ResolveScope(false, true, history) : NEEDED;
    }
}
