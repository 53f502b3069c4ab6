package io.github.pluginregistry.core.output;

/**
 * A place in a text.
 *
 * @param line the line, counted from 1
 * @param column the column in that line, counted from 1
 */
public record TextPosition(int line, int column) {

    static final TextPosition START = new TextPosition(1, 1);
}
