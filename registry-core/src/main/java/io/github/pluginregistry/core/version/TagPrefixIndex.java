package io.github.pluginregistry.core.version;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Things in the order of their names, so that those with a common prefix are found quickly. */
public final class TagPrefixIndex<T> {

    private final List<T> things;
    private final Function<T, String> name;

    private TagPrefixIndex(List<T> things, Function<T, String> name) {
        this.things = things;
        this.name = name;
    }

    /** Puts things in order; where several have one name, they stay in the order they are in. */
    public static <T> TagPrefixIndex<T> of(Collection<T> things, Function<T, String> name) {
        return new TagPrefixIndex<>(
                things.stream().sorted(Comparator.comparing(name)).toList(), name);
    }

    /** All whose names start with a prefix, in the order of their names. */
    public Stream<T> startingWith(String prefix) {
        return things.subList(firstNotBelow(prefix), things.size()).stream()
                .takeWhile(thing -> name.apply(thing).startsWith(prefix));
    }

    /** The first of those that have a name. */
    public Optional<T> named(String exactly) {
        return startingWith(exactly).findFirst().filter(thing -> name.apply(thing).equals(exactly));
    }

    /** The place of the first name that a text is not behind, found by halving. */
    private int firstNotBelow(String text) {
        int low = 0;
        int high = things.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (name.apply(things.get(middle)).compareTo(text) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
