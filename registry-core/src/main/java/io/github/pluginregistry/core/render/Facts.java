package io.github.pluginregistry.core.render;

import java.util.Optional;

/** A list of names and values, in Markdown; a value that is not there is left out. */
final class Facts {

    private final StringBuilder list = new StringBuilder();

    /** Adds a value that is Markdown already. */
    Facts markup(String name, String value) {
        list.append("- **").append(name).append(":** ").append(value).append('\n');
        return this;
    }

    Facts markup(String name, Optional<String> value) {
        return value.isPresent() ? markup(name, value.get()) : this;
    }

    /** Adds a value that is shown as it is. */
    Facts text(String name, Optional<String> value) {
        return value.isPresent() ? markup(name, Markup.text(value.get())) : this;
    }

    /** Adds a value that a machine reads too. */
    Facts code(String name, String value) {
        return markup(name, Markup.code(value));
    }

    Facts code(String name, Optional<String> value) {
        return value.isPresent() ? code(name, value.get()) : this;
    }

    @Override
    public String toString() {
        return list.toString();
    }
}
