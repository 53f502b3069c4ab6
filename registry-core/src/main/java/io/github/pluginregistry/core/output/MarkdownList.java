package io.github.pluginregistry.core.output;

import io.github.pluginregistry.core.io.ControlCharEscaper;
import java.util.stream.Collectors;

/** A Markdown list of names and values. */
public final class MarkdownList {

    private final StringBuilder list = new StringBuilder();

    /** Adds a value that is Markdown already. */
    public MarkdownList markup(String name, String value) {
        list.append("- **").append(name).append(":** ").append(value).append('\n');
        return this;
    }

    /** Adds a text, escaped. */
    public MarkdownList text(String name, String value) {
        return markup(name, MarkdownEscaper.text(value));
    }

    /** Adds a text that programs read too, in backticks. */
    public MarkdownList code(String name, String value) {
        return markup(name, MarkdownEscaper.code(value));
    }

    /** Adds lines that readers copy; the indentation keeps them out of the list and its markup. */
    public MarkdownList block(String name, String lines) {
        String text = lines.lines().map(ControlCharEscaper::of).collect(Collectors.joining("\n"));
        list.append("- **").append(name).append(":**\n");
        MarkdownEscaper.block("text", text)
                .lines()
                .map(line -> line.isEmpty() ? line : "  " + line)
                .forEach(line -> list.append(line).append('\n'));
        return this;
    }

    @Override
    public String toString() {
        return list.toString();
    }
}
