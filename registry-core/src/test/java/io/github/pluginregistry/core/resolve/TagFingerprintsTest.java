package io.github.pluginregistry.core.resolve;

import static io.github.pluginregistry.core.testing.Definitions.HOME;
import static io.github.pluginregistry.core.testing.Definitions.plugin;
import static io.github.pluginregistry.core.testing.Definitions.registry;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.http.SourceException.Kind;
import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.testing.FakeSource;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TagFingerprintsTest {

    private static final String COMMIT = "1".repeat(40);
    private static final String OTHER = "2".repeat(40);

    private static Map<String, String> of(FakeSource source) throws InterruptedException {
        return new TagFingerprints(requests -> source, 8)
                .of(registry(plugin("a", "a/*"), plugin("b", "b/*")), Map.of());
    }

    private static Release tag(String name, String commit) {
        return Release.ofTag(name).withCommit(commit);
    }

    @Test
    void listsTagsOfRepositoryOnce() throws InterruptedException {
        FakeSource source = new FakeSource().tags(HOME, tag("a/v1", COMMIT));

        assertThat(of(source)).hasSize(1);
        assertThat(source.questions()).hasSize(1);
    }

    @Test
    void isTheSameInAnyOrder() throws InterruptedException {
        FakeSource one = new FakeSource().tags(HOME, tag("a/v1", COMMIT), tag("b/v1", OTHER));
        FakeSource two = new FakeSource().tags(HOME, tag("b/v1", OTHER), tag("a/v1", COMMIT));

        assertThat(of(one)).isEqualTo(of(two));
    }

    @Test
    void changesWithEachTagThatIsAddedOrMoved() throws InterruptedException {
        Map<String, String> before = of(new FakeSource().tags(HOME, tag("a/v1", COMMIT)));

        assertThat(of(new FakeSource().tags(HOME, tag("a/v1", OTHER)))).isNotEqualTo(before);
        assertThat(of(new FakeSource().tags(HOME, tag("a/v1", COMMIT), tag("b/v1", COMMIT))))
                .isNotEqualTo(before);
    }

    @Test
    void hasNoneOfRepositoryThatCouldNotBeListed() throws InterruptedException {
        assertThat(of(new FakeSource().failing(HOME, Kind.UNREACHABLE))).isEmpty();
    }
}
