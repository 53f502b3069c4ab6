package io.github.pluginregistry.core.definition;

import io.github.pluginregistry.core.validation.JsonPath;
import io.github.pluginregistry.core.validation.SourceLocation;
import io.github.pluginregistry.core.validation.SourceNode;
import io.github.pluginregistry.core.validation.SourceNode.Entry;
import io.github.pluginregistry.core.validation.SourceNode.Mapping;
import io.github.pluginregistry.core.validation.SourceNode.Scalar;
import io.github.pluginregistry.core.validation.SourceNode.ScalarType;
import io.github.pluginregistry.core.validation.SourceNode.Sequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A node of a definition together with the way to it.
 *
 * @param name the last key on the way; empty for the definition and for an entry of a list
 * @param way all keys on the way
 * @param location where the key or, without a key, the node starts
 * @param shape what belongs there
 */
record NodeCursor(
        String name, JsonPath way, SourceLocation location, SourceNode node, SchemaNode shape) {

    static NodeCursor of(SourceNode definition) {
        return new NodeCursor(
                "", JsonPath.ROOT, definition.location(), definition, SchemaNode.ofDefinition());
    }

    /** The keys written here, in their order; one written twice is there twice. */
    List<NodeCursor> keys() {
        return node instanceof Mapping mapping
                ? mapping.entries().stream().map(this::entry).toList()
                : List.of();
    }

    private NodeCursor entry(Entry entry) {
        String key = entry.key();
        return new NodeCursor(key, way.key(key), entry.location(), entry.value(), shape.key(key));
    }

    /** A key written here; the first one of its name. */
    Optional<NodeCursor> key(String key) {
        return node instanceof Mapping mapping
                ? mapping.entries().stream()
                        .filter(entry -> entry.key().equals(key))
                        .findFirst()
                        .map(this::entry)
                : Optional.empty();
    }

    /** Where a key would be that is missing; its location is that of this node. */
    NodeCursor missing(String key) {
        JsonPath there = new JsonPath(way.key(key).path(), way.pointer());
        return new NodeCursor(key, there, location, node, shape.key(key));
    }

    /** The entries of a list that is a key's value. */
    List<NodeCursor> items(String key) {
        return key(key).map(NodeCursor::items).orElse(List.of());
    }

    /** The entries of the list written here. */
    List<NodeCursor> items() {
        List<NodeCursor> items = new ArrayList<>();
        if (node instanceof Sequence sequence) {
            for (SourceNode item : sequence.items()) {
                JsonPath there = way.item(items.size());
                items.add(new NodeCursor("", there, item.location(), item, shape.item()));
            }
        }
        return items;
    }

    /** The path as a message shows it, for example {@code plugins[2].name}. */
    String path() {
        return way.path();
    }

    Optional<String> text(String key) {
        return key(key).flatMap(NodeCursor::text);
    }

    /** The text written here. */
    Optional<String> text() {
        return node instanceof Scalar scalar && scalar.type() == ScalarType.TEXT
                ? Optional.of(scalar.text())
                : Optional.empty();
    }

    /** Whether the truth value written here is true. */
    boolean isTrue() {
        return node instanceof Scalar scalar && Boolean.parseBoolean(scalar.text());
    }

    /**
     * This place and all below it, by JSON Pointer (RFC 6901); of a key that is written twice, the
     * first. Values below unknown keys are left out: they are not needed, and below a long key each
     * would have a long pointer.
     */
    Map<String, NodeCursor> byPointer() {
        Map<String, NodeCursor> places = new HashMap<>();
        index("", places);
        return places;
    }

    private void index(String pointer, Map<String, NodeCursor> places) {
        if (places.putIfAbsent(pointer, this) == null && shape.isKnown()) {
            for (NodeCursor key : keys()) {
                key.index(JsonPath.pointer(pointer, key.name()), places);
            }
            List<NodeCursor> items = items();
            for (int i = 0; i < items.size(); i++) {
                items.get(i).index(pointer + "/" + i, places);
            }
        }
    }
}
