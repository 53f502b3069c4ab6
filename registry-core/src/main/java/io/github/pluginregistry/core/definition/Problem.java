package io.github.pluginregistry.core.definition;

/**
 * One violation of a definition.
 *
 * @param position where it is
 * @param path the keys that lead there, for example {@code plugins[2].tagPatern}; empty for the
 *     whole definition
 * @param message what is wrong, a phrase
 * @param cure what to do, an imperative phrase
 */
public record Problem(Position position, String path, String message, String cure) {

    /** One line for people: place, key, what is wrong and what to do. */
    @Override
    public String toString() {
        return "%s: %s%s; %s".formatted(position, path.isEmpty() ? "" : path + ": ", message, cure);
    }
}
