package io.github.pluginregistry.sdk.testkit;

import io.github.pluginregistry.sdk.ApiHandler;
import io.github.pluginregistry.sdk.ApiReply;
import io.github.pluginregistry.sdk.ApiRequest;
import io.github.pluginregistry.sdk.Capabilities;
import io.github.pluginregistry.sdk.CheckRule;
import io.github.pluginregistry.sdk.ExtensionContext;
import io.github.pluginregistry.sdk.Finding;
import io.github.pluginregistry.sdk.Notification;
import io.github.pluginregistry.sdk.Notifier;
import io.github.pluginregistry.sdk.OutputFile;
import io.github.pluginregistry.sdk.OutputRenderer;
import io.github.pluginregistry.sdk.PluginBatch;
import io.github.pluginregistry.sdk.PluginInfo;
import io.github.pluginregistry.sdk.RefusedException;
import io.github.pluginregistry.sdk.RegistryHook;
import io.github.pluginregistry.sdk.RegistryInfo;
import io.github.pluginregistry.sdk.ReleaseInfo;
import io.github.pluginregistry.sdk.ReleaseSource;
import io.github.pluginregistry.sdk.RepositoryNotFoundException;
import io.github.pluginregistry.sdk.SecretSource;
import io.github.pluginregistry.sdk.TagInfo;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Keeps all contracts. Tests break one rule each in a subclass. */
public class GoodExtension
        implements ReleaseSource,
                CheckRule,
                OutputRenderer,
                Notifier,
                SecretSource,
                RegistryHook,
                ApiHandler {

    static final String REPOSITORY = "https://artifacts.example.com/good";

    private String title = "";

    @Override
    public Capabilities capabilities() {
        return Capabilities.of("good", "Does everything right.")
                .withConfigurationSchema(
                        """
                        {"type": "object", "properties": {"title": {"type": "string"}},
                         "required": ["title"], "additionalProperties": false}""")
                .withTokenHosts("artifacts.example.com")
                .withOutputs("ids.txt");
    }

    @Override
    public void start(ExtensionContext context) throws Exception {
        title = context.text("title").orElseThrow();
        if (context.token("artifacts.example.com").isEmpty()) {
            throw new IllegalStateException("no token");
        }
    }

    @Override
    public List<TagInfo> tags(String repository, Set<String> prefixes) throws Exception {
        if (!repository.equals(REPOSITORY)) {
            throw new RepositoryNotFoundException("there is no " + repository);
        }
        return List.of(TagInfo.of("v1.0.0"), TagInfo.of("v1.1.0"), TagInfo.of("w2.0.0"));
    }

    @Override
    public List<ReleaseInfo> releases(String repository, Set<String> tags) throws Exception {
        return tags.stream()
                .filter(tag -> tag.startsWith("v"))
                .map(tag -> ReleaseInfo.of(tag, null))
                .toList();
    }

    @Override
    public List<Finding> check(PluginBatch batch) throws Exception {
        return batch.plugins().stream()
                .filter(plugin -> plugin.description().isBlank())
                .map(plugin -> Finding.error("description", plugin.id(), "has no description"))
                .toList();
    }

    @Override
    public List<OutputFile> render(RegistryInfo registry, List<PluginInfo> plugins)
            throws Exception {
        return List.of(
                new OutputFile(
                        "ids.txt",
                        plugins.stream()
                                .map(PluginInfo::id)
                                .collect(Collectors.joining("\n", title + "\n", "\n"))));
    }

    @Override
    public void notify(Notification notification) throws Exception {}

    @Override
    public Optional<String> token(String host) throws Exception {
        return host.equals("github.com") ? Optional.of("ghp_sample") : Optional.empty();
    }

    @Override
    public ApiReply handle(ApiRequest request) throws Exception {
        if (request.method().equals("DELETE")) {
            throw new RefusedException("there is a freeze", "wait for its end");
        }
        return request.path().equals("/") ? ApiReply.json(200, "{}") : ApiReply.notFound();
    }

    @Override
    public void beforeUpdate(RegistryInfo registry, List<PluginInfo> published) throws Exception {
        throw new RefusedException("there is a freeze", "wait for its end");
    }
}
