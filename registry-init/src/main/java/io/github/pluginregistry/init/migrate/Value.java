package io.github.pluginregistry.init.migrate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A value in a file, with the line that it begins in. */
sealed interface Value {

    int line();

    /** The text of a scalar; empty for others. */
    default Optional<String> text() {
        return this instanceof Text it ? Optional.of(it.value()) : Optional.empty();
    }

    /** The entries of a map in their order; none for others. */
    default Map<String, Value> entries() {
        return this instanceof Entries it ? it.values() : Map.of();
    }

    /** The elements of a list; none for others. */
    default List<Value> elements() {
        return this instanceof Elements it ? it.values() : List.of();
    }

    /** The text of an entry; empty if there is none. */
    default Optional<String> text(String key) {
        return Optional.ofNullable(entries().get(key)).flatMap(Value::text);
    }

    record Text(int line, String value) implements Value {}

    record Elements(int line, List<Value> values) implements Value {
        public Elements {
            values = List.copyOf(values);
        }
    }

    record Entries(int line, Map<String, Value> values) implements Value {
        public Entries {
            values = new LinkedHashMap<>(values);
        }
    }
}
