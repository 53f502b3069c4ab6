package io.github.pluginregistry.core.resolve;

/**
 * How much is asked for.
 *
 * @param allTags whether all tags of every repository are listed, not only those that may matter
 * @param allReleases whether the releases of all tags of a plugin are looked up, where one request
 *     is enough for many
 */
public record ResolveScope(boolean allTags, boolean allReleases) {

    /** What it takes to decide every plugin. */
    public static final ResolveScope NEEDED = new ResolveScope(false, false);

    /** Every tag, to tell what the definition leaves out. */
    public static final ResolveScope ALL_TAGS = new ResolveScope(true, false);

    /** Every tag and its release, to tell how the latest version comes about. */
    public static final ResolveScope EVERYTHING = new ResolveScope(true, true);
}
