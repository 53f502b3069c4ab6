package io.github.pluginregistry.extensions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pluginregistry.core.RegistryService;
import io.github.pluginregistry.core.RegistryServiceBuilder;
import io.github.pluginregistry.core.check.CheckReport;
import io.github.pluginregistry.core.definition.DefinitionReader;
import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.git.PublishException;
import io.github.pluginregistry.core.publish.DefinitionParser;
import io.github.pluginregistry.core.publish.MessageTemplate;
import io.github.pluginregistry.core.publish.PublishOptions;
import io.github.pluginregistry.core.update.PublishedVersionChange;
import io.github.pluginregistry.core.update.UpdateRefusedException;
import io.github.pluginregistry.core.validation.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The work of a registry with an extension that does a bit of everything. */
class ExtendedRegistryTest {

    private static final String DEFINITION =
            """
            name: Tools
            repository: https://github.com/acme/tools
            plugins:
              - id: hammer
                name: Hammer
                description: Drives nails
                repository: https://artifacts.example.com/hammer
                tagPattern: v*
              - id: saw
                name: Saw
                description: Cuts wood
                repository: https://artifacts.example.com/saw
                tagPattern: v*
            extensions:
              - id: shop
                hosts: [Artifacts.Example.com]
                configuration:
                  %s
            """;

    @TempDir Path directory;

    private final TestRun run = new TestRun();
    private ExtensionRegistry extensions;
    private ExtensionRun connected;

    @BeforeEach
    void build() throws Exception {
        run.bundled =
                List.of(
                        new ExtensionJar(directory)
                                .extension(
                                        "acme.Shop",
                                        """
                                        package acme;
                                        import io.github.pluginregistry.sdk.*;
                                        import java.time.Instant;
                                        import java.util.*;
                                        public final class Shop implements ReleaseSource, CheckRule, OutputRenderer, RegistryHook {
                                            private Optional<String> closed;
                                            private Optional<String> broken;
                                            private Optional<String> missing;
                                            public Capabilities capabilities() {
                                                return Capabilities.of("shop", "").withOutputs("shop/plugins.csv")
                                                    .withConfigurationSchema("{\\"type\\":\\"object\\"}");
                                            }
                                            public void start(ExtensionContext context) {
                                                closed = context.text("closed");
                                                broken = context.text("broken");
                                                missing = context.text("missing");
                                            }
                                            private void work(String method) throws Exception {
                                                if (broken.equals(Optional.of(method))) { throw new Exception("out of order"); }
                                            }
                                            public List<TagInfo> tags(String repository, Set<String> prefixes) throws Exception {
                                                work("tags");
                                                if (repository.endsWith(missing.orElse("?"))) { throw new RepositoryNotFoundException("there is no " + repository); }
                                                return List.of(TagInfo.of("v1.0.0"), TagInfo.of("v1.2.0"));
                                            }
                                            public List<ReleaseInfo> releases(String repository, Set<String> tags) throws Exception {
                                                return List.of(ReleaseInfo.of("v1.2.0", Instant.parse("2026-01-31T12:00:00Z")));
                                            }
                                            public List<Finding> check(PluginBatch batch) throws Exception {
                                                work("check");
                                                return List.of(Finding.warning("length", "saw", "has a short name"));
                                            }
                                            public List<OutputFile> render(RegistryInfo registry, List<PluginInfo> plugins) throws Exception {
                                                work("render");
                                                StringBuilder csv = new StringBuilder();
                                                for (PluginInfo plugin : plugins) { csv.append(plugin.id()).append(',').append(plugin.latestVersion()).append('\\n'); }
                                                return List.of(new OutputFile("shop/plugins.csv", csv.toString()));
                                            }
                                            public void beforeUpdate(RegistryInfo registry, List<PluginInfo> plugins) throws Exception {
                                                if (closed.equals(Optional.of("update"))) { throw new RefusedException("the shop is closed", "come back"); }
                                            }
                                            public void beforePublish(RegistryInfo registry, List<PluginInfo> plugins) throws Exception {
                                                if (closed.equals(Optional.of("publish"))) { throw new RefusedException("the shop is closed", "come back"); }
                                            }
                                        }
                                        """)
                                .build("shop"));
    }

    @AfterEach
    void close() {
        if (extensions != null) {
            extensions.close();
        }
    }

    /** A service whose extension has one line of configuration. */
    private RegistryService service(String configuration) throws Exception {
        close();
        Path file = directory.resolve("registry.yaml");
        Files.writeString(file, DEFINITION.formatted(configuration));
        RegistryDefinition definition = new DefinitionReader().read(file);
        extensions =
                ExtensionRegistry.open(
                        run.setup(
                                List.of(new AllowedExtension.Bundled("shop")),
                                definition.extensions().get(0)));
        RegistryServiceBuilder service =
                RegistryService.of(definition, file, directory.resolve("docs"));
        connected = extensions.newRun();
        connected.connect(service);
        return service.build();
    }

    private RegistryService service() throws Exception {
        return service("{}");
    }

    private Path csv() {
        return directory.resolve("docs/shop/plugins.csv");
    }

    private List<String> json() throws Exception {
        return Files.readAllLines(directory.resolve("docs/plugins.json"));
    }

