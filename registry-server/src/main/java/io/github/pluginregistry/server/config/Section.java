package io.github.pluginregistry.server.config;

import io.github.pluginregistry.core.validation.JsonPath;
import io.github.pluginregistry.core.validation.SourceNode;
import io.github.pluginregistry.core.validation.SourceNode.Mapping;
import io.github.pluginregistry.core.validation.SourceNode.Scalar;
import io.github.pluginregistry.core.validation.SourceNode.ScalarType;
import io.github.pluginregistry.core.validation.SourceNode.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A mapping of a configuration, or one that is not there. A value of the wrong type counts as
 * absent, since the schema finds it.
 */
final class Section {

    private final SourceNode place;
    private final @Nullable Mapping mapping;
    private final JsonPath path;
    private final Errors errors;

    Section(SourceNode node, JsonPath path, Errors errors) {
        this.place = node;
        this.mapping = node instanceof Mapping found ? found : null;
        this.path = path;
        this.errors = errors;
    }

    private Optional<SourceNode> node(String key) {
        return mapping == null ? Optional.empty() : mapping.child(key);
    }

    /** Whether there are values here. */
    boolean isPresent() {
        return mapping != null;
    }

    /** Whether a key has a value. */
    boolean has(String key) {
        return node(key).isPresent();
    }

    /** The names of the keys. */
    List<String> keys() {
        return mapping == null
                ? List.of()
                : mapping.entries().stream().map(SourceNode.Entry::key).distinct().toList();
    }

    /** A mapping below this one. */
    Section section(String key) {
        return new Section(
                node(key).orElse(new Scalar(place.location(), ScalarType.NOTHING, "")),
                path.key(key),
                errors);
    }

    /** The mappings of a list. */
    List<Section> sections(String key) {
        List<Section> sections = new ArrayList<>();
        if (node(key).orElse(null) instanceof Sequence list) {
            for (SourceNode item : list.items()) {
                sections.add(new Section(item, path.key(key).item(sections.size()), errors));
            }
        }
        return sections;
    }

    /** A text; empty where there is none. */
    String text(String key) {
        return text(key, "");
    }

    String text(String key, String standard) {
        return node(key).flatMap(Section::text).orElse(standard);
    }

    private static Optional<String> text(SourceNode node) {
        return node instanceof Scalar scalar && scalar.type() == ScalarType.TEXT
                ? Optional.of(scalar.text())
                : Optional.empty();
    }

    int number(String key, int standard) {
        return node(key).map(SourceNode::plain).orElse(null) instanceof Integer number
                ? number
                : standard;
    }

    boolean isTrue(String key) {
        return Boolean.TRUE.equals(node(key).map(SourceNode::plain).orElse(null));
    }

    /** The texts of a list. */
    List<String> texts(String key) {
        return values(key, text -> text, "");
    }

    /**
     * A text that is read as something else.
     *
     * @param reader throws a RuntimeException where it cannot
     * @param remedy how it is written
     */
    <T> T value(String key, T standard, Function<String, T> reader, String remedy) {
        return optional(key, reader, remedy).orElse(standard);
    }

    /** The same; empty where there is none. */
    <T> Optional<T> optional(String key, Function<String, T> reader, String remedy) {
        return node(key)
                .flatMap(
                        node ->
                                text(node)
                                        .flatMap(
                                                text ->
                                                        read(
                                                                node,
                                                                path.key(key),
                                                                text,
                                                                reader,
                                                                remedy)));
    }

    /** The texts of a list, each read as something else. */
    <T> List<T> values(String key, Function<String, T> reader, String remedy) {
        List<T> values = new ArrayList<>();
        if (node(key).orElse(null) instanceof Sequence list) {
            for (int i = 0; i < list.items().size(); i++) {
                SourceNode item = list.items().get(i);
                JsonPath there = path.key(key).item(i);
                text(item)
                        .flatMap(text -> read(item, there, text, reader, remedy))
                        .ifPresent(values::add);
            }
        }
        return values;
    }

    /** The texts by their keys, each read as something else. */
    <T> Map<String, T> map(Function<String, T> reader, String remedy) {
        Map<String, T> values = new LinkedHashMap<>();
        for (String key : keys()) {
            optional(key, reader, remedy).ifPresent(value -> values.put(key, value));
        }
        return values;
    }

    private <T> Optional<T> read(
            SourceNode node,
            JsonPath there,
            String text,
            Function<String, T> reader,
            String remedy) {
        try {
            return Optional.of(reader.apply(text));
        } catch (RuntimeException e) {
            // The text is not repeated: people write secrets where a reference belongs.
            errors.add(node.location(), there, "this value cannot be read", remedy);
            return Optional.empty();
        }
    }

    /** Reports a key. */
    void error(String key, String problem, String remedy) {
        errors.add(node(key).orElse(place).location(), path.key(key), problem, remedy);
    }

    /** All of this section as plain values. */
    @Nullable Object plain() {
        return place.plain();
    }
}
