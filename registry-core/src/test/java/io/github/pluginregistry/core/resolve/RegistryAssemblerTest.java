package io.github.pluginregistry.core.resolve;

import static io.github.pluginregistry.core.testing.Definitions.HOME;
import static io.github.pluginregistry.core.testing.Definitions.plugin;
import static io.github.pluginregistry.core.testing.Definitions.registry;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.http.SourceException;
import io.github.pluginregistry.core.model.Plugin;
import io.github.pluginregistry.core.model.PluginVersion;
import io.github.pluginregistry.core.model.ProgressListener;
import io.github.pluginregistry.core.model.Registry;
import io.github.pluginregistry.core.model.VersionHistory;
import io.github.pluginregistry.core.testing.FakeSource;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RegistryAssemblerTest {

    private static final Instant NOW = Instant.parse("2026-11-20T06:00:00Z");
    private static final RegistryDefinition DEFINITION =
            registry(plugin("a", "a/*"), plugin("b", "b/*"));

    private static LatestReleases.Found found(FakeSource source) {
        return new LatestReleases(
                        any -> source,
                        ProgressListener.SILENT,
                        Clock.fixed(NOW, ZoneOffset.UTC),
                        ResolveLimits.USUAL,
                        any -> false)
                .find(
                        DEFINITION,
                        Map.of(),
                        ResolveScope.forUpdate(new VersionHistory(true, Map.of())));
    }

    @Test
    void hasEachPluginThatIsResolvedWithItsVersions() {
        Registry registry =
                RegistryAssembler.of(
                        DEFINITION,
                        found(new FakeSource().tags(HOME, "a/v1.0.0", "a/v1.1.0")),
                        true);

        assertThat(registry.name()).isEqualTo(DEFINITION.name());
        assertThat(registry.plugins()).extracting(it -> it.id().value()).contains("a");
        Plugin first = registry.plugins().get(0);
        assertThat(first.latest().version()).isEqualTo("v1.1.0");
        assertThat(first.versions())
                .extracting(PluginVersion::version)
                .containsExactly("v1.1.0", "v1.0.0");
    }

    @Test
    void hasNoVersionsWhereNoHistoryIsKept() {
        Registry registry =
                RegistryAssembler.of(
                        DEFINITION, found(new FakeSource().tags(HOME, "a/v1.0.0")), false);

        assertThat(registry.plugins().get(0).versions()).isEmpty();
    }

    @Test
    void leavesOutAPluginThatHasNoEntry() {
        FakeSource silent = new FakeSource().failing(HOME, SourceException.Kind.UNREACHABLE);

        assertThat(RegistryAssembler.of(DEFINITION, found(silent), false).plugins()).isEmpty();
    }
}
