package io.github.pluginregistry.core.resolve;

import static io.github.pluginregistry.core.testing.Definitions.select;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.definition.Selection;
import io.github.pluginregistry.core.match.PatternSuggestion;
import io.github.pluginregistry.core.match.TagPattern;
import io.github.pluginregistry.core.model.Release;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ListingTest {

    @Test
    void fiveHundredPluginsLookAtEachOfTwentyThousandReleasesOnce() {
        Listing listing =
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
        Selection selection = select(pattern, former);
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
        Listing listing = listing(Stream.of("a/b/v1.0.0"));
        assertThat(listing.inReachOf(select("a/*"))).hasSize(1);
        assertThat(listing.matches(select("a/*"))).isFalse();
        assertThat(listing.matches(select("a/b/*"))).isTrue();
    }

    @Test
    void releasesWithoutATagStandBesideTheTags() {
        Listing tags = listing(Stream.of("a/v1.0.0"));
        assertThat(tags.and(Listing.ofReleases(List.of(Release.ofTag("b/v1.0.0")))).releases())
                .extracting(Release::tag)
                .containsExactly("a/v1.0.0", "b/v1.0.0");
        assertThat(tags.and(Listing.ofReleases(List.of(Release.ofTag("a/v1.0.0"))))).isSameAs(tags);
    }

    @Test
    void releasesWithoutATagAreWithdrawn() {
        Listing releases =
                Listing.ofReleases(List.of(Release.ofTag("v1.0.0"), Release.ofTag("v2")));
        Listing onTags = releases.onTheir(listing(Stream.of("v1.0.0", "other")));
        assertThat(onTags.isWithdrawn("v1.0.0")).isFalse();
        assertThat(onTags.isWithdrawn("v2")).isTrue();
        assertThat(onTags.tags()).containsExactly("other", "v1.0.0");
        assertThat(onTags.hasTag("other")).isTrue();
        assertThat(onTags.hasTag("oth")).isFalse();
    }

    @Test
    void theTagOfAVersionIsLookedForAmongThePluginsOwn() {
        Listing listing = listing(Stream.of("a/v1.0.0", "b/v2.0.0"));
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
        Listing listing = listing(Stream.of("a/v1.0.0"));
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
                .ofMaxSize(20);
    }

    @Provide
    Arbitrary<String> pattern() {
        return Arbitraries.of("a", "b", "/", "-", "*", "**", "?")
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(parts -> String.join("", parts));
    }

    private static Listing listing(Stream<String> tags) {
        return Listing.ofTags(tags.map(Release::ofTag).toList());
    }
}
