package io.github.pluginregistry.core.published;

/**
 * A place in a text.
 *
 * @param line the line, counted from 1
 * @param column the column in that line, counted from 1
 */
public record Mark(int line, int column) {

    static final Mark START = new Mark(1, 1);
}
