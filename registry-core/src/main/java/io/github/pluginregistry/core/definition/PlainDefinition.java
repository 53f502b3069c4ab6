package io.github.pluginregistry.core.definition;

import io.github.pluginregistry.core.definition.DefinitionNode.Entry;
import io.github.pluginregistry.core.definition.DefinitionNode.Mapping;
import io.github.pluginregistry.core.definition.DefinitionNode.Scalar;
import io.github.pluginregistry.core.definition.DefinitionNode.Sequence;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A definition as the maps, lists and values that a schema is held against. */
final class PlainDefinition {

    private static final Pattern COUNT = Pattern.compile("\\d{1,9}");

    private PlainDefinition() {}

    static @Nullable Object of(DefinitionNode node) {
        if (node instanceof Mapping mapping) {
            Map<String, @Nullable Object> keys = new LinkedHashMap<>();
            for (Entry entry : mapping.entries()) {
                // Of a key written twice the first counts, also where it is set to nothing.
                if (!keys.containsKey(entry.key())) {
                    keys.put(entry.key(), of(entry.value()));
                }
            }
            return keys;
        }
        if (node instanceof Sequence sequence) {
            List<@Nullable Object> items = new ArrayList<>();
            for (DefinitionNode item : sequence.items()) {
                items.add(of(item));
            }
            return items;
        }
        return of((Scalar) node);
    }

    private static @Nullable Object of(Scalar scalar) {
        return switch (scalar.type()) {
            case TEXT -> scalar.text();
            case NUMBER -> number(scalar.text());
            case BOOLEAN -> Boolean.parseBoolean(scalar.text());
            case NOTHING -> null;
        };
    }

    /**
     * YAML knows numbers that Java does not, such as 0x1F or .inf; any number stands in for them. A
     * schema counts in small ones.
     */
    private static Number number(String text) {
        try {
            return COUNT.matcher(text).matches() ? Integer.valueOf(text) : new BigDecimal(text);
        } catch (NumberFormatException e) {
            return BigDecimal.ZERO;
        }
    }
}
