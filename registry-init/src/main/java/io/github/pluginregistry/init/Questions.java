package io.github.pluginregistry.init;

/** Asks the user, if there is one. */
@FunctionalInterface
public interface Questions {

    /** Takes every default. */
    Questions NONE = (question, usual) -> usual;

    /**
     * The answer to a question.
     *
     * @param usual the answer if the user only presses Enter
     */
    String ask(String question, String usual);
}
