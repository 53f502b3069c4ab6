package io.github.pluginregistry.extensions;

import com.fasterxml.jackson.core.JsonProcessingException;
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
import io.github.pluginregistry.sdk.process.Messages.Failure;
import io.github.pluginregistry.sdk.process.Messages.HookMethod;
import io.github.pluginregistry.sdk.process.Messages.HookRequest;
import io.github.pluginregistry.sdk.process.Messages.ProcessCapabilities;
import io.github.pluginregistry.sdk.process.Messages.Start;
import java.io.IOException;
import java.net.SocketException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.jspecify.annotations.Nullable;

/**
 * An extension in a process of its own. The process starts with the extension, is started once more
 * if it ends, and ends with it.
 */
public final class ProgramExtension
        implements ReleaseSource, CheckRule, OutputRenderer, Notifier, SecretSource, RegistryHook {

    /** A program says within this time what it can do, and where it listens. */
    public static final Duration START_LIMIT = Duration.ofSeconds(5);

    /** Harmless variables, and what Windows needs to start programs. */
    private static final Set<String> VARIABLES =
            Set.of(
                    "PATH",
                    "HOME",
                    "USER",
                    "LANG",
                    "LC_ALL",
                    "TZ",
                    "TMPDIR",
                    "TMP",
                    "TEMP",
                    "JAVA_HOME",
                    "SYSTEMROOT",
                    "WINDIR",
                    "COMSPEC",
                    "PATHEXT");

    private static final byte[] NO_BODY = new byte[0];

    private final Path program;
    private final Consumer<String> log;
    private final ProcessCapabilities declared;
    private final Capabilities capabilities;
    private final Duration startLimit;
    private @Nullable ExtensionContext context;
    private @Nullable ProgramProcess process;
    private boolean restarted;

    private ProgramExtension(
            Path program,
            ProcessCapabilities declared,
            Capabilities capabilities,
            Duration startLimit,
            Consumer<String> log) {
        this.program = program;
        this.declared = declared;
        this.capabilities = capabilities;
        this.startLimit = startLimit;
        this.log = log;
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
        String json = ProgramProcess.capabilities(program, startLimit, log);
        try {
            ProcessCapabilities declared = Messages.JSON.readValue(json, ProcessCapabilities.class);
            if (declared.protocol() != Messages.PROTOCOL) {
                throw ExtensionFailure.unusable(
                        "%s speaks version %d of the protocol; this is version %d"
                                .formatted(program, declared.protocol(), Messages.PROTOCOL));
            }
            return new ProgramExtension(program, declared, capabilities(declared), startLimit, log);
        } catch (JsonProcessingException | IllegalArgumentException | NullPointerException e) {
            throw ExtensionFailure.unusable(
                    "\"%s capabilities\" printed no usable capabilities: %s"
                            .formatted(program, message(e)));
        }
    }

    /** Whether a program gets an environment variable of the build; tokens are in the others. */
    public static boolean isPassedOn(String variable) {
        return VARIABLES.contains(variable.toUpperCase(Locale.ROOT));
    }

    private static Capabilities capabilities(ProcessCapabilities it) {
        return new Capabilities(
                it.id(),
                String.valueOf(it.description()),
                it.configurationSchema() == null ? "" : it.configurationSchema().toString(),
                it.tokenHosts() == null ? List.of() : it.tokenHosts(),
                it.outputs() == null ? List.of() : it.outputs());
    }

    private static String message(Exception e) {
        return e instanceof JsonProcessingException json
                ? json.getOriginalMessage()
                : String.valueOf(e.getMessage());
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
    public synchronized void start(ExtensionContext context)
            throws ExtensionFailure, InterruptedException, IOException {
        this.context = context;
        process = started(context);
    }

    private ProgramProcess started(ExtensionContext context)
            throws ExtensionFailure, InterruptedException, IOException {
        Map<String, String> tokens = new TreeMap<>();
        for (String host : capabilities.tokenHosts()) {
            context.token(host).ifPresent(token -> tokens.put(host, token));
        }
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        String authorization = "Bearer " + HexFormat.of().formatHex(random);
        ProgramProcess running =
                ProgramProcess.start(
                        program,
                        socket ->
                                new Start(
                                        Messages.PROTOCOL,
                                        context.id(),
                                        context.registry(),
                                        context.configuration(),
                                        tokens,
                                        socket.isEmpty() ? null : socket,
                                        authorization),
                        startLimit,
                        log);
        boolean healthy = false;
        try {
            Health health = health(running);
            if (!health.healthy()) {
                throw ExtensionFailure.unusable("the program is not healthy: " + health.detail());
            }
            healthy = true;
            return running;
        } finally {
            if (!healthy) {
                running.close();
            }
        }
    }

    /** The process; started again if it has ended, but only once. */
    private synchronized ProgramProcess running()
            throws ExtensionFailure, InterruptedException, IOException {
        ProgramProcess current = process;
        if (current == null || context == null) {
            throw ExtensionFailure.unusable("the extension is not started");
        }
        if (!current.isRunning()) {
            current.close();
            if (restarted) {
                throw ExtensionFailure.unusable(
                        current.end() + " again; it is not started a third time");
            }
            restarted = true;
            current = started(context);
            process = current;
        }
        return current;
    }

    @Override
    public Health health() {
        try {
            return health(running());
        } catch (ExtensionFailure | IOException e) {
            return Health.down(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Health.down("interrupted");
        }
    }

    private static Health health(ProgramProcess running) {
        try {
            int status = running.send("GET", "/healthz", NO_BODY).status();
            return status == 200 ? Health.UP : Health.down("GET /healthz answers " + status);
        } catch (IOException e) {
            return Health.down("GET /healthz fails: " + e.getMessage());
        }
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

    private <T> T call(String path, Object request, Class<T> answer)
            throws ExtensionFailure, InterruptedException, IOException {
        ProgramProcess current = running();
        ProgramConnections.Reply reply;
        try {
            reply = current.send("POST", path, Messages.JSON.writeValueAsBytes(request));
        } catch (SocketException | NoHttpResponseException | ConnectionClosedException e) {
            throw new ExtensionFailure(
                    ExtensionFailure.Kind.FAILED,
                    "%s failed: %s".formatted(path, current.end()),
                    "see what it logged, and report it to its author",
                    e);
        } catch (IOException e) {
            throw ExtensionFailure.failed("%s failed: %s".formatted(path, e.getMessage()), e);
        }
        try {
            return switch (reply.status()) {
                case 200 -> Messages.JSON.readValue(reply.body(), answer);
                case 422 -> throw failure(Messages.JSON.readValue(reply.body(), Failure.class));
                default ->
                        throw ExtensionFailure.failed(
                                "%s answers with status %d".formatted(path, reply.status()), null);
            };
        } catch (JsonProcessingException e) {
            throw ExtensionFailure.failed(
                    "the answer of %s does not follow the protocol: %s".formatted(path, message(e)),
                    e);
        }
    }

    private static ExtensionFailure failure(Failure it) {
        return new ExtensionFailure(
                switch (it.kind()) {
                    case NOT_FOUND -> ExtensionFailure.Kind.NOT_FOUND;
                    case REFUSED -> ExtensionFailure.Kind.REFUSED;
                    case FAILED -> ExtensionFailure.Kind.FAILED;
                },
                it.message(),
                it.remedy() != null ? it.remedy() : "",
                null);
    }

    @Override
    public synchronized void stop() {
        if (process != null) {
            process.close();
            process = null;
        }
    }
}
