package io.github.pluginregistry.core.check;

/** What has to be done about a finding. */
public enum FixKind {
    /** Somebody edits what it points to. */
    EDIT,
    /** Rendering alone fixes it; no forge has to be asked. */
    RENDER,
    /** Only an update fixes it, because only the repositories know what is right. */
    UPDATE,
    /** An update of the same build has fixed it already; what it wrote has to be committed. */
    COMMIT
}
