package io.github.pluginregistry.core.resolve;

import static io.github.pluginregistry.core.testing.Definitions.HOME;
import static io.github.pluginregistry.core.testing.Definitions.acknowledging;
import static io.github.pluginregistry.core.testing.Definitions.plugin;
import static io.github.pluginregistry.core.testing.Definitions.select;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.forge.ReleaseDetails;
import io.github.pluginregistry.core.forge.ReleaseSource;
import io.github.pluginregistry.core.forge.TagListing;
import io.github.pluginregistry.core.model.LatestRelease;
import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.model.RepositoryUrl;
import io.github.pluginregistry.core.testing.Commits;
import io.github.pluginregistry.core.testing.TestResolver;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** What an update asks, by what it needs to know. */
class TagPrefixesTest {

    private static final Instant RELEASED = Instant.parse("2026-11-01T00:00:00Z");

    private final Map<String, LatestRelease> published = new HashMap<>();
    private final List<Set<String>> asked = new CopyOnWriteArrayList<>();

    @Test
    void allThatCanPlayAPartIsNamed() {
        publish("a", "old/v1.0.0");
        PluginDefinition plugin =
                plugin(
                        "a",
                        HOME,
                        acknowledging("kept-1", "f".repeat(40), select("new/*", "former-*")));

        assertThat(new TagPrefixes(List.of(plugin), published).needed())
                .containsExactlyInAnyOrder("new/", "former-", "old/v1.0.0", "kept-1");
    }

    @Test
    void theTagsOfAllPluginsOfARepositoryAreAskedForAtOnce() {
        decide(List.of("a/v1.0.0", "b/v1.0.0", "c/v1.0.0"), plugin("a", "a/*"), plugin("b", "b/*"));

        assertThat(asked).containsExactly(Set.of("a/", "b/"));
    }

    @Test
    void theFolderAroundIsAskedForWhereNothingMatches() {
        List<Resolution> resolutions =
                decide(List.of("plugin/aa/v1.0.0", "v1.0.0"), plugin("a", "plugin/a/*"));

        assertThat(asked).containsExactly(Set.of("plugin/a/"), Set.of("plugin/a/", "plugin/"));
        assertThat(resolutions)
                .singleElement()
                .isInstanceOfSatisfying(
                        Resolution.Unreleased.class,
                        unreleased ->
                                assertThat(unreleased.reason().problem())
                                        .contains("among 1 tag in plugin/ of pipe-cd/pipecd")
                                        .contains("plugin/aa/"));
    }

    @Test
    void thatFolderIsAskedForAtOnceOfAPluginThatHadNoRelease() {
        published.put("a", LatestRelease.unknown(HOME));
        decide(List.of("plugin/aa/v1.0.0"), plugin("a", "plugin/a/*"));

        assertThat(asked).containsExactly(Set.of("plugin/"));
    }

    @Test
    void allTagsAreAskedForWhereThatFolderHasNone() {
        List<Resolution> resolutions =
                decide(List.of("plugins/a/v1.0.0", "b/v1.0.0"), plugin("a", "plugin/a/*"));

        assertThat(asked).last().isEqualTo(Set.of(""));
        assertThat(resolutions)
                .singleElement()
                .isInstanceOfSatisfying(
                        Resolution.Unreleased.class,
                        unreleased ->
                                assertThat(unreleased.reason().problem())
                                        .contains("among 2 tags of pipe-cd/pipecd")
                                        .contains("plugins/a/"));
    }

    private List<Resolution> decide(List<String> tags, PluginDefinition... plugins) {
        return new TestResolver(new Git(tags, asked), RELEASED).resolve(published, plugins);
    }

    private void publish(String id, String tag) {
        published.put(id, new LatestRelease("v1.0.0", HOME, RELEASED, tag, Commits.of(tag), null));
    }

    /** Knows tags alone, and tells those alone that it is asked for. */
    private record Git(List<String> tags, List<Set<String>> asked) implements ReleaseSource {

        @Override
        public TagListing tags(RepositoryUrl repository, Set<String> prefixes) {
            asked.add(prefixes);
            return new TagListing(
                    tags.stream()
                            .filter(tag -> prefixes.stream().anyMatch(tag::startsWith))
                            .map(Release::ofTag)
                            .toList(),
                    prefixes,
                    null,
                    TagListing.Dates.NONE);
        }

        @Override
        public ReleaseDetails details(RepositoryUrl repository) {
            return ReleaseDetails.none();
        }
    }
}
