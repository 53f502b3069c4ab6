package io.github.pluginregistry.core.update;

/** Decides whether an update is due. All of it happens while no other run updates the registry. */
public interface UpdateSchedule {

    /** An update is always due. */
    UpdateSchedule ALWAYS = () -> true;

    /** Whether to ask the forges now. */
    boolean isDue();

    /** Files are about to be written: until {@link #done}, the next update is due. */
    default void writing() {}

    /** The files are as the forges say. */
    default void done(UpdateReport report) {}
}
