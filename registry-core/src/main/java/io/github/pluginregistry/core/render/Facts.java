package io.github.pluginregistry.core.render;

/** A Markdown list of names and values. */
final class Facts {

    private final StringBuilder list = new StringBuilder();

    /** Adds a value that is Markdown already. */
    Facts markup(String name, String value) {
        list.append("- **").append(name).append(":** ").append(value).append('\n');
        return this;
    }

    /** Adds a text, escaped. */
    Facts text(String name, String value) {
        return markup(name, Markup.text(value));
    }

    /** Adds a text that programs read too, in backticks. */
    Facts code(String name, String value) {
        return markup(name, Markup.code(value));
    }

    @Override
    public String toString() {
        return list.toString();
    }
}
