package io.github.pluginregistry.core.definition;

import java.util.List;

/**
 * A definition before it is understood: keys and values with their places, whatever it was written
 * in.
 */
public sealed interface DefinitionNode {

    /** Where the node starts. */
    Position position();

    /**
     * Keys with their values, in the order they are written. A key written twice stands here twice.
     *
     * @param position where the mapping starts
     * @param entries its keys and values
     */
    record Mapping(Position position, List<Entry> entries) implements DefinitionNode {
        public Mapping {
            entries = List.copyOf(entries);
        }
    }

    /**
     * A key and its value.
     *
     * @param key the key as typed
     * @param position where the key stands
     * @param value what it is set to
     */
    record Entry(String key, Position position, DefinitionNode value) {}

    /**
     * Values in order.
     *
     * @param position where the list starts
     * @param items its values
     */
    record Sequence(Position position, List<DefinitionNode> items) implements DefinitionNode {
        public Sequence {
            items = List.copyOf(items);
        }
    }

    /**
     * One value: text, a number, true or false, or nothing at all.
     *
     * @param position where the value stands
     * @param type what kind of value it is
     * @param text the value as typed, without quotes
     */
    record Scalar(Position position, ScalarType type, String text) implements DefinitionNode {}

    /** The kinds of single values. */
    enum ScalarType {
        TEXT,
        NUMBER,
        BOOLEAN,
        NOTHING
    }
}
