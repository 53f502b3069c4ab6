package io.github.pluginregistry.core.validation;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A value of a YAML or JSON file, or of a POM, with its location and those of all its parts. */
public sealed interface SourceNode {

    /** Where the value starts. */
    SourceLocation location();

    /**
     * The value as maps with string keys, lists, strings, numbers, booleans and null, which a
     * schema validates. Of a key written twice the first counts, also where it is set to nothing.
     */
    @Nullable Object plain();

    /** What a key or an index leads to; empty where there is no such part. */
    Optional<SourceNode> child(String key);

    /**
     * The location of a part or, where there is none, of the nearest one around it.
     *
     * @param pointer a JSON Pointer (RFC 6901)
     */
    default SourceLocation locate(String pointer) {
        if (pointer.isEmpty()) {
            return location();
        }
        int end = (pointer + "/").indexOf('/', 1);
        return child(JsonPath.unescape(pointer.substring(1, end)))
                .map(part -> part.locate(pointer.substring(end)))
                .orElse(location());
    }

    /** Keys with their values, as written; a key written twice is there twice. */
    record Mapping(SourceLocation location, List<Entry> entries) implements SourceNode {
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

        @Override
        public Optional<SourceNode> child(String key) {
            return entries.stream()
                    .filter(entry -> entry.key().equals(key))
                    .findFirst()
                    .map(Entry::value);
        }
    }

    /**
     * A key and its value.
     *
     * @param key the key as typed
     * @param location where the key starts
     */
    record Entry(String key, SourceLocation location, SourceNode value) {}

    /** Values in order. */
    record Sequence(SourceLocation location, List<SourceNode> items) implements SourceNode {

        private static final Pattern INDEX = Pattern.compile("\\d{1,9}");

        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public List<@Nullable Object> plain() {
            List<@Nullable Object> values = new ArrayList<>();
            for (SourceNode item : items) {
                values.add(item.plain());
            }
            return values;
        }

        @Override
        public Optional<SourceNode> child(String key) {
            return INDEX.matcher(key).matches() && Integer.parseInt(key) < items.size()
                    ? Optional.of(items.get(Integer.parseInt(key)))
                    : Optional.empty();
        }
    }

    /**
     * A single value: text, a number, true or false, or nothing at all.
     *
     * @param location where the value starts
     * @param text the value as typed, without quotes
     */
    record Scalar(SourceLocation location, ScalarType type, String text) implements SourceNode {

        /** The validating library reads the numbers of a schema as {@code Integer} alone. */
        private static final Pattern SMALL = Pattern.compile("\\d{1,9}");

        private static final Pattern INTEGER = Pattern.compile("-?\\d{1,1000}");

        @Override
        public @Nullable Object plain() {
            return switch (type) {
                case TEXT -> text;
                case NUMBER -> number();
                case BOOLEAN -> Boolean.parseBoolean(text);
                case NOTHING -> null;
            };
        }

        @Override
        public Optional<SourceNode> child(String key) {
            return Optional.empty();
        }

        /** Zero stands in for numbers that YAML has and Java does not, such as 0x1F or .inf. */
        private Number number() {
            try {
                if (SMALL.matcher(text).matches()) {
                    return Integer.valueOf(text);
                }
                return INTEGER.matcher(text).matches()
                        ? new BigInteger(text)
                        : new BigDecimal(text);
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
