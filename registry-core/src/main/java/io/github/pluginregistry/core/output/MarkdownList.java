package io.github.pluginregistry.core.output;

/** A Markdown list of names and values. */
final class MarkdownList {

    private final StringBuilder list = new StringBuilder();

    /** Adds a value that is Markdown already. */
    MarkdownList markup(String name, String value) {
        list.append("- **").append(name).append(":** ").append(value).append('\n');
        return this;
    }

    /** Adds a text, escaped. */
    MarkdownList text(String name, String value) {
        return markup(name, MarkdownEscaper.text(value));
    }

    /** Adds a text that programs read too, in backticks. */
    MarkdownList code(String name, String value) {
        return markup(name, MarkdownEscaper.code(value));
    }

    @Override
    public String toString() {
        return list.toString();
    }
}
