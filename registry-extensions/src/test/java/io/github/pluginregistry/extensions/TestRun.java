package io.github.pluginregistry.extensions;

import io.github.pluginregistry.core.definition.ExtensionDefinition;
import io.github.pluginregistry.core.definition.ExtensionDefinition.OnFailure;
import io.github.pluginregistry.core.http.HttpClient;
import io.github.pluginregistry.core.http.RequestCounter;
import io.github.pluginregistry.core.http.TokenProvider;
import io.github.pluginregistry.core.model.LatestRelease;
import io.github.pluginregistry.core.model.Plugin;
import io.github.pluginregistry.core.model.PluginId;
import io.github.pluginregistry.core.model.PluginMetadata;
import io.github.pluginregistry.core.model.Registry;
import io.github.pluginregistry.core.model.Status;
import io.github.pluginregistry.sdk.Capabilities;
import io.github.pluginregistry.sdk.Extension;
import io.github.pluginregistry.sdk.ExtensionContext;
import io.github.pluginregistry.sdk.ExtensionLog;
import io.github.pluginregistry.sdk.PluginInfo;
import io.github.pluginregistry.sdk.RegistryInfo;
import java.net.URL;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A run with extensions, whose log is kept. */
final class TestRun {

    static final ExtensionTerms TERMS =
            new ExtensionTerms(
                    "the test", "the list", "the shelves", "put it there", "look at the shelves");

    static final RegistryInfo REGISTRY =
            new RegistryInfo("Tools", "", "https://github.com/acme/tools");

    /** The lines of all extensions, such as {@code test WARN text}. */
    final List<String> log = new CopyOnWriteArrayList<>();

    TokenProvider tokens = TokenProvider.NONE;
    List<URL> bundled = List.of();

    static PluginInfo plugin(String id) {
        return new PluginInfo(
                id,
                id,
                "",
                "https://github.com/acme/tools",
                "",
                id + "/v*",
                "stable",
                "v1.0.0",
                id + "/v1.0.0",
                "0123456789012345678901234567890123456789",
                null,
                "https://github.com/acme/tools/releases/tag/" + id,
                List.of());
    }

    static ExtensionDefinition settings(String id, Map<String, Object> configuration) {
        return new ExtensionDefinition(
                id,
                ExtensionDefinition.USUAL_PRIORITY,
                List.of(),
                configuration,
                Duration.ofSeconds(20),
                ExtensionDefinition.OnFailure.DEFAULT);
    }

    static ExtensionDefinition limited(String id, Duration limit) {
        return new ExtensionDefinition(
                id,
                ExtensionDefinition.USUAL_PRIORITY,
                List.of(),
                Map.of(),
                limit,
                ExtensionDefinition.OnFailure.DEFAULT);
    }

    ExtensionSetup setup(List<AllowedExtension> allowed, ExtensionDefinition... definitions) {
        return new ExtensionSetup(
                allowed,
                List.of(definitions),
                new ExtensionSetup.ClassPaths() {
                    @Override
                    public ExtensionTerms terms() {
                        return TERMS;
                    }

                    @Override
                    public List<URL> bundled() {
                        return bundled;
                    }

                    @Override
                    public List<URL> of(AllowedExtension.Artifact artifact) {
                        return bundled;
                    }
                },
                REGISTRY,
                tokens,
                new HttpClient(new RequestCounter()),
                this::log);
    }

    ExtensionContext context(Capabilities capabilities, Map<String, Object> configuration) {
        return new HostContext(
                capabilities,
                REGISTRY,
                configuration,
                tokens,
                new HttpClient(new RequestCounter()),
                log(capabilities.id()));
    }

    /** An extension as a run has it: configured and started. */
    ExtensionCalls start(Extension extension, ExtensionDefinition settings) {
        Capabilities capabilities = extension.capabilities();
        ManagedExtension started =
                new ManagedExtension(
                        extension, capabilities, settings, "a test", (id, method, ok, time) -> {});
        started.start(context(capabilities, settings.configuration()));
        return new ExtensionCalls(started, log(capabilities.id()), TERMS.look());
    }

    ExtensionCalls start(Extension extension) {
        return start(extension, OnFailure.DEFAULT);
    }

    ExtensionCalls start(Extension extension, OnFailure onFailure) {
        return start(
                extension,
                new ExtensionDefinition(
                        extension.capabilities().id(),
                        ExtensionDefinition.USUAL_PRIORITY,
                        List.of(),
                        Map.of(),
                        ExtensionDefinition.USUAL_TIME_LIMIT,
                        onFailure));
    }

    /** A registry with plugins in this order, each at v1.0.0. */
    static Registry registry(String... plugins) {
        return new Registry(
                "Tools",
                "",
                REGISTRY.repository(),
                "",
                "",
                Instant.EPOCH,
                Arrays.stream(plugins).map(TestRun::entry).toList());
    }

    private static Plugin entry(String id) {
        return new Plugin(
                new PluginId(id),
                new PluginMetadata(
                        id,
                        "",
                        "",
                        REGISTRY.repository(),
                        PluginMetadata.RepositoryType.INLINE,
                        id + "/v*",
                        Status.STABLE,
                        null,
                        List.of(),
                        null),
                new LatestRelease("v1.0.0", REGISTRY.repository(), null, null, null, null));
    }

    private ExtensionLog log(String id) {
        return new ExtensionLog() {
            @Override
            public void debug(String message) {
                log.add(id + " DEBUG " + message);
            }

            @Override
            public void info(String message) {
                log.add(id + " INFO " + message);
            }

            @Override
            public void warn(String message) {
                log.add(id + " WARN " + message);
            }
        };
    }
}
