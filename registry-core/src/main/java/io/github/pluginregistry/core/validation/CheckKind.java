package io.github.pluginregistry.core.validation;

/** The kinds of checks of a published registry, each with its own result. */
public enum CheckKind {
    /** Whether the files are valid under their schema and consistent. */
    VALID("valid"),
    /** Whether the files are what the definition and plugins.json render to. */
    IN_STEP("in sync"),
    /** Whether the forges have nothing else to say than what is published. */
    CURRENT("current");

    private final String adjective;

    CheckKind(String adjective) {
        this.adjective = adjective;
    }

    /** The answer that is hoped for, for example {@code in sync}. */
    public String adjective() {
        return adjective;
    }
}
