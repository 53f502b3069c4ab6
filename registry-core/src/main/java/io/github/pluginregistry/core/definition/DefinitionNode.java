package io.github.pluginregistry.core.definition;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A definition before it is understood: keys and values with their places, whatever it was written
 * in.
 */
public sealed interface DefinitionNode {

    /** Where the node starts. */
    DefinitionLocation position();

    /**
     * The node as the maps, lists and values that a schema is held against. Of a key written twice
     * the first counts, also where it is set to nothing.
     */
    @Nullable Object plain();

    /**
     * Keys with their values, in the order they are written. A key written twice stands here twice.
     *
     * @param position where the mapping starts
     * @param entries its keys and values
     */
    record Mapping(DefinitionLocation position, List<Entry> entries) implements DefinitionNode {
        public Mapping {
            entries = List.copyOf(entries);
        }

        @Override
        public Map<String, @Nullable Object> plain() {
            Map<String, @Nullable Object> keys = new LinkedHashMap<>();
            for (Entry entry : entries) {
                if (!keys.containsKey(entry.key())) {
                    keys.put(entry.key(), entry.value().plain());
                }
            }
            return keys;
        }
    }

    /**
     * A key and its value.
     *
     * @param key the key as typed
     * @param position where the key stands
     * @param value what it is set to
     */
    record Entry(String key, DefinitionLocation position, DefinitionNode value) {}

    /**
     * Values in order.
     *
     * @param position where the list starts
     * @param items its values
     */
    record Sequence(DefinitionLocation position, List<DefinitionNode> items)
            implements DefinitionNode {
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public List<@Nullable Object> plain() {
            List<@Nullable Object> values = new ArrayList<>();
            for (DefinitionNode item : items) {
                values.add(item.plain());
            }
            return values;
        }
    }

    /**
     * One value: text, a number, true or false, or nothing at all.
     *
     * @param position where the value stands
     * @param type what kind of value it is
     * @param text the value as typed, without quotes
     */
    record Scalar(DefinitionLocation position, ScalarType type, String text)
            implements DefinitionNode {

        private static final Pattern COUNT = Pattern.compile("\\d{1,9}");

        @Override
        public @Nullable Object plain() {
            return switch (type) {
                case TEXT -> text;
                case NUMBER -> number();
                case BOOLEAN -> Boolean.parseBoolean(text);
                case NOTHING -> null;
            };
        }

        /**
         * YAML knows numbers that Java does not, such as 0x1F or .inf; any number stands in for
         * them. A schema counts in small ones.
         */
        private Number number() {
            try {
                return COUNT.matcher(text).matches() ? Integer.valueOf(text) : new BigDecimal(text);
            } catch (NumberFormatException e) {
                return BigDecimal.ZERO;
            }
        }
    }

    /** The kinds of single values. */
    enum ScalarType {
        TEXT,
        NUMBER,
        BOOLEAN,
        NOTHING
    }
}
