package io.github.pluginregistry.core.resolve;

import static io.github.pluginregistry.core.testing.Definitions.HOME;
import static io.github.pluginregistry.core.testing.Definitions.acknowledging;
import static io.github.pluginregistry.core.testing.Definitions.asking;
import static io.github.pluginregistry.core.testing.Definitions.plugin;
import static io.github.pluginregistry.core.testing.Definitions.registry;
import static io.github.pluginregistry.core.testing.Definitions.select;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.definition.SourceKind;
import io.github.pluginregistry.core.model.Latest;
import io.github.pluginregistry.core.model.PluginId;
import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.model.RepositoryId;
import io.github.pluginregistry.core.progress.ProgressListener;
import io.github.pluginregistry.core.source.ReleaseSource;
import io.github.pluginregistry.core.testing.Commits;
import io.github.pluginregistry.core.testing.FakeSource;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** What an update asks, by what it needs to know. */
class NeedsTest {

    private static final Instant RELEASED = Instant.parse("2026-11-01T00:00:00Z");

    private final FakeSource source = new FakeSource();
    private final Map<PluginId, Latest> published = new HashMap<>();

    @Test
    void whereTheLatestReleaseIsThePublishedOneNobodyAsksForTags() {
        source.releases(HOME, release("v1.0.0"), release("v1.1.0"));
        publish("a", "v1.1.0");

        assertThat(update(plugin("a", "v*")))
                .extracting(resolution -> resolution.entry().orElseThrow())
                .containsExactly(published.get(new PluginId("a")));
        assertThat(source.questions()).containsExactly("releases pipe-cd/pipecd");
    }

    @Test
    void whatIsNewIsPublishedWithItsCommit() {
        source.releases(HOME, release("v1.0.0"), release("v1.1.0"));
        publish("a", "v1.0.0");

        assertThat(update(plugin("a", "v*")).get(0).entry().orElseThrow().commit())
                .contains(Commits.of("v1.1.0"));
    }

    @Test
    void onePluginWithSomethingNewHasTheTagsOfAllLookedAt() {
        source.releases(HOME, release("a/v1.0.0"), release("b/v1.1.0"))
                .tags(
                        HOME,
                        Release.ofTag("a/v1.0.0").withCommit("f".repeat(40)),
                        Release.ofTag("b/v1.1.0").withCommit("e".repeat(40)));
        publish("a", "a/v1.0.0");
        publish("b", "b/v1.0.0");

        List<Resolution> resolutions = update(plugin("a", "a/*"), plugin("b", "b/*"));
        assertThat(resolutions.get(0)).isInstanceOf(Resolution.Kept.class);
        assertThat(resolutions.get(1).entry().orElseThrow().commit()).contains("e".repeat(40));
    }

    @Test
    void aReleaseThatWasMadeAnewHasItsTagLookedAt() {
        source.releases(HOME, release("v1.0.0").publishedAt(RELEASED.plusSeconds(1)));
        publish("a", "v1.0.0");
        update(plugin("a", "v*"));

        assertThat(source.questions()).contains("tags pipe-cd/pipecd");
    }

    @Test
    void anAcknowledgedCommitIsLookedFor() {
        source.releases(HOME, release("v1.0.0"));
        publish("a", "v1.0.0");
        update(plugin("a", HOME, acknowledging("v1.0.0", "f".repeat(40), select("v*"))));

        assertThat(source.questions()).contains("tags pipe-cd/pipecd");
    }

    @Test
    void anAcknowledgedCommitThatIsPublishedIsNotLookedForAgain() {
        source.releases(HOME, release("v1.0.0"));
        publish("a", "v1.0.0");
        update(plugin("a", HOME, acknowledging("v1.0.0", Commits.of("v1.0.0"), select("v*"))));

        assertThat(source.questions()).containsExactly("releases pipe-cd/pipecd");
    }

