package io.github.pluginregistry.core.validation;

/** What a check asks about a published registry; each question gets a verdict of its own. */
public enum CheckKind {
    /** Whether the files obey their schema and do not contradict themselves. */
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
