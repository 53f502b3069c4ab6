package io.github.pluginregistry.core.version;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class TagPrefixIndexTest {

    /** A thing that can be told from others of its name. */
    record Tag(String name, int number) {}

    @Test
    void findsWhatStartsAlikeInTheOrderOfTheNames() {
        assertThat(index("b/2", "a/1", "c/3", "b/1", "b").startingWith("b/"))
                .containsExactly("b/1", "b/2");
    }

    @Test
    void findsNothingBelowBetweenAndAboveAllNames() {
        TagPrefixIndex<String> index = index("b", "d");
        assertThat(index.startingWith("a")).isEmpty();
        assertThat(index.startingWith("c")).isEmpty();
        assertThat(index.startingWith("e")).isEmpty();
        assertThat(index().startingWith("")).isEmpty();
    }

    @Test
    void everyNameStartsWithTheEmptyPrefix() {
        assertThat(index("b", "", "a").startingWith("")).containsExactly("", "a", "b");
    }

    @Test
    void aNameIsFoundWhole() {
        assertThat(index("a/10", "a/1", "b").named("a/1")).contains("a/1");
        assertThat(index("a/10", "b").named("a/1")).isEmpty();
    }

    @Test
    void ofSeveralWithOneNameTheFirstIsFound() {
        TagPrefixIndex<Tag> index =
                TagPrefixIndex.of(
                        List.of(new Tag("b", 1), new Tag("a", 2), new Tag("b", 3)), Tag::name);
        assertThat(index.named("b")).contains(new Tag("b", 1));
        assertThat(index.startingWith("b")).containsExactly(new Tag("b", 1), new Tag("b", 3));
    }

    @Property
    void findsWhatALookAtEveryNameFinds(
            @ForAll("names") List<String> names, @ForAll("name") String prefix) {
        assertThat(TagPrefixIndex.of(names, Function.identity()).startingWith(prefix))
                .isEqualTo(
                        names.stream().filter(name -> name.startsWith(prefix)).sorted().toList());
    }

    @Test
    void looksAtFewNamesBesidesThoseItFinds() {
        List<String> names =
                IntStream.range(0, 20_000)
                        .mapToObj(n -> "plugin-%d/v1.%d.0".formatted(n / 40, n % 40))
                        .toList();
        AtomicInteger looks = new AtomicInteger();
        TagPrefixIndex<String> index =
                TagPrefixIndex.of(
                        names,
                        name -> {
                            looks.incrementAndGet();
                            return name;
                        });
        looks.set(0);
        assertThat(index.startingWith("plugin-250/")).hasSize(40);
        // 20,000 names are halved 15 times, and the one behind those that are found is seen too.
        assertThat(looks).hasValueLessThanOrEqualTo(15 + 40 + 1);
    }

    /** Few letters, so that many names start alike; a surrogate pair, which must not be halved. */
    @Provide
    Arbitrary<String> name() {
        return Arbitraries.of("a", "b", "/", "\uD83D\uDE00", "\uFFFF")
                .list()
                .ofMaxSize(4)
                .map(letters -> String.join("", letters));
    }

    @Provide
    Arbitrary<List<String>> names() {
        return name().list().ofMaxSize(30);
    }

    private static TagPrefixIndex<String> index(String... names) {
        return TagPrefixIndex.of(List.of(names), Function.identity());
    }
}
