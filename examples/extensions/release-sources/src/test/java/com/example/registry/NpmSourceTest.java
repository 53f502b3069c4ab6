package com.example.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.github.pluginregistry.sdk.Extension;
import io.github.pluginregistry.sdk.ReleaseInfo;
import io.github.pluginregistry.sdk.RepositoryNotFoundException;
import io.github.pluginregistry.sdk.testkit.JavaExtensionTests;
import io.github.pluginregistry.sdk.testkit.TestContext;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class NpmSourceTest extends JavaExtensionTests {

    @RegisterExtension static final RecordedServer SERVER = new RecordedServer();

    @Override
    protected Extension extension() {
        return new NpmSource();
    }

    @Override
    protected String repository() {
        return SERVER.url("npm/tool");
    }

    @Override
    protected Set<String> tags() {
        return Set.of("1.0.0", "1.1.0", "2.0.0-beta.1");
    }

    @Override
    protected Optional<String> missingRepository() {
        return Optional.of(SERVER.url("npm/missing"));
    }

    private static NpmSource started() {
        NpmSource source = new NpmSource();
        source.start(TestContext.of(source.capabilities()));
        return source;
    }

    @Test
    void takesTheTimesOfTheDocument() throws Exception {
        assertThat(started().releases(repository(), Set.of("1.1.0")))
                .containsExactly(ReleaseInfo.of("1.1.0", Instant.parse("2026-02-01T08:30:00.123Z")));
    }

    @Test
    void findsNoPackageThatWasUnpublished() {
        assertThatExceptionOfType(RepositoryNotFoundException.class)
                .isThrownBy(() -> started().tags(SERVER.url("npm/gone"), Set.of("")));
    }

    @Test
    void failsForAnAnswerThatIsNoPackage() {
        assertThatIOException()
                .isThrownBy(() -> started().tags(SERVER.url("npm/page"), Set.of("")));
    }
}
