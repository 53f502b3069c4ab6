package io.github.pluginregistry.core.resolve;

import static io.github.pluginregistry.core.testing.Definitions.select;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.definition.VersionSelection;
import io.github.pluginregistry.core.forge.TagListing;
import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.version.PatternSuggestions.PatternSuggestion;
import io.github.pluginregistry.core.version.TagPattern;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class TagIndexTest {

    @Test
    void fiveHundredPluginsLookAtEachOfTwentyThousandReleasesOnce() {
        TagIndex listing =
                listing(
                        IntStream.range(0, 20_000)
                                .mapToObj(n -> "plugin-%d/v1.%d.0".formatted(n % 500, n / 500)));
        assertThat(
                        IntStream.range(0, 500)
                                .mapToObj(n -> select("plugin-%d/*".formatted(n)))
                                .flatMap(listing::inReachOf))
                .hasSize(20_000)
                .doesNotHaveDuplicates();
    }

    @Test
    void aReleaseThatSeveralPatternsReachIsSeenOnce() {
        assertThat(
                        listing(Stream.of("a/v1.0.0", "a-1.0.0", "b/v1.0.0"))
                                .inReachOf(select("a/*", "a/v{version}", "a{version}")))
                .extracting(Release::tag)
                .containsExactly("a-1.0.0", "a/v1.0.0");
    }

    /** Whatever matches is in reach, so the choice is that among all releases. */
    @Property
    void noReleaseOutOfReachMatches(
            @ForAll("tags") List<String> tags,
            @ForAll("pattern") String pattern,
            @ForAll("pattern") String former) {
        VersionSelection selection = select(pattern, former);
        assertThat(
                        listing(tags.stream())
                                .inReachOf(selection)
                                .map(Release::tag)
                                .filter(selection::matches))
                .containsExactlyInAnyOrderElementsOf(
                        tags.stream().filter(selection::matches).toList());
    }

    @Test
    void whatIsInReachNeedNotMatch() {
        TagIndex listing = listing(Stream.of("a/b/v1.0.0"));
        assertThat(listing.inReachOf(select("a/*"))).hasSize(1);
        assertThat(listing.matches(select("a/*"))).isFalse();
        assertThat(listing.matches(select("a/b/*"))).isTrue();
    }

    @Test
    void aTagIsFoundByItsWholeName() {
        TagIndex listing = listing(Stream.of("v1.0.0", "other"));
        assertThat(listing.tags()).containsExactly("other", "v1.0.0");
        assertThat(listing.hasTag("other")).isTrue();
        assertThat(listing.hasTag("oth")).isFalse();
    }

    @Test
    void ofATagThatIsListedTwiceTheFirstCounts() {
        TagIndex listing =
                TagIndex.ofTags(
                        List.of(
                                Release.ofTag("v1.0.0").withCommit("a".repeat(40)),
                                Release.ofTag("v1.0.0").withCommit("b".repeat(40))));
        assertThat(listing.inReachOf(select("v*")))
                .containsExactly(Release.ofTag("v1.0.0").withCommit("a".repeat(40)));
    }

    @Test
    void coversWhatItsPrefixesCover() {
        TagIndex listing =
                new TagIndex(
                        new TagListing(
                                List.of(), Set.of("a/", "b/v"), null, TagListing.Dates.NONE));
        assertThat(List.of("a/", "a/b/", "b/v1")).allMatch(listing::covers);
        assertThat(List.of("", "a", "b/", "c")).noneMatch(listing::covers);
    }

    @Test
    void theTagOfAVersionIsLookedForAmongThePluginsOwn() {
        TagIndex listing = listing(Stream.of("a/v1.0.0", "b/v2.0.0"));
        assertThat(listing.hasTagOf("v1.0.0", select("a/*"))).isTrue();
        assertThat(listing.hasTagOf("v2.0.0", select("a/*"))).isFalse();
        assertThat(listing.hasTagOf("v2.0.0", select("a/*", "b/*"))).isTrue();
    }

    @Test
    void suggestsThePatternsOfItsReleases() {
        assertThat(
                        listing(Stream.of("plugins/kafka/v1.0.0"))
                                .suggestions()
                                .suggest(TagPattern.of("kafka/*"), text -> true, tag -> false))
                .contains(new PatternSuggestion(TagPattern.of("plugins/kafka/*"), 1));
    }

    @Test
    void tagsAreReadForSuggestionsOnce() {
        TagIndex listing = listing(Stream.of("a/v1.0.0"));
        assertThat(listing.suggestions()).isSameAs(listing.suggestions());
    }

    @Provide
    Arbitrary<List<String>> tags() {
        return Arbitraries.of("a", "b", "/", "-", "v1.0.0", "1")
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(parts -> String.join("", parts))
                .list()
                .ofMaxSize(20)
                .uniqueElements();
    }

    @Provide
    Arbitrary<String> pattern() {
        return Arbitraries.of("a", "b", "/", "-", "*", "**", "?")
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(parts -> String.join("", parts));
    }

    private static TagIndex listing(Stream<String> tags) {
        return TagIndex.ofTags(tags.map(Release::ofTag).toList());
    }
}
