package io.github.pluginregistry.core.model;

import java.nio.file.Path;

/** Hears what a run does, from several threads, since repositories are asked in parallel. */
public interface ProgressListener {

    /** Hears nothing. */
    ProgressListener SILENT = new ProgressListener() {};

    /** A repository is about to be asked. */
    default void asking(RepositoryUrl repository) {}

    /** The list of a repository's tags came back whole. */
    default void answered(RepositoryUrl repository, int tags) {}

    /** All that was asked about a repository has been answered, or could not be. */
    default void done(RepositoryUrl repository) {}

    /** Another run is at work in a place where this one wants to write; this one waits for it. */
    default void waiting(Path place) {}

    /**
     * Runs of other processes cannot be kept from writing to a place at the same time.
     *
     * @param reason why, in the platform's words
     */
    default void unguarded(Path place, String reason) {}

    /**
     * A user or a password stands in the address of a remote. Neither is used.
     *
     * @param remote what git's configuration calls it, for example {@code origin}
     */
    default void ignoringCredentials(String remote, String host) {}

    /**
     * So many repositories have been asked by now. Comes on one thread, whenever one more is done,
     * and at least once a second while the run waits.
     *
     * @param done how many have answered all that was asked, or failed to
     */
    default void asked(int done, int repositories, long requests) {}

    /** Something that people should do before it becomes trouble. */
    default void advice(String message) {}

    /** A file of the registry was written. */
    default void wrote(Path file) {}
}
