package io.github.pluginregistry.core.progress;

import io.github.pluginregistry.core.model.RepositoryId;
import java.nio.file.Path;

/**
 * Hears what a run does while it does it. Repositories are asked side by side, so calls may come
 * from several threads.
 */
public interface ProgressListener {

    /** Hears nothing. */
    ProgressListener SILENT = new ProgressListener() {};

    /** A repository is about to be asked. */
    default void asking(RepositoryId repository) {}

    /**
     * A listing of a repository came back whole.
     *
     * @param listing what was asked for, {@code releases} or {@code tags}
     * @param count how many there are
     */
    default void answered(RepositoryId repository, String listing, int count) {}

    /** A file of the registry was written. */
    default void wrote(Path file) {}
}
