package io.github.pluginregistry.core;

import static io.github.pluginregistry.core.testing.Definitions.asking;
import static io.github.pluginregistry.core.testing.Definitions.plugin;
import static io.github.pluginregistry.core.testing.Definitions.registry;
import static io.github.pluginregistry.core.testing.Definitions.select;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.definition.ForgeType;
import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.definition.RegistryDefinition.ForgeDefinition;
import io.github.pluginregistry.core.definition.VersionSelection.SourceKind;
import io.github.pluginregistry.core.testing.ForgeRequest;
import io.github.pluginregistry.core.testing.ForgeStub;
import io.github.pluginregistry.core.testing.SampleRepository;
import io.github.pluginregistry.core.update.UpdateReport;
import io.github.pluginregistry.core.validation.Severities;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which source answers for which repository, on real sockets and repositories. */
class RegistryServiceBuilderTest {

    private static final PluginDefinition ON_GITHUB = plugin("a", "a/*");

    @TempDir private Path directory;

    @Test
    void aForgesEntrySendsAKnownHostElsewhere() throws Exception {
        try (ForgeStub forge = ForgeStub.start().release("pipe-cd/pipecd", "a/v1.0.0")) {
            UpdateReport report =
                    builder(sentTo(forge.apiUrl(), ON_GITHUB)).build().previewUpdate();
            assertThat(versions(report)).containsExactly("v1.0.0");
            assertThat(report.cost().requests()).isEqualTo(2);
            assertThat(report.cost().bytes()).isPositive();
            assertThat(forge.requests()).hasSize(2);
        }
    }

    @Test
    void aPathIsAskedByGitFromTheDefinitionsDirectory() throws Exception {
        SampleRepository.bare(directory.resolve("plugins.git")).tags("v1.0.0").close();
        PluginDefinition local = plugin("a", "./plugins.git", select("v*"));
        UpdateReport report = builder(registry(local)).build().previewUpdate();
        assertThat(versions(report)).containsExactly("v1.0.0");
        assertThat(report.cost().requests()).isZero();
    }

    @Test
    void offlineAsksNoHostButWhatIsOnThisMachine() throws Exception {
        SampleRepository.bare(directory.resolve("plugins.git")).tags("v1.0.0").close();
        try (ForgeStub forge = ForgeStub.start().release("pipe-cd/pipecd", "a/v1.0.0")) {
            PluginDefinition local = plugin("b", "./plugins.git", select("v*"));
            UpdateReport report =
                    builder(sentTo(forge.apiUrl(), ON_GITHUB, local))
                            .offline(true)
                            .build()
                            .previewUpdate();
            assertThat(versions(report)).containsExactly("v1.0.0");
            assertThat(forge.requests()).isEmpty();
        }
    }

    @Test
    void whatWasRecordedAnswersLaterWithoutANetwork() throws Exception {
        Path folder = directory.resolve("recording");
        PluginDefinition tags =
                plugin("b", "https://github.com/o/r", asking(SourceKind.TAGS, select("v*")));
        UpdateReport recorded;
        try (ForgeStub forge =
                ForgeStub.start()
                        .release("pipe-cd/pipecd", "a/v1.0.0")
                        .tag("o/r", "v2.0.0", "3ecbefafd6d3c3f022e9deeed228149eef134ada")) {
            recorded =
                    builder(sentTo(forge.apiUrl(), ON_GITHUB, tags))
                            .record(folder)
                            .build()
                            .previewUpdate();
        }
        UpdateReport replayed =
                builder(registry(ON_GITHUB, tags)).recording(folder).build().previewUpdate();
        assertThat(versions(recorded)).containsExactly("v1.0.0", "v2.0.0");
        assertThat(replayed.resolutions()).isEqualTo(recorded.resolutions());
        assertThat(replayed.cost().requests()).isZero();
    }

    @Test
    void oneRegistrarMayRunTwice() throws Exception {
        try (ForgeStub forge = ForgeStub.start().release("pipe-cd/pipecd", "a/v1.0.0")) {
            RegistryService registrar = builder(sentTo(forge.apiUrl(), ON_GITHUB)).build();
            assertThat(versions(registrar.previewUpdate())).containsExactly("v1.0.0");
            assertThat(versions(registrar.previewUpdate())).containsExactly("v1.0.0");
            assertThat(forge.requests()).extracting(ForgeRequest::url).hasSize(4);
        }
    }

    private RegistryServiceBuilder builder(RegistryDefinition definition) {
        return RegistryService.of(
                definition, directory.resolve("registry.yaml"), directory.resolve("docs"));
    }

    private static RegistryDefinition sentTo(URI api, PluginDefinition... plugins) {
        RegistryDefinition definition = registry(plugins);
        return new RegistryDefinition(
                definition.name(),
                definition.description(),
                definition.repository(),
                definition.updateFrequency(),
                definition.notes(),
                definition.plugins(),
                List.of(new ForgeDefinition("github.com", ForgeType.GITHUB, api, api)),
                Severities.USUAL,
                List.of(),
                List.of());
    }

    private static List<String> versions(UpdateReport report) {
        return report.resolutions().stream()
                .flatMap(resolution -> resolution.entry().stream())
                .map(latest -> latest.version())
                .toList();
    }
}
