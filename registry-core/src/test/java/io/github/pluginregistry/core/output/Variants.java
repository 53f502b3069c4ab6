package io.github.pluginregistry.core.output;

import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the values that differ from a given one in a single place, however deep that lies. */
final class Variants {

    private Variants() {}

    static <T> Stream<T> of(T value) {
        @SuppressWarnings("unchecked") // each branch varies a value within its own type
        Stream<T> variants = (Stream<T>) any(value);
        return variants;
    }

    private static Stream<?> any(Object value) {
        if (value instanceof String text) {
            return Stream.of("", "x", text + "x", text + " ", " " + text, text + "\n", text + "`")
                    .filter(other -> !other.equals(text))
                    .distinct();
        } else if (value instanceof Instant moment) {
            return Stream.of(moment.plusSeconds(1));
        } else if (value instanceof Enum<?> constant) {
            return Arrays.stream(constant.getDeclaringClass().getEnumConstants())
                    .filter(other -> other != constant);
        } else if (value instanceof List<?> list) {
            return IntStream.range(0, list.size()).boxed().flatMap(i -> changedAt(list, i));
        } else if (value instanceof Record data) {
            return IntStream.range(0, components(data).length)
                    .boxed()
                    .flatMap(i -> changedAt(data, i));
        }
        throw new IllegalArgumentException("no rule for the variants of a " + value.getClass());
    }

    private static Stream<List<?>> changedAt(List<?> list, int index) {
        List<Object> shorter = new ArrayList<>(list);
        shorter.remove(index);
        return Stream.concat(
                Stream.of(shorter),
                any(list.get(index))
                        .map(
                                element -> {
                                    List<Object> changed = new ArrayList<>(list);
                                    changed.set(index, element);
                                    return changed;
                                }));
    }

    private static Stream<Record> changedAt(Record data, int index) {
        Object value = component(data, index);
        if (value == null) {
            return Stream.empty();
        }
        boolean optional =
                components(data)[index].getAnnotatedType().isAnnotationPresent(Nullable.class);
        return Stream.concat(optional ? Stream.of((Object) null) : Stream.empty(), any(value))
                .flatMap(other -> with(data, index, other).stream());
    }

    /** The record with another component; empty where it refuses that component. */
    private static Optional<Record> with(Record data, int index, Object value) {
        Object[] values =
                IntStream.range(0, components(data).length)
                        .mapToObj(i -> i == index ? value : component(data, i))
                        .toArray();
        Class<?>[] types =
                Arrays.stream(components(data))
                        .map(RecordComponent::getType)
                        .toArray(Class<?>[]::new);
        try {
            return Optional.of(data.getClass().getDeclaredConstructor(types).newInstance(values));
        } catch (ReflectiveOperationException refused) {
            return Optional.empty();
        }
    }

    private static Object component(Record data, int index) {
        try {
            return components(data)[index].getAccessor().invoke(data);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RecordComponent[] components(Record data) {
        return data.getClass().getRecordComponents();
    }
}