    @Test
    void whereTagsCountTheyAreAskedForEachTime() {
        source.tags(HOME, Release.ofTag("v1.0.0").withCommit(Commits.of("v1.0.0")));
        publish("a", "v1.0.0");
        update(plugin("a", HOME, asking(SourceKind.TAGS, select("v*"))));

        assertThat(source.questions()).containsExactly("tags pipe-cd/pipecd");
    }

    @Test
    void allThatCanPlayAPartIsNamed() {
        publish("a", "old/v1.0.0");
        PluginDefinition plugin =
                plugin(
                        "a",
                        HOME,
                        acknowledging("kept-1", "f".repeat(40), select("new/*", "former-*")));

        assertThat(new Needs(List.of(plugin), this::published).tagPrefixes())
                .containsExactlyInAnyOrder("new/", "former-", "old/v1.0.0", "kept-1");
    }

    @Test
    void aHostThatCanNarrowItsAnswerIsAskedForWhatMatters() {
        Narrowing narrowing = new Narrowing(List.of("a/v1.0.0", "b/v1.0.0"));
        decide(narrowing, plugin("a", "a/*"));

        assertThat(narrowing.asked).containsExactly(Set.of("a/"));
    }

    @Test
    void aPatternThatMatchesNothingHasAllTagsLookedAt() {
        Narrowing narrowing = new Narrowing(List.of("plugins/a/v1.0.0", "b/v1.0.0"));
        List<Resolution> resolutions = decide(narrowing, plugin("a", "plugin/a/*"));

        assertThat(narrowing.asked).containsExactly(Set.of("plugin/a/"), Set.of(""));
        assertThat(resolutions)
                .singleElement()
                .isInstanceOfSatisfying(
                        Resolution.Unreleased.class,
                        unreleased ->
                                assertThat(unreleased.reason().message())
                                        .contains("among 2 tags")
                                        .contains("plugins/a/"));
    }

    @Test
    void whatIsAtHandIsLookedAtAsAWhole() {
        source.atHand().releases(HOME, release("v1.0.0"));
        publish("a", "v1.0.0");
        update(plugin("a", "v*"));

        assertThat(source.questions())
                .containsExactly("releases pipe-cd/pipecd", "tags pipe-cd/pipecd");
    }

    private List<Resolution> update(PluginDefinition... plugins) {
        return decide(source, plugins);
    }

    private List<Resolution> decide(ReleaseSource asked, PluginDefinition... plugins) {
        return new Resolver(asked, ProgressListener.SILENT, RELEASED.plusSeconds(60))
                .resolve(registry(plugins), this::published);
    }

    private Optional<Latest> published(PluginId id) {
        return Optional.ofNullable(published.get(id));
    }

    private void publish(String id, String tag) {
        published.put(
                new PluginId(id),
                new Latest(
                        tag.substring(tag.lastIndexOf('/') + 1),
                        HOME + "/releases/tag/" + tag.replace("/", "%2F"),
                        Optional.of(RELEASED),
                        Optional.of(tag),
                        Optional.of(Commits.of(tag)),
                        Optional.empty()));
    }

    private static Release release(String tag) {
        return Release.ofTag(tag).publishedAt(RELEASED);
    }

    /** Knows tags alone, and tells those alone that it is asked for. */
    private static final class Narrowing implements ReleaseSource {

        private final List<String> tags;
        private final List<Set<String>> asked = new CopyOnWriteArrayList<>();

        private Narrowing(List<String> tags) {
            this.tags = tags;
        }

        @Override
        public List<Release> releases(RepositoryId repository) {
            return List.of();
        }

        @Override
        public List<Release> tags(RepositoryId repository) {
            return tags(repository, Set.of(""));
        }

        @Override
        public boolean narrows(RepositoryId repository) {
            return true;
        }

        @Override
        public List<Release> tags(RepositoryId repository, Set<String> prefixes) {
            asked.add(prefixes);
            return tags.stream()
                    .filter(tag -> prefixes.stream().anyMatch(tag::startsWith))
                    .map(Release::ofTag)
                    .toList();
        }
    }
}
