package io.github.pluginregistry.core.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.AbstractList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TagsSectionTest {

    @Test
    void alignsCellsInColumns() {
        assertThat(TagsSection.align(List.of(List.of("chosen", "v1"), List.of("low", "v0.1"))))
                .containsExactly("chosen  v1", "low     v0.1");
    }

    @Test
    void leavesOutEmptyColumns() {
        assertThat(TagsSection.align(List.of(List.of("a", "", "b"), List.of("c", "", "d"))))
                .containsExactly("a  b", "c  d");
    }

    @Test
    void doesNotWidenAColumnForALongCell() {
        String cell = "x".repeat(61);
        assertThat(TagsSection.align(List.of(List.of(cell, "a"), List.of("short", "b"))))
                .containsExactly(cell + "  a", "short  b");
    }

    @Test
    void alignsNothing() {
        assertThat(TagsSection.align(List.of())).isEmpty();
    }

    @Test
    void alignsInLinearTime() {
        assertThat(readsPerRow(4000)).isEqualTo(readsPerRow(40));
    }

    private static int readsPerRow(int rows) {
        AtomicInteger reads = new AtomicInteger();
        TagsSection.align(IntStream.range(0, rows).mapToObj(row -> counting(reads)).toList());
        return reads.get() / rows;
    }

    /** A row of three cells that counts how often one of them is read. */
    private static List<String> counting(AtomicInteger reads) {
        return new AbstractList<>() {
            @Override
            public String get(int index) {
                reads.incrementAndGet();
                return "cell";
            }

            @Override
            public int size() {
                return 3;
            }
        };
    }
}
