package com.example.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.github.pluginregistry.sdk.Extension;
import io.github.pluginregistry.sdk.ReleaseInfo;
import io.github.pluginregistry.sdk.testkit.JavaExtensionTests;
import io.github.pluginregistry.sdk.testkit.TestContext;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MavenMetadataSourceTest extends JavaExtensionTests {

    @RegisterExtension static final RecordedServer SERVER = new RecordedServer();

    @Override
    protected Extension extension() {
        return new MavenMetadataSource();
    }

    @Override
    protected String repository() {
        return SERVER.url("maven2/com/example/tool");
    }

    /** All but the snapshot. */
    @Override
    protected Set<String> tags() {
        return Set.of("1.0.0", "1.1.0", "2.0.0-rc.1");
    }

    @Override
    protected Optional<String> missingRepository() {
        return Optional.of(SERVER.url("maven2/com/example/missing"));
    }

    private static MavenMetadataSource started() {
        MavenMetadataSource source = new MavenMetadataSource();
        source.start(TestContext.of(source.capabilities()));
        return source;
    }

    @Test
    void leavesSnapshotsOut() throws Exception {
        assertThat(started().tags(repository(), Set.of("")))
                .hasSize(3)
                .noneMatch(tag -> tag.name().endsWith("-SNAPSHOT"));
    }

    @Test
    void takesTheTimeOfThePom() throws Exception {
        assertThat(started().releases(repository() + "/", Set.of("1.1.0")))
                .containsExactly(ReleaseInfo.of("1.1.0", Instant.parse("2026-01-31T12:00:00Z")));
    }

    @Test
    void hasNoReleaseOfAVersionWithoutPom() throws Exception {
        assertThat(started().releases(repository(), Set.of("1.0.0"))).isEmpty();
    }

    @Test
    void failsWhereTheRepositoryIsBusy() {
        assertThatIOException()
                .isThrownBy(() -> started().tags(SERVER.url("broken/tool"), Set.of("")))
                .withMessageContaining("503");
    }

    @Test
    void failsForAnAnswerThatIsNoXml() {
        assertThatIOException()
                .isThrownBy(() -> started().tags(SERVER.url("maven2/broken"), Set.of("")))
                .withMessageContaining("not valid");
    }
}