    @Test
    void anUpdateReadsAHostThroughItsExtension() throws Exception {
        assertThat(service().update().changes())
                .extracting(PublishedVersionChange::toString)
                .contains("hammer is new at v1.2.0, released 2026-01-31");

        assertThat(json()).anyMatch(line -> line.contains("\"latestVersion\": \"v1.2.0\""));
        assertThat(csv()).hasContent("hammer,v1.2.0\nsaw,v1.2.0\n");
    }

    @Test
    void anUpdateKeepsWhatTheExtensionCannotLookUp() throws Exception {
        service().update();
        List<String> before = json();

        assertThat(service("broken: tags").update().problems())
                .anyMatch(
                        it ->
                                it.toString()
                                        .contains(
                                                "extension \"shop\": tags failed: java.lang.Exception: out of order"));
        assertThat(json()).isEqualTo(before);
    }

    @Test
    void anUpdateLeavesOutAPluginWhoseRepositoryIsNotThere() throws Exception {
        assertThat(service("missing: saw").update().problems())
                .anyMatch(
                        it ->
                                it.toString()
                                        .contains(
                                                "extension \"shop\": there is no https://artifacts.example.com/saw"));
        assertThat(csv()).hasContent("hammer,v1.2.0\n");
    }

    @Test
    void anUpdateThatIsRefusedWritesNothing() throws Exception {
        assertThatThrownBy(() -> service("closed: update").update())
                .isInstanceOf(UpdateRefusedException.class)
                .hasMessage("extension \"shop\" refuses: the shop is closed; come back");
        assertThat(directory.resolve("docs")).doesNotExist();
    }

    @Test
    void aCheckShowsAFindingAtThePlugin() throws Exception {
        service().update();

        CheckReport report = service().check();

        assertThat(report.findings())
                .filteredOn(finding -> finding.rule() == Rule.EXTENSION)
                .singleElement()
                .satisfies(
                        finding -> {
                            assertThat(finding.plugin()).isEqualTo("saw");
                            assertThat(finding.diagnostic().problem())
                                    .isEqualTo("shop/length: has a short name");
                            int line = finding.diagnostic().location().line();
                            assertThat(json().get(line)).contains("\"id\": \"saw\"");
                        });
        assertThat(report.isClean()).isTrue();
    }

    @Test
    void aCheckFailsWhereARuleCannotBeApplied() throws Exception {
        service().update();

        assertThat(service("broken: check").check().isClean()).isFalse();
    }

    @Test
    void aCheckFindsAFileOfAnExtensionThatWasEdited() throws Exception {
        service().update();
        Files.writeString(csv(), "hammer,v9.9.9\n");

        assertThat(service().check().toString()).contains("not in sync (1 error)");

        service().repair();
        assertThat(csv()).hasContent("hammer,v1.2.0\nsaw,v1.2.0\n");
        assertThat(service().check().isClean()).isTrue();
    }

    @Test
    void aRendererThatFailsLeavesTheOldFile() throws Exception {
        service().update();
        Files.writeString(csv(), "old");

        service("broken: render").update();

        assertThat(csv()).hasContent("old");
        assertThat(run.log).anyMatch(line -> line.endsWith("; its files stay as they are"));
    }

    @Test
    void aFailureThatMayNotPassFailsTheGoalInTheEnd() throws Exception {
        service("broken: render\n    onFailure: fail").update();

        assertThat(directory.resolve("docs/plugins.json")).exists();
        assertThatThrownBy(() -> connected.requireNoFatalFailure())
                .isInstanceOf(ExtensionException.class)
                .hasMessage(
                        "extension \"shop\": render failed: java.lang.Exception: out of order; correct it, or set its onFailure to warn");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void anOutputFollowsNoLinkOutOfTheCheckout() throws Exception {
        Path outside = Files.createDirectory(directory.resolve("outside"));
        Path checkout = Files.createDirectories(directory.resolve("checkout/docs")).getParent();
        Files.createSymbolicLink(checkout.resolve("docs/shop"), outside);
        directory = checkout;

        assertThatThrownBy(() -> service().update()).isInstanceOf(IOException.class);
        assertThat(outside).isEmptyDirectory();
    }

    @Test
    void connectsToNoServiceWithOtherExtensions() throws Exception {
        service();
        RegistryServiceBuilder other =
                RegistryService.of(
                        new DefinitionReader()
                                .read(
                                        Files.writeString(
                                                directory.resolve("other.yaml"),
                                                DEFINITION.formatted("{closed: update}"))),
                        directory.resolve("other.yaml"),
                        directory.resolve("other"));

        assertThatThrownBy(() -> connected.connect(other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the definition has other extensions than those that were opened; open them again");
    }

    @Test
    void aRefusalKeepsFilesFromBeingPublished() throws Exception {
        service().update();
        PublishOptions options =
                new PublishOptions(
                        "origin", "", MessageTemplate.MESSAGE, null, null, false, false, null);

        assertThatThrownBy(() -> service("closed: publish").publish(options, DefinitionParser.FILE))
                .isInstanceOf(PublishException.class)
                .hasMessage("extension \"shop\" refuses: the shop is closed; come back");
    }
}
