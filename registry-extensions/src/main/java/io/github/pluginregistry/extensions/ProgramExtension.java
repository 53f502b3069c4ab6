package io.github.pluginregistry.extensions;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.pluginregistry.sdk.ApiHandler;
import io.github.pluginregistry.sdk.ApiReply;
import io.github.pluginregistry.sdk.ApiRequest;
import io.github.pluginregistry.sdk.ApiRole;
import io.github.pluginregistry.sdk.Capabilities;
import io.github.pluginregistry.sdk.CheckRule;
import io.github.pluginregistry.sdk.ExtensionContext;
import io.github.pluginregistry.sdk.Finding;
import io.github.pluginregistry.sdk.Health;
import io.github.pluginregistry.sdk.Notification;
import io.github.pluginregistry.sdk.Notifier;
import io.github.pluginregistry.sdk.OutputFile;
import io.github.pluginregistry.sdk.OutputRenderer;
import io.github.pluginregistry.sdk.PluginBatch;
import io.github.pluginregistry.sdk.PluginInfo;
import io.github.pluginregistry.sdk.RegistryHook;
import io.github.pluginregistry.sdk.RegistryInfo;
import io.github.pluginregistry.sdk.ReleaseInfo;
import io.github.pluginregistry.sdk.ReleaseSource;
import io.github.pluginregistry.sdk.SecretSource;
import io.github.pluginregistry.sdk.TagInfo;
import io.github.pluginregistry.sdk.VersionChange;
import io.github.pluginregistry.sdk.process.Contract;
import io.github.pluginregistry.sdk.process.Messages;
import io.github.pluginregistry.sdk.process.Messages.HookMethod;
import io.github.pluginregistry.sdk.process.Messages.HookRequest;
import io.github.pluginregistry.sdk.process.Messages.ProcessCapabilities;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** An extension in a process of its own: each call is a request to the process. Thread-safe. */
public final class ProgramExtension
        implements ReleaseSource,
                CheckRule,
                OutputRenderer,
                Notifier,
                SecretSource,
                RegistryHook,
                ApiHandler {

    /** A program says within this time what it can do, and where it listens. */
    public static final Duration START_LIMIT = Duration.ofSeconds(5);

    private final ProcessCapabilities declared;
    private final Capabilities capabilities;
    private final ProgramRunner runner;

    private ProgramExtension(
            ProcessCapabilities declared, Capabilities capabilities, ProgramRunner runner) {
        this.declared = declared;
        this.capabilities = capabilities;
        this.runner = runner;
    }

    /**
     * Asks a program what it can do.
     *
     * @param startLimit how long it may take for that, and to start
     * @param log gets the lines of its standard error
     * @throws ExtensionFailure if it does not answer in time, or not as the protocol says
     */
    public static ProgramExtension of(Path program, Duration startLimit, Consumer<String> log)
            throws ExtensionFailure, InterruptedException {
        String json = ProgramCapabilities.ask(program, startLimit, log);
        try {
            ProcessCapabilities declared = Messages.JSON.readValue(json, ProcessCapabilities.class);
            if (declared.protocol() != Messages.PROTOCOL) {
                throw ExtensionFailure.unusable(
                        "%s speaks version %d of the protocol; this is version %d"
                                .formatted(program, declared.protocol(), Messages.PROTOCOL));
            }
            Capabilities capabilities = capabilities(declared);
            return new ProgramExtension(
                    declared,
                    capabilities,
                    new ProgramRunner(program, capabilities.tokenHosts(), startLimit, log));
        } catch (JsonProcessingException | IllegalArgumentException | NullPointerException e) {
            throw ExtensionFailure.unusable(
                    "\"%s capabilities\" printed no usable capabilities: %s"
                            .formatted(program, ProgramProcess.reason(e)));
        }
    }

    private static Capabilities capabilities(ProcessCapabilities it) {
        return new Capabilities(
                it.id(),
                String.valueOf(it.description()),
                it.configurationSchema() == null ? "" : it.configurationSchema().toString(),
                it.tokenHosts() == null ? List.of() : it.tokenHosts(),
                it.outputs() == null ? List.of() : it.outputs(),
                it.apiRole() == null ? ApiRole.ADMINISTER : ApiRole.of(it.apiRole()));
    }

    /** What the program implements. */
    public Set<Contract> contracts() {
        return declared.contracts();
    }

    @Override
    public Capabilities capabilities() {
        return capabilities;
    }

    @Override
    public void start(ExtensionContext context)
            throws ExtensionFailure, InterruptedException, IOException {
        runner.start(context);
    }

    @Override
    public Health health() {
        return runner.health();
    }

    /** The program may be started once more, though it was started again before. */
    void allowRestart() {
        runner.allowRestart();
    }

    /** Ends the process if it was not called for so long; the next call starts it again. */
    void stopIdle(Duration limit) {
        runner.stopIdle(limit);
    }

    @Override
    public List<TagInfo> tags(String repository, Set<String> prefixes) throws Exception {
        return call("/v1/tags", new Messages.TagsRequest(repository, prefixes), Messages.Tags.class)
                .tags();
    }

    @Override
    public List<ReleaseInfo> releases(String repository, Set<String> tags) throws Exception {
        return call(
                        "/v1/releases",
                        new Messages.ReleasesRequest(repository, tags),
                        Messages.Releases.class)
                .releases();
    }

    @Override
    public List<Finding> check(PluginBatch batch) throws Exception {
        return call("/v1/check", batch, Messages.Findings.class).findings();
    }

    @Override
    public List<OutputFile> render(RegistryInfo registry, List<PluginInfo> plugins)
            throws Exception {
        return call(
                        "/v1/render",
                        new Messages.RenderRequest(registry, plugins),
                        Messages.Rendered.class)
                .files();
    }

    @Override
    public void notify(Notification notification) throws Exception {
        call("/v1/notify", notification, Messages.Done.class);
    }

    @Override
    public Optional<String> token(String host) throws Exception {
        return Optional.ofNullable(
                call("/v1/token", new Messages.TokenRequest(host), Messages.TokenAnswer.class)
                        .token());
    }

    @Override
    public void beforeUpdate(RegistryInfo registry, List<PluginInfo> published) throws Exception {
        hook(
                new HookRequest(
                        HookMethod.BEFORE_UPDATE, registry, published, null, null, null, null));
    }

    @Override
    public void afterUpdate(RegistryInfo registry, List<VersionChange> changes) throws Exception {
        hook(new HookRequest(HookMethod.AFTER_UPDATE, registry, null, changes, null, null, null));
    }

    @Override
    public void onFinding(RegistryInfo registry, Finding finding) throws Exception {
        hook(new HookRequest(HookMethod.ON_FINDING, registry, null, null, finding, null, null));
    }

    @Override
    public void beforePublish(RegistryInfo registry, List<PluginInfo> plugins) throws Exception {
        hook(new HookRequest(HookMethod.BEFORE_PUBLISH, registry, plugins, null, null, null, null));
    }

    @Override
    public void onVersionPublished(RegistryInfo registry, VersionChange change) throws Exception {
        hook(
                new HookRequest(
                        HookMethod.ON_VERSION_PUBLISHED, registry, null, null, null, change, null));
    }

    @Override
    public void afterPublish(Notification published) throws Exception {
        hook(
                new HookRequest(
                        HookMethod.AFTER_PUBLISH,
                        published.registry(),
                        null,
                        null,
                        null,
                        null,
                        published));
    }

    private void hook(HookRequest request) throws Exception {
        if (declared.hooks() != null && declared.hooks().contains(request.method())) {
            call("/v1/hook", request, Messages.Done.class);
        }
    }

    @Override
    public ApiReply handle(ApiRequest request) throws Exception {
        return call("/v1/api", Messages.ApiCall.of(request), Messages.ApiAnswer.class).reply();
    }

    private <T> T call(String path, Object request, Class<T> answer)
            throws ExtensionFailure, InterruptedException, IOException {
        byte[] body = Messages.JSON.writeValueAsBytes(request);
        return runner.use(process -> process.call(path, body, answer));
    }

    @Override
    public void stop() {
        runner.stop();
    }
}
