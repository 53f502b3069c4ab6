package io.github.pluginregistry.core.validation;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which of some places in a value comes first. What is not on the way to one of them is not walked
 * through: below a long key that nobody asks for, each value would cost a long pointer.
 */
final class DocumentOrder {

    private final Set<String> places;
    private final Set<String> ways = new HashSet<>();
    private final Map<String, Integer> ranks = new HashMap<>();

    private DocumentOrder(Set<String> places) {
        this.places = places;
        places.forEach(this::addWay);
    }

    /** Looks for places. */
    static DocumentOrder of(@Nullable Object value, Set<String> places) {
        DocumentOrder ranks = new DocumentOrder(places);
        ranks.walk("", value);
        return ranks;
    }

    /** From the first place to the last; a place that is not there comes after all others. */
    int of(String place) {
        return ranks.getOrDefault(place, Integer.MAX_VALUE);
    }

    private void addWay(String place) {
        String way = place;
        do {
            way = way.substring(0, Math.max(0, way.lastIndexOf('/')));
        } while (ways.add(way));
    }

    private void walk(String pointer, @Nullable Object value) {
        if (places.contains(pointer)) {
            ranks.put(pointer, ranks.size());
        }
        if (!ways.contains(pointer)) {
            return;
        }
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, member) -> walk(JsonPath.pointer(pointer, (String) key), member));
        } else if (value instanceof Collection<?> items) {
            int index = 0;
            for (Object item : items) {
                walk(pointer + "/" + index++, item);
            }
        }
    }
}
