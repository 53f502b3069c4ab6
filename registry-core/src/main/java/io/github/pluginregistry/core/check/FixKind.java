package io.github.pluginregistry.core.check;

/** The kind of fix that a finding needs. */
public enum FixKind {
    /** A manual edit of the place it points to. */
    EDIT,
    /** Rendering the files again; no forge is asked. */
    RENDER,
    /** An update, since only the repositories know the right value. */
    UPDATE,
    /** A commit of the files that an update of the same build has already fixed. */
    COMMIT
}
