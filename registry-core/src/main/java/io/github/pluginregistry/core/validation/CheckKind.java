package io.github.pluginregistry.core.validation;

/** The kinds of checks of a published registry, each with its own result. */
public enum CheckKind {
    /** Whether the files are valid under their schema and consistent. */
    VALID("valid", "valid"),
    /** Whether the files are what the definition and plugins.json render to. */
    IN_SYNC("in-step", "in sync"),
    /** Whether the published versions are the newest ones. */
    CURRENT("current", "current");

    private final String id;
    private final String adjective;

    CheckKind(String id, String adjective) {
        this.id = id;
        this.adjective = adjective;
    }

    /** The name in JUnit reports. It is public, like the ids of rules. */
    public String id() {
        return id;
    }

    /** The result of a check that passed, for example {@code in sync}. */
    public String adjective() {
        return adjective;
    }
}
