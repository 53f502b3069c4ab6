package io.github.pluginregistry.core.resolve;

import static io.github.pluginregistry.core.testing.Definitions.HOME;
import static io.github.pluginregistry.core.testing.Definitions.plugin;
import static io.github.pluginregistry.core.testing.Definitions.select;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.forge.ReleaseSource;
import io.github.pluginregistry.core.model.LatestRelease;
import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.testing.FakeSource;
import io.github.pluginregistry.core.testing.TestResolver;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rows of the table "Special cases" in docs/version-order.md that no other test is about. */
class OddHistoriesTest {

    private static final Instant SOME_DAY = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void ofTwoReleasesOfOneVersionTheOneWithADateWins() {
        FakeSource source =
                new FakeSource()
                        .releases(
                                HOME,
                                Release.ofTag("v1.0.0+b"),
                                Release.ofTag("v1.0.0+a").publishedAt(SOME_DAY));
        assertThat(latest(source).version()).isEqualTo("v1.0.0+a");
    }

    @Test
    void aReleaseWithoutADateCounts() {
        LatestRelease latest = latest(new FakeSource().releases(HOME, Release.ofTag("v1.0.0")));
        assertThat(latest.version()).isEqualTo("v1.0.0");
        assertThat(latest.releasedAt()).isEmpty();
    }

    @Test
    void aTagThatIsListedTwiceIsOneVersion() {
        FakeSource source =
                new FakeSource()
                        .releases(
                                HOME,
                                Release.ofTag("v1.0.0"),
                                Release.ofTag("v1.0.0").publishedAt(SOME_DAY));
        assertThat(latest(source).releasedAt()).contains(SOME_DAY);
    }

    @Test
    void aReleaseThatWasGivenAnotherTagCountsUnderThatOneAlone() {
        LatestRelease published = new LatestRelease("v1.0.0", HOME, null, "v1.0.0", null, null);
        FakeSource source =
                new FakeSource().releases(HOME, Release.ofTag("v1.0.1"), Release.ofTag("v0.9.0"));
        assertThat(resolve(source, Map.of("a", published)).version()).isEqualTo("v1.0.1");
    }

    @Test
    void aDraftNeverCounts() {
        FakeSource source =
                new FakeSource()
                        .releases(HOME, Release.ofTag("v1.0.0"))
                        .tags(HOME, "v1.0.0", "v2.0.0")
                        .draft(HOME, "v2.0.0");
        assertThat(latest(source).version()).isEqualTo("v1.0.0");
    }

    @Test
    void aDraftNeverCountsWhereItIsTheFirstRelease() {
        FakeSource source = new FakeSource().tags(HOME, "v1.0.0", "v2.0.0").draft(HOME, "v2.0.0");
        assertThat(latest(source).version()).isEqualTo("v1.0.0");
    }

    private static LatestRelease latest(ReleaseSource source) {
        return resolve(source, Map.of());
    }

    private static LatestRelease resolve(
            ReleaseSource source, Map<String, LatestRelease> published) {
        try (source) {
            return new TestResolver(source, SOME_DAY)
                    .resolve(published, plugin("a", HOME, select("v*")))
                    .get(0)
                    .entry()
                    .orElseThrow();
        }
    }
}
