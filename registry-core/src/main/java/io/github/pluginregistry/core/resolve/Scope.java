package io.github.pluginregistry.core.resolve;

/**
 * How much is asked for.
 *
 * @param allTags whether all tags of every repository are listed, not only those that may matter
 * @param allReleases whether the releases of all tags of a plugin are looked up, where one request
 *     is enough for many
 */
public record Scope(boolean allTags, boolean allReleases) {

    /** What it takes to decide every plugin. */
    public static final Scope NEEDED = new Scope(false, false);

    /** Every tag, to tell what the definition leaves out. */
    public static final Scope ALL_TAGS = new Scope(true, false);

    /** Every tag and its release, to tell how the latest version comes about. */
    public static final Scope EVERYTHING = new Scope(true, true);
}
