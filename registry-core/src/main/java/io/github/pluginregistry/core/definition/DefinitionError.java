package io.github.pluginregistry.core.definition;

import io.github.pluginregistry.core.validation.Rule;
import io.github.pluginregistry.core.validation.SourceLocation;

/**
 * One violation of a definition.
 *
 * @param rule the rule that is broken
 * @param position where it is
 * @param path the keys that lead there, for example {@code plugins[2].tagPatern}; empty for the
 *     whole definition
 * @param pointer the value's place as a JSON Pointer (RFC 6901), or that of what is around it
 * @param message what is wrong, a phrase
 * @param cure what to do, an imperative phrase
 */
public record DefinitionError(
        Rule rule,
        SourceLocation position,
        String path,
        String pointer,
        String message,
        String cure) {

    /** One line for people: place, key, what is wrong and what to do. */
    @Override
    public String toString() {
        return "%s: %s; %s".formatted(position, subject(), cure);
    }

    /** The key and what is wrong with it, in one phrase. */
    public String subject() {
        return path.isEmpty() ? message : path + ": " + message;
    }
}
